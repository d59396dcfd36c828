import type { DigestGroup } from '@motcua/shared/staff';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';

export interface DigestMail {
  readonly to: string;
  readonly state: 'planned' | 'submitting' | 'retry_waiting' | 'gateway_accepted' | 'failed';
  readonly kept: boolean;
  readonly acceptedAt: string | null;
  readonly lastError: string | null;
  readonly mayHaveArrived: boolean;
}

export interface Digest {
  readonly id: string;
  readonly createdAt: string;
  readonly counts: Readonly<Record<DigestGroup, number>>;
  readonly lines: readonly {
    readonly group: DigestGroup;
    readonly dossierId: string;
    readonly code: string;
    readonly procedureName: string;
    readonly dueAt: string;
  }[];
  readonly offices: readonly {
    readonly officeCode: string;
    readonly officeName: string;
    readonly open: number;
    readonly overdue: number;
    readonly dueToday: number;
  }[];
  readonly mail: DigestMail | null;
}

/** What this person was told this morning; nothing before it is known, and where there was nothing to tell. */
export function useDigest(): Digest | undefined {
  const { data } = useQuery({
    queryKey: ['digest'],
    queryFn: ({ signal }) => callApi<{ digest: Digest | null }>('/digests/today', { signal }),
    refetchInterval: 60_000,
    retry: false,
  });
  return data?.digest ?? undefined;
}
