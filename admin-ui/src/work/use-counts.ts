import type { DossierState } from '@motcua/shared/dossiers';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { seesPapers, useRoles } from '../providers/use-roles';
import { useWorkView } from './use-work-view';

/** How many dossiers there are behind each tile; a tile and its list are counted by the same conditions. */
export interface Counts {
  readonly total: { readonly value: number; readonly exact: boolean };
  readonly states: Readonly<Record<DossierState, number>>;
  readonly due: { readonly overdue: number; readonly today: number; readonly soon: number };
  readonly waitingCitizen: number;
  readonly toHandOver: number;
}

/** Counters of what is mine or my desk's. */
export function useWorkCounts(): Counts | undefined {
  const { code, asked } = useOffice();
  const roles = useRoles();
  const view = useWorkView();
  const { data } = useQuery({
    queryKey: ['counts', view, code],
    queryFn: ({ signal }) =>
      callApi<Counts>(`/dossiers/counts?view=${view}${asked === undefined ? '' : `&officeCode=${asked}`}`, { signal }),
    enabled: code !== undefined && seesPapers(roles),
    // The clock runs on even when nobody does anything.
    refetchInterval: 60_000,
    retry: false,
  });
  return data;
}
