import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import type { Attachment } from './attachment.types';

/** Beneath the dossier's own key, so that what is told live of the dossier reaches its files. */
export const attachmentsKey = (dossierId: string): readonly unknown[] => [
  'dossiers',
  'getOne',
  { id: dossierId },
  'attachments',
];

const SCANNER_AWAY_MS = 30_000;

/** The files of a dossier in the order of their arrival, those removed too. */
export function useAttachments(dossierId: string): UseQueryResult<readonly Attachment[]> {
  return useQuery({
    queryKey: attachmentsKey(dossierId),
    queryFn: ({ signal }) => callApi<readonly Attachment[]>(`/dossiers/${dossierId}/attachments`, { signal }),
    retry: false,
    // Nothing tells that a scanner which was away has answered.
    refetchInterval: ({ state: { data } }) => (data?.some(({ scan }) => scan === 'waiting') ? SCANNER_AWAY_MS : false),
  });
}
