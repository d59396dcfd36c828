import { useRef } from 'react';
import { callApi, newIdempotencyKey } from '../providers/http';

/**
 * Counts a copy more of what was printed, by the call that does it, once the file has come: what never came to the printer is no
 * copy. Throws as `callApi` does; after an answer that was lost the same call again counts the same copies.
 */
export function useCountCopies(): (path: string, body?: Readonly<Record<string, readonly string[]>>) => Promise<void> {
  const unanswered = useRef({ call: '', key: '' });
  return async (path, body = {}) => {
    const call = `${path} ${JSON.stringify(body)}`;
    if (unanswered.current.call !== call) unanswered.current = { call, key: newIdempotencyKey() };
    await callApi(path, { method: 'POST', body, idempotencyKey: unanswered.current.key });
    unanswered.current = { call: '', key: '' };
  };
}
