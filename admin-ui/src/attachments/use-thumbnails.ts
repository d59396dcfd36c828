import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import { type Attachment, isViewable } from './attachment.types';

interface Thumbnails {
  readonly pending: number;
  readonly thumbnails: readonly { readonly attachmentId: string; readonly jpeg: string }[];
}

const BEING_DRAWN_MS = 4_000;
/** A server that cannot draw is not asked for ever. */
const MAX_ASKED = 5;

/**
 * Small pictures of a dossier's files, as addresses by the id of the file. Asked for when files came or went, for each look
 * leaves a record, and held only while the page is open.
 */
export function useThumbnails(dossierId: string, files: readonly Attachment[]): ReadonlyMap<string, string> {
  const shown = files.filter(isViewable).map(({ id }) => id);
  const { data } = useQuery({
    queryKey: ['attachment-thumbnails', dossierId, shown],
    queryFn: ({ signal }) => callApi<Thumbnails>(`/dossiers/${dossierId}/thumbnails`, { signal }),
    enabled: shown.length > 0,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    // What is there stays in sight while a new one is drawn.
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data: found, dataUpdateCount } }) =>
      found && found.pending > 0 && dataUpdateCount < MAX_ASKED ? BEING_DRAWN_MS : false,
  });
  return new Map(data?.thumbnails.map(({ attachmentId, jpeg }) => [attachmentId, `data:image/jpeg;base64,${jpeg}`]));
}
