import type { ForecastWord } from '@motcua/shared/forecast';
import { type Translate, whenWords } from '../../time/time-words';
import type { Tone } from '../../ui/tone';
import type { ForecastOfDossier } from '../dossier.types';

export const FORECAST_TONE: Readonly<Record<ForecastWord, Tone>> = { safe: 'green', tight: 'amber', late: 'red' };

/** A chance in whole percent; never 0 or 100, which would claim to know. */
export const percentOf = (chance: number): number => Math.min(Math.max(Math.round(chance * 100), 1), 99);

/** What stands behind the word: how likely, until when, and what that rests on. */
export function groundWords(
  { chance, expectedAt, cases }: ForecastOfDossier,
  now: Date,
  translate: Translate,
): readonly string[] {
  return [
    translate('forecast.chance', { percent: percentOf(chance) }),
    ...(expectedAt === null
      ? []
      : [translate('forecast.expected', { when: whenWords(new Date(expectedAt), now, translate) })]),
    translate(cases > 0 ? 'forecast.from_cases' : 'forecast.from_limits', { count: cases }),
  ];
}
