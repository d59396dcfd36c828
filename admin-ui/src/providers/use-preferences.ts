import { DEFAULT_PREFERENCES, type Preferences } from '@motcua/shared/staff';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi, newIdempotencyKey } from './http';
import { useSignedIn } from './use-signed-in';

const KEY = ['preferences'];

export function usePreferences(): {
  readonly preferences: Preferences;
  /** Whether they are the person's own yet and not merely the usual ones. */
  readonly loaded: boolean;
  readonly save: (changes: Partial<Preferences>) => void;
} {
  const { person } = useSignedIn();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => callApi<Preferences>('/auth/preferences'),
    enabled: person !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  const { mutate } = useMutation({
    // Shown at once; a preference that could not be kept is no reason to disturb anybody.
    onMutate: (changes: Partial<Preferences>) => {
      client.setQueryData<Preferences>(KEY, (before) => ({ ...(before ?? DEFAULT_PREFERENCES), ...changes }));
    },
    mutationFn: (changes) =>
      callApi<Preferences>('/auth/preferences', {
        method: 'PUT',
        body: changes,
        idempotencyKey: newIdempotencyKey(),
      }),
  });
  return { preferences: data ?? DEFAULT_PREFERENCES, loaded: data !== undefined, save: mutate };
}
