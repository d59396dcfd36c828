import { useQuery } from '@tanstack/react-query';
import { callApiFile, problemOf } from '../../providers/http';
import { type Attachment, contentPath } from '../attachment.types';

interface Content {
  readonly content: Blob | undefined;
  /** Code of the refusal. */
  readonly problem: string | undefined;
  readonly again: () => void;
}

/** Who turns over further within it has not seen what lay between. */
const PASSED_OVER_MS = 250;

/**
 * The bytes of a file for as long as it is shown; each look leaves a record on the server.
 *
 * @param turnedTo whether it was come to from another file, and may only be passed over
 */
export function useContent(file: Attachment, turnedTo: boolean): Content {
  const { data, error, refetch } = useQuery({
    queryKey: ['attachment-content', file.id],
    queryFn: async ({ signal }) => {
      if (turnedTo) await new Promise((resolve) => setTimeout(resolve, PASSED_OVER_MS));
      signal.throwIfAborted();
      return (await callApiFile(contentPath(file), { signal })).content;
    },
    retry: false,
    // Never changed, and kept no longer than it is looked at.
    staleTime: Infinity,
    gcTime: 0,
  });
  return { content: data, problem: error ? problemOf(error).code : undefined, again: () => void refetch() };
}
