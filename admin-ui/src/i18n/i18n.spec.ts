import { describe, expect, it } from '@jest/globals';
import sentences from './error-sentences.json';
import { en } from './en';
import { vi } from './vi';

/** Every key with its text, `due.left`. */
function flat(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value as object, `${prefix}${key}.`),
  );
}

const placesIn = (text: string): string[] => [...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('the two languages', () => {
  const [vietnamese, english] = [new Map(flat(vi)), new Map(flat(en))];

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
  });

  it('leave nothing empty', () => {
    const empty = [...vietnamese, ...english].filter(([key, text]) => text.trim() === '' && !key.startsWith('ra.'));
    expect(empty).toEqual([]);
  });

  it('name the same places to fill in', () => {
    // The framework's own texts differ where a language needs no number.
    const differing = [...vietnamese].filter(([key, text]) => {
      const other = (english.get(key) ?? '').split(' |||| ').at(-1)!;
      return !key.startsWith('ra.') && placesIn(text).join() !== placesIn(other).join();
    });
    expect(differing).toEqual([]);
  });

  it('say something of their own about every error', () => {
    const same = Object.entries(sentences).filter(([, one]) => one.vi === one.en);
    expect(same).toEqual([]);
  });

  it('keep English out of Vietnamese', () => {
    const plain = [...vietnamese].filter(([, text]) => /\b(the|please|error|loading|click)\b/i.test(text));
    expect(plain).toEqual([]);
  });
});
