import {
  computeDueAt,
  limitMinutes,
  localDateOf,
  type Pause,
  type TimeLimit,
  type WorkingCalendar,
} from '../calendar/index.js';
import type { ProcessStep } from './procedure.types.js';

/** The clock ends at the decision: giving the result out, the last step at the counter, has no share of the limit. */
export function stepsOfClock(steps: readonly ProcessStep[]): readonly ProcessStep[] {
  const last = steps.at(-1);
  return steps.length > 1 && last?.role === 'counter_officer' && last.limit === undefined ? steps.slice(0, -1) : steps;
}

/** What the time of one step depends on. */
export interface StepClock {
  /** Of the whole process, in order. */
  readonly steps: readonly ProcessStep[];
  readonly stepCode: string;
  /** Of the whole dossier. */
  readonly limit: TimeLimit;
  /** When the dossier came to the step. */
  readonly enteredAt: Date;
  /** All that are over; what lies before the step does not concern it. */
  readonly pauses: readonly Pause[];
  /** Of the whole dossier; null without a time limit. */
  readonly dueAt: Date | null;
  readonly calendar: WorkingCalendar;
}

/**
 * By when the present step should be done: its share of the limit, counted from when the dossier came to it by the same
 * rules as the whole, and never after the dossier's own due time.
 *
 * @returns null for a step that the clock does not run in, or that has neither a share nor a limit to take one from
 * @throws CalendarError as `computeDeadline` does
 */
export function stepDueAt({ steps, stepCode, limit, enteredAt, pauses, dueAt, calendar }: StepClock): Date | null {
  const clocked = stepsOfClock(steps);
  const step = clocked.find(({ code }) => code === stepCode);
  const share = step && (step.limit ?? restShare(clocked, limit, enteredAt, calendar));
  if (!share) return null;
  const since = pauses.filter(({ to }) => to > enteredAt);
  const own = computeDueAt({ acceptedAt: enteredAt, limit: share, pauses: since, calendar });
  return own === null || (dueAt !== null && dueAt < own) ? dueAt : own;
}

/**
 * A step without a share of its own has an equal part, in whole working hours, of what the others leave; where they
 * leave nothing, an equal part of all.
 */
function restShare(
  steps: readonly ProcessStep[],
  limit: TimeLimit,
  at: Date,
  calendar: WorkingCalendar,
): TimeLimit | undefined {
  const minutesOf = (one: TimeLimit): number => limitMinutes(one, localDateOf(at), calendar);
  const all = minutesOf(limit);
  if (all === 0) return undefined;
  const taken = steps.reduce((sum, step) => sum + (step.limit ? minutesOf(step.limit) : 0), 0);
  const without = steps.filter((step) => step.limit === undefined).length;
  const part = all > taken ? (all - taken) / without : all / steps.length;
  return { amount: Math.max(1, Math.floor(part / 60)), unit: 'workingHour' };
}
