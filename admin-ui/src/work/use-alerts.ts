import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi, newIdempotencyKey } from '../providers/http';

export interface DeadlineAlert {
  readonly id: string;
  readonly kind: 'due_soon' | 'overdue' | 'response_overdue' | 'pause_review' | 'apology_drafted' | 'assigned';
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: string;
}

/** What this person was told and has not seen yet. Undefined until it is known. */
export function useAlerts(): readonly DeadlineAlert[] | undefined {
  const { data } = useQuery({
    queryKey: ['alerts'],
    queryFn: async ({ signal }) =>
      (await callApi<{ data: DeadlineAlert[] }>('/alerts?seen=false&limit=100', { signal })).data,
    refetchInterval: 60_000,
    retry: false,
  });
  return data;
}

export function useSeen(): { readonly markSeen: (ids: readonly string[]) => void; readonly working: boolean } {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (ids: readonly string[]) =>
      callApi('/alerts/seen', { method: 'POST', body: { ids }, idempotencyKey: newIdempotencyKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
  return { markSeen: (ids) => mutate(ids), working: isPending };
}
