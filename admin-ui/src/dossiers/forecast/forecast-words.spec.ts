import { describe, expect, it } from '@jest/globals';
import type { ForecastOfDossier } from '../dossier.types';
import { groundWords, percentOf } from './forecast-words';

const translate = (key: string, options: Record<string, unknown> = {}): string =>
  [key, ...Object.values(options)].join(' ');
const NOW = new Date('2026-06-10T09:00:00+07:00');
const FOUND: ForecastOfDossier = {
  word: 'late',
  chance: 0.734,
  stepCode: 'ky',
  expectedAt: '2026-06-10T16:20:00+07:00',
  cases: 42,
  computedAt: '2026-06-10T08:59:00+07:00',
};

describe('what stands behind a forecast', () => {
  it('is how likely it is, until when, and from how many past cases', () =>
    expect(groundWords(FOUND, NOW, translate)).toEqual([
      'forecast.chance 73',
      'forecast.expected when.today 16:20',
      'forecast.from_cases 42',
    ]));

  it('says so where there is no history, and nothing of a time that is not known', () =>
    expect(groundWords({ ...FOUND, cases: 0, expectedAt: null }, NOW, translate)).toEqual([
      'forecast.chance 73',
      'forecast.from_limits 0',
    ]));

  it.each([
    [0, 1],
    [0.004, 1],
    [0.5, 50],
    [0.999, 99],
    [1, 99],
  ])('never claims to know: %d is %d percent', (chance, percent) => expect(percentOf(chance)).toBe(percent));
});
