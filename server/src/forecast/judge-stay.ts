import { CalendarError, type WorkingCalendar } from '@motcua/shared/calendar';
import type { StepTiming } from '@motcua/shared/figures';
import { effectiveCase, type ProcedureOfCases, stepDueAt } from '@motcua/shared/procedures';
import type { PauseStretch } from './count-minutes.js';

/** A stay at a step that is over, and what its time depends on. */
export interface JudgedStay {
  readonly stepCode: string;
  readonly enteredAt: Date;
  readonly leftAt: Date;
  readonly caseCode: string | null;
  /** Since when the clock of the dossier runs; later than the arrival where it was started anew. */
  readonly clockFrom: Date | null;
}

const MINUTE_MS = 60_000;

/**
 * Whether a stay was over within the step's own time. The due time of the whole dossier is left out: what arrives when
 * that is over already is the lateness of a step before. Compared to the minute, as limits end.
 *
 * @returns `untimed` where the step has no time, or no calendar says when it ends
 */
export function judgeStay(
  { stepCode, enteredAt, leftAt, caseCode, clockFrom }: JudgedStay,
  definition: ProcedureOfCases,
  pauses: readonly PauseStretch[],
  calendar: WorkingCalendar,
): StepTiming {
  const { steps, limit } = effectiveCase(definition, caseCode) ?? definition;
  const startedAnew = clockFrom !== null && clockFrom > enteredAt && clockFrom <= leftAt;
  const stay = {
    enteredAt: startedAnew ? clockFrom : enteredAt,
    pauses: pauses.filter(({ counts, to }) => counts && to <= leftAt),
  };
  try {
    const due = stepDueAt({ steps, stepCode, limit, ...stay, dueAt: null, calendar });
    if (due === null) return 'untimed';
    return leftAt.getTime() < due.getTime() + MINUTE_MS ? 'in_time' : 'late';
  } catch (error) {
    if (error instanceof CalendarError) return 'untimed';
    throw error;
  }
}
