import { useQuery } from '@tanstack/react-query';
import { callApiFile, problemOf } from '../../providers/http';
import { type Attachment, contentPath } from '../attachment.types';

interface Content {
  readonly content: Blob | undefined;
  /** Code of the refusal. */
  readonly problem: string | undefined;
  readonly again: () => void;
}

/** The bytes of a file for as long as it is shown; each look leaves a record on the server. */
export function useContent(file: Attachment): Content {
  const { data, error, refetch } = useQuery({
    queryKey: ['attachment-content', file.id],
    queryFn: async ({ signal }) => (await callApiFile(contentPath(file), { signal })).content,
    retry: false,
    // Never changed, and kept no longer than it is looked at.
    staleTime: Infinity,
    gcTime: 0,
  });
  return { content: data, problem: error ? problemOf(error).code : undefined, again: () => void refetch() };
}
