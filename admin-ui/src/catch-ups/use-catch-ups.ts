import { useQuery } from '@tanstack/react-query';
import { useRoles } from '../providers/use-roles';
import { callApi } from '../providers/http';
import { useSignedIn } from '../providers/use-signed-in';
import type { CatchUp, CatchUpRow } from './catch-up.types';

/** Every reading of batches lies under this key. */
export const CATCH_UPS = 'catch-ups';

/** A colleague's batch shows up by itself; power does not go away every minute. */
const ASK_AGAIN_MS = 60_000;

interface Read<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Batches, the newest first. */
export function useCatchUps(enabled = true): Read<readonly CatchUpRow[]> {
  const { data, error, refetch } = useQuery({
    queryKey: [CATCH_UPS],
    queryFn: async ({ signal }) => (await callApi<{ data: CatchUpRow[] }>('/catch-ups', { signal })).data,
    enabled,
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}

export function useCatchUp(id: string): Read<CatchUp> {
  const { data, error, refetch } = useQuery({
    queryKey: [CATCH_UPS, id],
    queryFn: ({ signal }) => callApi<CatchUp>(`/catch-ups/${encodeURIComponent(id)}`, { signal }),
    // Each look is recorded: it is not taken behind the person's back.
    refetchOnWindowFocus: false,
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}

/** How many batches wait for this leader's yes, their own not among them; nothing for others. */
export function useWaitingCatchUps(): number | undefined {
  const leads = useRoles().has('leader');
  const { person } = useSignedIn();
  const { data } = useCatchUps(leads);
  // The counter reads the same list, but has nothing to settle in it.
  if (!leads) return undefined;
  return data?.filter(({ state, requestedBy }) => state === 'pending' && requestedBy.id !== person?.id).length;
}
