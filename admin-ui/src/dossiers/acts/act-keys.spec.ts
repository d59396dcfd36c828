import { describe, expect, it } from '@jest/globals';
import { DOSSIER_TRANSITIONS } from '@motcua/shared/dossiers';
import { acts as english } from '../../i18n/en/acts';
import { acts as vietnamese } from '../../i18n/vi/acts';
import { ACT_KEYS, ACT_NAMES } from './act-keys';

describe('the acts of the desk', () => {
  it('are all transitions, and the one that finishes a dossier in the same visit', () =>
    expect([...ACT_NAMES].sort()).toEqual([...DOSSIER_TRANSITIONS, 'same_visit'].sort()));

  it('have a key each', () => {
    const keys = ACT_NAMES.map((name) => ACT_KEYS[name].keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((one) => !/^(?:Shift\+[A-Z]|[a-z])$/.test(one))).toEqual([]);
  });

  it.each([
    ['Vietnamese', vietnamese],
    ['English', english],
  ])('have their words in %s', (_, { acts }) => {
    expect(Object.keys(acts).sort()).toEqual([...ACT_NAMES].sort());
    for (const words of Object.values(acts)) {
      expect(Object.keys(words)).toEqual(['button', 'ask', 'effect', 'done']);
      expect(Object.values(words).filter((text) => text.trim() === '')).toEqual([]);
    }
  });
});
