import type { WorkingCalendar } from '@motcua/shared/calendar';
import { type EffectiveCase, stepDueAt } from '@motcua/shared/procedures';
import type { DossierParts, HandoverRow } from './dossier.sql.js';
import type { Dossier } from './entities/dossier.entity.js';

/** The present step, since when, and by when it should be done. */
export interface StepClockView {
  readonly code: string;
  readonly enteredAt: string;
  /** Null while the clock stands still, and for a step that has no time of its own. */
  readonly dueAt: string | null;
}

/**
 * Reckoned as it is read, from what the act that led here has left: so that neither a pause, another case nor a changed
 * calendar can leave an old time behind.
 *
 * @returns null while nobody is at work on it
 */
export function stepClockView(
  { stepCode, state, paused, clockFrom, dueAt }: Pick<Dossier, 'stepCode' | 'state' | 'paused' | 'clockFrom' | 'dueAt'>,
  { steps, limit }: Pick<EffectiveCase, 'steps' | 'limit'>,
  { handovers, pauses, events }: Pick<DossierParts, 'handovers' | 'pauses' | 'events'>,
  calendar: WorkingCalendar,
): StepClockView | null {
  if (stepCode === null || clockFrom === null || (state !== 'accepted' && state !== 'processing')) return null;
  // A limit that was started anew starts the step anew as well, and so does a decision that was opened again.
  const begun = [clockFrom, cameTo(stepCode, handovers), reopenedAt(events)].filter((at) => at !== null);
  const enteredAt = new Date(Math.max(...begun.map((at) => at.getTime())));
  const finished = pauses.flatMap(({ counts, startedAt, endedAt }) =>
    counts && endedAt !== null ? [{ from: new Date(startedAt), to: new Date(endedAt) }] : [],
  );
  const due = paused ? null : stepDueAt({ steps, stepCode, limit, enteredAt, pauses: finished, dueAt, calendar });
  return { code: stepCode, enteredAt: enteredAt.toISOString(), dueAt: due?.toISOString() ?? null };
}

function reopenedAt(events: DossierParts['events']): Date | null {
  const reopened = events.findLast(({ transition }) => transition === 'reopen_decision');
  return reopened ? new Date(reopened['at'] as string) : null;
}

/** The last giving that brought it to the step. Another person at the same step goes on with the same time. */
function cameTo(stepCode: string, handovers: readonly HandoverRow[]): Date | null {
  const given = handovers.findLast(({ fromStep, toStep, recalledAt }, index) => {
    if (toStep !== stepCode || fromStep === toStep) return false;
    // Closed because a leader gave it to somebody else, it was not taken back.
    return recalledAt === null || handovers[index + 1]?.fromStep === toStep;
  });
  return given ? new Date(given.givenAt) : null;
}
