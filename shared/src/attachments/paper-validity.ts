import type { LocalDate } from '../calendar/index.js';

/** On the last day itself a paper is valid; null: nobody has said which that is. */
export const isExpired = (validUntil: LocalDate | null, today: LocalDate): boolean =>
  validUntil !== null && validUntil < today;
