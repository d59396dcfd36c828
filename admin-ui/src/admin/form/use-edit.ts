import { useEffect } from 'react';
import { useDraft } from '../../drafts/use-draft';
import type { Versioned } from '../admin.types';
import { changesOf, mergeInto } from './changes';

interface Edited<V> {
  readonly values: V;
  /** As it was when the editing began. */
  readonly base: V;
  readonly version: number;
}

export interface Edit<V> {
  readonly values: V;
  readonly base: V;
  readonly version: number;
  readonly changes: Partial<V>;
  readonly changed: boolean;
  readonly restored: boolean;
  readonly set: (changes: Partial<V>) => void;
  readonly discard: () => void;
}

/** Editing of one record: kept as a draft, and able to go on from a version that somebody else has written. */
export function useEdit<S extends Versioned, V extends object>(
  key: string,
  subject: S,
  toValues: (subject: S) => V,
): Edit<V> & { readonly begin: (subject: S) => void; readonly goOnFrom: (fresh: S) => void } {
  const from = (one: S): Edited<V> => ({ values: toValues(one), base: toValues(one), version: one.version });
  const draft = useDraft<Edited<V>>(key, () => from(subject));
  const { values, base, version } = draft.value;
  const changes = changesOf(values, base);
  const changed = Object.keys(changes).length > 0;

  const begin = (one: S): void => {
    draft.change(from(one));
    draft.done();
  };
  useEffect(() => {
    // Nothing was typed, so there is nothing that a newer version could take away.
    if (!changed && subject.version !== version) begin(subject);
  }, [subject.version]);

  return {
    values,
    base,
    version,
    changes,
    changed,
    restored: draft.restored && changed,
    set: (next) => draft.change({ values: { ...values, ...next }, base, version }),
    discard: () => begin(subject),
    begin,
    goOnFrom: (fresh) => {
      const now = from(fresh);
      draft.change({ ...now, values: mergeInto(now.values, values, base) });
    },
  };
}
