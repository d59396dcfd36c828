import { useCallback, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from './drafts';

export interface Draft<T> {
  readonly value: T;
  /** Whether it was typed earlier and is offered again. */
  readonly restored: boolean;
  readonly change: (value: T) => void;
  /** Forgets what was typed and begins anew. */
  readonly discard: () => void;
  /** Forgets it because it was sent. */
  readonly done: () => void;
}

/** State of a form that outlives the form: closed by accident, or overtaken by the end of a session, it comes back. */
export function useDraft<T>(key: string, initial: () => T): Draft<T> {
  const [kept] = useState(() => readDraft<T>(key));
  const [value, setValue] = useState<T>(() => kept ?? initial());
  const [restored, setRestored] = useState(kept !== undefined);
  const change = useCallback(
    (next: T) => {
      keepDraft(key, next);
      setValue(next);
    },
    [key],
  );
  const discard = (): void => {
    dropDraft(key);
    setValue(initial());
    setRestored(false);
  };
  const done = useCallback(() => dropDraft(key), [key]);
  return { value, restored, change, discard, done };
}
