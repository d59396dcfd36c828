import type { DossierState } from '@motcua/shared/dossiers';
import { useQuery } from '@tanstack/react-query';
import { useListScope } from '../dossiers/list/use-list-scope';
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
  const { code } = useOffice();
  const roles = useRoles();
  const view = useWorkView();
  const scope = useListScope(view);
  const { data } = useQuery({
    queryKey: ['counts', view, code, scope],
    queryFn: ({ signal }) => callApi<Counts>(`/dossiers/counts?${new URLSearchParams({ view, ...scope })}`, { signal }),
    enabled: code !== undefined && seesPapers(roles),
    // The clock runs on even when nobody does anything.
    refetchInterval: 60_000,
    retry: false,
  });
  return data;
}
