import { localDateOf } from '@motcua/shared/calendar';
import { useQuery } from '@tanstack/react-query';
import type { DossierRow } from '../../dossiers/dossier.types';
import { useOffice } from '../../providers/use-office';
import { callApi, serverNow } from '../../providers/http';
import { useProcedures } from '../../procedures/use-procedures';

export const QUICK_TODAY = 'quick-today';
/** As many as one call names and one answers. */
const MOST_PROCEDURES = 50;
const MOST_ROWS = 100;

/** What was taken in today to be done at once, the latest first. */
export function useToday(): { readonly rows: readonly DossierRow[] | undefined; readonly failed: boolean } {
  const { code: office, asked } = useOffice();
  const { all } = useProcedures();
  const codes = all?.filter(({ sameVisit }) => sameVisit).map(({ code }) => code) ?? [];
  const today = localDateOf(serverNow());
  const { data, isError } = useQuery({
    queryKey: [QUICK_TODAY, office, today, codes.length],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        view: 'office',
        receivedFrom: today,
        receivedTo: today,
        sort: 'receivedAt',
        order: 'desc',
        limit: String(MOST_ROWS),
        ...(asked !== undefined && { officeCode: asked }),
      });
      codes.slice(0, MOST_PROCEDURES).forEach((code) => query.append('procedureCode', code));
      return (await callApi<{ data: readonly DossierRow[] }>(`/dossiers?${query}`, { signal })).data;
    },
    enabled: codes.length > 0,
  });
  return { rows: codes.length === 0 && all ? [] : data, failed: isError };
}
