/** Units in which a procedure's time limit is counted. Stored words: never renamed. */
export const LIMIT_UNITS = ['none', 'workingHour', 'halfDay', 'workingDay', 'day', 'month', 'sameDay'] as const;

export type LimitUnit = (typeof LIMIT_UNITS)[number];

/**
 * How long an act may take. `amount` is a whole number of units, 1 to 3660 (months: 1 to 120); it is 1 for `sameDay`
 * ("trong ngày") and 0 for `none` (no time limit).
 */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/** The smallest and the largest amount of each unit. Ten years is the longest that any of them may say. */
export const LIMIT_AMOUNTS: Readonly<Record<LimitUnit, { readonly min: number; readonly max: number }>> = {
  none: { min: 0, max: 0 },
  workingHour: { min: 1, max: 3660 },
  halfDay: { min: 1, max: 3660 },
  workingDay: { min: 1, max: 3660 },
  day: { min: 1, max: 3660 },
  month: { min: 1, max: 120 },
  sameDay: { min: 1, max: 1 },
};

/** Whether the unit is known and the amount one that it allows. */
export function isTimeLimit({ amount, unit }: TimeLimit): boolean {
  if (!LIMIT_UNITS.includes(unit)) return false;
  const { min, max } = LIMIT_AMOUNTS[unit];
  return Number.isInteger(amount) && amount >= min && amount <= max;
}
