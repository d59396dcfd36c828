import type { HistoryFault, HistoryImportView } from '@motcua/shared/history';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callApi } from '../../providers/http';

const LOOKS_AGAIN_MS = 1_000;

export const atWork = ({ state }: Pick<HistoryImportView, 'state'>): boolean =>
  state === 'checking' || state === 'running';

/** One import; looks again by itself while the server is at it, and has the list read anew when it comes to another state. */
export function useHistoryImport(id: string | null): {
  readonly shown: HistoryImportView | undefined;
  readonly error: unknown;
  readonly again: () => void;
} {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['admin', 'history-imports', 'one', id],
    queryFn: ({ signal }) => callApi<HistoryImportView>(`/admin/history-imports/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data && atWork(data) ? LOOKS_AGAIN_MS : false),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const state = query.data?.state;
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['admin', 'history-imports', 'pages'] });
  }, [client, id, state]);
  return { shown: id === null ? undefined : query.data, error: query.error, again: () => void query.refetch() };
}

/** What is wrong with an import's rows: the first of it, anew whenever more rows were found wrong. */
export function useHistoryFaults({ id, wrong }: Pick<HistoryImportView, 'id' | 'wrong'>): readonly HistoryFault[] {
  const query = useQuery({
    queryKey: ['admin', 'history-imports', 'faults', id, wrong],
    queryFn: ({ signal }) => callApi<{ data: HistoryFault[] }>(`/admin/history-imports/${id}/faults`, { signal }),
    enabled: wrong > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return wrong > 0 ? (query.data?.data ?? []) : [];
}
