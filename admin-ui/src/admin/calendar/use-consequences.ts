import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../providers/http';

/** Which promised dates a change would make others. */
export interface Consequences {
  readonly total: number;
  readonly offices: readonly { readonly officeCode: string; readonly officeName: string; readonly count: number }[];
  readonly first: readonly {
    readonly code: string;
    readonly officeCode: string;
    readonly dueFrom: string;
    readonly dueTo: string;
  }[];
}

/** @param change as `calendars/rehearsals` takes it; null while it is not complete */
export function useConsequences(change: object | null): Consequences | undefined {
  const { data } = useQuery({
    queryKey: ['calendar-rehearsal', change],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ moves: Consequences }>('/admin/calendars/rehearsals', {
          method: 'POST',
          body: change ?? {},
          signal,
        })
      ).moves,
    enabled: change !== null,
    retry: false,
    gcTime: 0,
  });
  return data;
}
