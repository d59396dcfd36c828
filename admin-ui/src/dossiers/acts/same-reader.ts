import type { MessageWish } from '@motcua/shared/notices';
import { useQuery } from '@tanstack/react-query';
import { callApi, newIdempotencyKey } from '../../providers/http';
import { actOnDossier } from '../act-on-dossier';

/** Another open dossier of the office of which the same person is told. */
export interface DossierOfReader {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly messages: MessageWish;
}

/** Asked for only where a wish is changed: each time leaves a record. */
export function useSameReader(dossierId: string, wanted: boolean): readonly DossierOfReader[] {
  const { data } = useQuery({
    queryKey: ['same-reader', dossierId],
    queryFn: async ({ signal }) =>
      (await callApi<{ data: readonly DossierOfReader[] }>(`/dossiers/${dossierId}/same-reader`, { signal })).data,
    enabled: wanted,
    gcTime: 0,
    retry: false,
  });
  return data ?? [];
}

/**
 * An act on each of them, as it would be alone.
 *
 * @returns codes of those that are as they were: somebody else has changed them meanwhile, or has to agree
 */
export async function holdElsewhere(
  others: readonly DossierOfReader[],
  messages: MessageWish,
  reason: string,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { id, code, version } of others) {
    const act = { transition: 'correct', version, changes: { messages }, reason } as const;
    const changed = await actOnDossier(id, act, newIdempotencyKey()).then(
      (answer) => !('approval' in answer),
      () => false,
    );
    if (!changed) left.push(code);
  }
  return left;
}
