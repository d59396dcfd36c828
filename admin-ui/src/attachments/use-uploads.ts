import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey, type Problem, problemOf, uploadToApi } from '../providers/http';
import type { Attachment } from './attachment.types';
import { attachmentsKey } from './use-attachments';
import { useFileLimits } from './use-file-limits';

/** One file on its way, or one that did not arrive. */
export interface UploadOnItsWay {
  /** The key of its call: sending it again is the same call. */
  readonly key: string;
  readonly file: File;
  readonly component: string | null;
  /** The last day on which the paper is valid; '' where nobody has said it. */
  readonly validUntil: string;
  /** From 0 to 1. */
  readonly share: number;
  /** The refusal; null while it is on its way or waits for its turn. */
  readonly problem: Problem | null;
}

/** More at once only take the line from each other. */
const AT_ONCE = 2;
/** What a second try cannot mend is not offered one. */
const MENDED_BY_TRYING = [
  'network',
  'unknown',
  'internal',
  'attachment.no_room',
  'attachment.store_away',
  'request.bad_form',
  'request.timeout',
  'service.unavailable',
  'auth.required',
];

export const canTryAgain = ({ problem }: UploadOnItsWay): boolean =>
  problem !== null && MENDED_BY_TRYING.includes(problem.code);

export interface Uploads {
  readonly onTheirWay: readonly UploadOnItsWay[];
  /** @returns whether one of them is sent, and not refused here */
  readonly add: (files: readonly File[], component: string | null, validUntil?: string) => boolean;
  readonly again: (key: string) => void;
  /** Calls one off, or takes one that failed out of the list. */
  readonly drop: (key: string) => void;
}

/**
 * Sends files to a dossier, two at a time in the order they came. Leaving the page calls them off.
 *
 * @param onArrived called for each that has been attached
 */
export function useUploads(dossierId: string, onArrived?: (file: Attachment) => void): Uploads {
  const client = useQueryClient();
  const limits = useFileLimits();
  const [uploads, setUploads] = useState<readonly UploadOnItsWay[]>([]);
  const atWork = useRef(new Map<string, AbortController>());
  // Sent or called off once: an effect of a render before that still finds it among those that wait.
  const begun = useRef(new Set<string>());

  const change = (key: string, part: Partial<UploadOnItsWay>): void =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const forget = (key: string): void => setUploads((all) => all.filter((one) => one.key !== key));

  const send = async ({ key, file, component, validUntil }: UploadOnItsWay): Promise<void> => {
    const control = new AbortController();
    atWork.current.set(key, control);
    begun.current.add(key);
    const form = new FormData();
    if (component !== null) form.append('component', component);
    if (validUntil !== '') form.append('validUntil', validUntil);
    form.append('file', file);
    try {
      const arrived = await uploadToApi<Attachment>(`/dossiers/${dossierId}/attachments`, {
        form,
        idempotencyKey: key,
        signal: control.signal,
        onProgress: (share) => change(key, { share }),
      });
      await client.invalidateQueries({ queryKey: attachmentsKey(dossierId) });
      forget(key);
      onArrived?.(arrived);
    } catch (error) {
      if (!control.signal.aborted) change(key, { problem: problemOf(error) });
    } finally {
      atWork.current.delete(key);
    }
  };

  useEffect(() => {
    const waiting = uploads.filter(({ key, problem }) => problem === null && !begun.current.has(key));
    for (const upload of waiting.slice(0, AT_ONCE - atWork.current.size)) void send(upload);
  });
  useEffect(() => {
    const { current } = atWork;
    return () => current.forEach((control) => control.abort());
  }, []);

  const problemWith = ({ size }: File): Problem | null =>
    limits && size > limits.maxFileBytes ? { code: 'attachment.too_large', maxBytes: limits.maxFileBytes } : null;

  return {
    onTheirWay: uploads,
    add(files, component, validUntil = '') {
      const added = files.map((file) => ({
        key: newIdempotencyKey(),
        file,
        component,
        validUntil,
        share: 0,
        // Nobody waits for megabytes that are refused in the end.
        problem: problemWith(file),
      }));
      setUploads((all) => [...all, ...added]);
      return added.some(({ problem }) => problem === null);
    },
    again(key) {
      begun.current.delete(key);
      change(key, { problem: null, share: 0 });
    },
    drop(key) {
      begun.current.add(key);
      atWork.current.get(key)?.abort();
      forget(key);
    },
  };
}
