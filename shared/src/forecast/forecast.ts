import { addWorkingMinutes, type WorkingCalendar, workingMinutesBetween } from '../calendar/index.js';
import { millsRatio, upperTail, Z90 } from './normal.js';
import { type Moments, restOfStep, type StepHistory, wholeStep } from './step-minutes.js';

/** An toàn, sát, sẽ trễ. Stored words, never renamed. */
export const FORECAST_WORDS = ['safe', 'tight', 'late'] as const;
export type ForecastWord = (typeof FORECAST_WORDS)[number];

/** From which chance of missing the date on, 0 to 1, a dossier is called so. */
export interface ForecastThresholds {
  readonly tight: number;
  readonly late: number;
}

/** How far a full or an empty desk may stretch or shorten the present step. */
export const QUEUE_FACTOR = { least: 0.5, most: 3 } as const;

export interface RemainingStep {
  readonly code: string;
  readonly history: StepHistory;
}

export interface ForecastInput {
  readonly now: Date;
  readonly dueAt: Date;
  readonly calendar: WorkingCalendar;
  /** From the present step to the one that ends the clock. */
  readonly steps: readonly RemainingStep[];
  /** Working minutes in the present step so far, pauses taken out. */
  readonly spentMinutes: number;
  /** How many open dossiers its holder has now, and had when such a step began before; null where that is not known. */
  readonly queue: { readonly now: number; readonly usual: number } | null;
  readonly thresholds: ForecastThresholds;
}

export interface Forecast {
  readonly word: ForecastWord;
  /** Probability of missing the due time, 0 to 1. */
  readonly chance: number;
  /** The step that will cause it; null while it is safe. */
  readonly stepCode: string | null;
  /** When it is to be expected ready; null where nothing is left to do. */
  readonly expectedAt: Date | null;
  /** When it is ready in nine of ten cases: what can be promised with a good conscience. Null as above. */
  readonly cautiousAt: Date | null;
}

/** Nothing is expected later than this: three years of working time. */
const MOST_MINUTES = 360_000;

/**
 * How likely a dossier misses its due time. Each remaining step is log-normal, the present one given what it has taken
 * already; their sum is taken for log-normal with the same mean and variance (Fenton and Wilkinson).
 *
 * @throws CalendarError when `now` or `dueAt` lie outside the years that can be counted
 */
export function forecast({ now, dueAt, calendar, steps, spentMinutes, queue, thresholds }: ForecastInput): Forecast {
  const left = dueAt > now ? workingMinutesBetween(now, dueAt, calendar) : 0;
  const factor = queue === null ? 1 : queueFactor(queue);
  const rests = steps.map(({ history }, index) =>
    index === 0 ? restOfStep(history, spentMinutes, factor) : wholeStep(history),
  );
  const sum = rests.reduce(plus, { mean: 0, variance: 0 });
  const { chance, meanIfLate } = beyond(left, sum);
  const missed = dueAt <= now ? 1 : chance;
  const after = (minutes: number): Date =>
    addWorkingMinutes(now, Math.min(Math.round(minutes), MOST_MINUTES), calendar);
  const word = wordOf(missed, thresholds);
  return {
    word,
    chance: missed,
    stepCode: word === 'safe' ? null : causeOf(steps, rests, sum, spentMinutes, left, meanIfLate),
    expectedAt: steps.length === 0 ? null : after(sum.mean),
    cautiousAt: steps.length === 0 ? null : after(ninthTenth(sum)),
  };
}

export function wordOf(chance: number, { tight, late }: ForecastThresholds): ForecastWord {
  if (chance >= late) return 'late';
  return chance >= tight ? 'tight' : 'safe';
}

export function queueFactor({ now, usual }: { readonly now: number; readonly usual: number }): number {
  return Math.min(Math.max((now + 1) / (usual + 1), QUEUE_FACTOR.least), QUEUE_FACTOR.most);
}

const plus = (a: Moments, b: Moments): Moments => ({ mean: a.mean + b.mean, variance: a.variance + b.variance });

/** The 90th percentile of the sum, minutes. */
function ninthTenth({ mean, variance }: Moments): number {
  if (mean === 0) return 0;
  const spread = Math.log1p(variance / (mean * mean));
  return mean * Math.exp(Z90 * Math.sqrt(spread) - spread / 2);
}

/** How likely the sum is longer than what is left, and how long it then is on average. */
function beyond(left: number, { mean, variance }: Moments): { chance: number; meanIfLate: number } {
  if (mean === 0) return { chance: 0, meanIfLate: 0 };
  if (left <= 0) return { chance: 1, meanIfLate: mean };
  const spread = Math.log1p(variance / (mean * mean));
  const sigma = Math.sqrt(spread);
  const z = (Math.log(left) - Math.log(mean) + spread / 2) / sigma;
  // Long before, being late and being at all are the same.
  const meanIfLate = z < -5 ? mean : (left * millsRatio(z - sigma)) / millsRatio(z);
  return { chance: upperTail(z), meanIfLate };
}

/**
 * The step with the largest share of the expected overrun. If the dossier is late it takes `meanIfLate` minutes: each
 * step then takes its mean and, of what the sum is beyond its mean, a part by its variance. Against that stands its
 * allotment, the time left divided by what the steps usually take. The differences add up to the expected overrun.
 */
function causeOf(
  steps: readonly RemainingStep[],
  rests: readonly Moments[],
  sum: Moments,
  spent: number,
  left: number,
  meanIfLate: number,
): string | null {
  const usual = steps.map(({ history }, index) => Math.max(history.medianMinutes - (index === 0 ? spent : 0), 1));
  const usually = usual.reduce((a, b) => a + b, 0);
  const overruns = rests.map(
    ({ mean, variance }, index) =>
      mean + (variance / sum.variance) * (meanIfLate - sum.mean) - (left * usual[index]!) / usually,
  );
  return steps[overruns.indexOf(Math.max(...overruns))]?.code ?? null;
}
