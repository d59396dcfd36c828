import { dropDraft, keepDraft, readDraft } from '../drafts/drafts';
import { newIdempotencyKey } from '../providers/http';

interface Attempt {
  readonly text: string;
  readonly key: string;
}

const nameOf = (attempt: string): string => `${attempt}.attempt`;

/**
 * The key of something that is to happen once. After a lost answer the same words go out under the same key, also when
 * the page was left in between; other words are another thing. It is forgotten as drafts are.
 */
export function keyOfAttempt(attempt: string, body: object): string {
  const text = JSON.stringify(body);
  const before = readDraft<Attempt>(nameOf(attempt));
  if (before?.text === text) return before.key;
  const key = newIdempotencyKey();
  keepDraft(nameOf(attempt), { text, key } satisfies Attempt);
  return key;
}

/** It has happened, or nobody wants it any more. */
export const attemptDone = (attempt: string): void => dropDraft(nameOf(attempt));
