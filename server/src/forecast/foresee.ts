import { type WorkingCalendar, workingMinutesBetween } from '@motcua/shared/calendar';
import { forecast, type Forecast, limitInMinutes, usableHistory } from '@motcua/shared/forecast';
import type { OfficeSettings } from '@motcua/shared/offices';
import { effectiveCase, type ProcedureDefinition, stepsOfClock } from '@motcua/shared/procedures';
import { minutesWithoutPauses, type Stretch } from './count-minutes.js';
import type { KnownStep } from './step-statistics.js';

/** What a forecast needs of one dossier whose clock runs. */
export interface DossierAtWork {
  readonly id: string;
  readonly handlingOfficeId: string;
  readonly procedureCode: string;
  readonly caseCode: string | null;
  readonly stepCode: string | null;
  /** When it came to its present step; null where that was not kept. */
  readonly enteredAt: Date | null;
  /** Null where it was never started: then nothing is foreseen. */
  readonly clockFrom: Date | null;
  readonly dueAt: Date;
  /** How many other open dossiers its holder has. */
  readonly queue: number;
}

export interface Foreseen extends Forecast {
  readonly cases: number;
}

export interface Circumstances {
  readonly now: Date;
  readonly definition: ProcedureDefinition;
  readonly calendar: WorkingCalendar;
  readonly pauses: readonly Stretch[];
  readonly known: (stepCode: string) => KnownStep;
  /** Of the office that answers for the deadline. */
  readonly settings: OfficeSettings;
}

/** @returns null where no clock was started, or the process says nothing of what is left to do */
export function foresee(
  dossier: DossierAtWork,
  { now, definition, calendar, pauses, known, settings }: Circumstances,
): Foreseen | null {
  const { clockFrom, enteredAt } = dossier;
  if (clockFrom === null) return null;
  const { steps, limit } = effectiveCase(definition, dossier.caseCode) ?? definition;
  const clocked = stepsOfClock(steps);
  const present = clocked.findIndex(({ code }) => code === dossier.stepCode);
  if (present < 0) return null;
  const share = limitInMinutes(limit) / clocked.length;
  const remaining = clocked.slice(present).map((step) => {
    const { own, everywhere } = known(step.code);
    const allowed = step.limit ? limitInMinutes(step.limit) : share;
    return { code: step.code, history: usableHistory([own, everywhere], allowed) };
  });
  const { usualQueue } = known(remaining[0]!.code);
  const since = enteredAt !== null && enteredAt > clockFrom ? enteredAt : clockFrom;
  const found = forecast({
    now,
    dueAt: dossier.dueAt,
    calendar,
    steps: remaining,
    spentMinutes: minutesWithoutPauses({ from: since, to: now }, pauses, calendar),
    queue: usualQueue === null ? null : { now: dossier.queue, usual: usualQueue },
    thresholds: { tight: settings['forecast.tightPercent'] / 100, late: settings['forecast.latePercent'] / 100 },
  });
  return { ...found, cases: Math.min(...remaining.map(({ history }) => history.n)) };
}

/**
 * Whether half of the limit has passed and the due time has not: the forecast made now is the one that is judged. Said
 * after the due time it would be no forecast.
 */
export function isCheckpoint(
  { clockFrom, dueAt }: Pick<DossierAtWork, 'clockFrom' | 'dueAt'>,
  { now, pauses, calendar }: Pick<Circumstances, 'now' | 'pauses' | 'calendar'>,
): boolean {
  if (clockFrom === null || now > dueAt) return false;
  const passed = minutesWithoutPauses({ from: clockFrom, to: now }, pauses, calendar);
  return passed >= workingMinutesBetween(now, dueAt, calendar);
}
