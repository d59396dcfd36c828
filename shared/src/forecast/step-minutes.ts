import type { TimeLimit } from '../calendar/index.js';
import { millsRatio, Z90 } from './normal.js';

/** How long a step of a procedure took before, in working minutes, pauses taken out. */
export interface StepHistory {
  readonly medianMinutes: number;
  readonly p90Minutes: number;
  /** From how many dossiers; 0 where only the limit is known. */
  readonly n: number;
}

/** Fewer past cases than this say nothing. */
export const LEAST_CASES = 5;

/** No step is quicker than this, and none is so regular that its spread is nil. */
const LEAST_MINUTES = 1;
const LEAST_SIGMA = 0.05;
/** Half a percentile more than ten times the median is a dossier that was forgotten, not a step that varies. */
const MOST_SIGMA = 2.5;

/** Mean and variance of a duration in working minutes. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * What to judge a step by: the first history that rests on enough cases, else the share of the limit that the step may
 * use (nine of ten keep it, half of them take half of it).
 *
 * @param histories from the nearest to the widest: this office's, then all offices'
 */
export function usableHistory(
  histories: readonly (StepHistory | null | undefined)[],
  allowedMinutes: number,
): StepHistory {
  const found = histories.find((one) => one !== null && one !== undefined && one.n >= LEAST_CASES);
  return found ?? { medianMinutes: allowedMinutes / 2, p90Minutes: allowedMinutes, n: 0 };
}

const DAY = 480;
const MINUTES: Readonly<Record<TimeLimit['unit'], number>> = {
  none: 0,
  workingHour: 60,
  halfDay: DAY / 2,
  workingDay: DAY,
  day: (DAY * 5) / 7,
  month: DAY * 22,
  sameDay: DAY,
};

/** About how many working minutes a limit is, on a week of five eight-hour days; 0 for none. */
export const limitInMinutes = ({ amount, unit }: TimeLimit): number => amount * MINUTES[unit];

/** A step's duration as a log-normal distribution; `factor` stretches all of it. */
function logNormal({ medianMinutes, p90Minutes }: StepHistory, factor: number): { mu: number; sigma: number } {
  const median = Math.max(medianMinutes, LEAST_MINUTES);
  const sigma = Math.log(Math.max(p90Minutes, median) / median) / Z90;
  return { mu: Math.log(median * factor), sigma: Math.min(Math.max(sigma, LEAST_SIGMA), MOST_SIGMA) };
}

/** A step that has not begun. */
export function wholeStep(history: StepHistory): Moments {
  const { mu, sigma } = logNormal(history, 1);
  return momentsOf(mu, sigma);
}

/** What is left of a step that has taken `spent` working minutes and has not ended. */
export function restOfStep(history: StepHistory, spent: number, factor: number): Moments {
  const { mu, sigma } = logNormal(history, factor);
  const z = (Math.log(Math.max(spent, LEAST_MINUTES)) - mu) / sigma;
  // So early in the step that knowing it tells nothing.
  if (z < -5) {
    const { mean, variance } = momentsOf(mu, sigma);
    return { mean: Math.max(mean - spent, LEAST_MINUTES), variance };
  }
  // E[T^k | T > s] = s^k · R(z − kσ) / R(z) with Mills' ratio R.
  const ratio = millsRatio(z);
  const first = millsRatio(z - sigma) / ratio;
  const second = millsRatio(z - 2 * sigma) / ratio;
  const s = Math.max(spent, LEAST_MINUTES);
  return {
    mean: Math.max(s * (first - 1), LEAST_MINUTES),
    variance: Math.max(s * s * (second - first * first), LEAST_MINUTES),
  };
}

function momentsOf(mu: number, sigma: number): Moments {
  const mean = Math.exp(mu + (sigma * sigma) / 2);
  return { mean, variance: mean * mean * Math.expm1(sigma * sigma) };
}
