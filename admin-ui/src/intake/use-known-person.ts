import type { MessageWish } from '@motcua/shared/notices';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { DossierRow } from '../dossiers/dossier.types';
import { callApi } from '../providers/http';
import type { KnownNumber } from './known-number';
import { useResting } from './use-resting';

const FRESH_MS = 5 * 60_000;
/** Other people's numbers are not kept longer than they are looked at. */
const KEPT_MS = 30_000;

export const KNOWN_PERSON = 'known-person';

interface Found {
  readonly data: readonly DossierRow[];
  /** How they last said to this office that they wish to be told. */
  readonly messages: MessageWish | null;
}

/** Each search leaves a record in the log of accesses, so an answer is used for a while. */
export const knownPersonQuery = (number: KnownNumber, officeCode: string | undefined) =>
  queryOptions({
    queryKey: [KNOWN_PERSON, number, officeCode],
    queryFn: ({ signal }) => {
      const body = { ...number, ...(officeCode !== undefined && { officeCode }) };
      return callApi<Found>('/dossiers/search', { method: 'POST', body, signal });
    },
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    retry: false,
  });

export interface KnownPerson {
  readonly rows: readonly DossierRow[] | undefined;
  readonly messages: MessageWish | null;
  readonly failed: boolean;
}

/** A person's earlier dossiers and wishes, asked for once the number has come to rest. */
export function useKnownPerson(number: KnownNumber | null, officeCode: string | undefined): KnownPerson {
  const resting = useResting(number);
  const { data, isError } = useQuery({
    ...knownPersonQuery(resting ?? { phone: '' }, officeCode),
    enabled: resting !== null,
  });
  const found = resting === null ? undefined : data;
  return { rows: found?.data, messages: found?.messages ?? null, failed: isError && resting !== null };
}
