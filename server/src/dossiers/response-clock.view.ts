import { responseState, type ResponseState } from '@motcua/shared/calendar';
import { instantText, instantTextOf } from '../common/instant-text.js';
import type { Dossier } from './entities/dossier.entity.js';

/** What the view of the response clock reads of a dossier. */
export type AnsweredDossier = Pick<
  Dossier,
  | 'submittedAt'
  | 'enteredAt'
  | 'catchUpId'
  | 'voided'
  | 'finishedAt'
  | 'responseDueAt'
  | 'responseDueSoonAt'
  | 'respondedAt'
  | 'earlierLateAnswers'
>;

export interface ResponseClockView {
  readonly dueAt: string;
  readonly respondedAt: string | null;
  readonly state: ResponseState;
  /** Answers given late so far, those to earlier supplements among them. */
  readonly lateAnswers: number;
}

/**
 * The clock of the answer to an application, apart from that of the promise.
 *
 * @returns null where nobody ever waited: accepted in the act that entered it, or entered by mistake; and where a
 *   dossier ended in time before it was answered
 */
export function responseClockView(dossier: AnsweredDossier, now: Date): ResponseClockView | null {
  const { responseDueAt: dueAt, responseDueSoonAt: dueSoonAt, respondedAt, finishedAt, earlierLateAnswers } = dossier;
  if (dueAt === null || dossier.voided || answeredAtOnce(dossier)) return null;
  const state = responseState({ dueAt, dueSoonAt, respondedAt }, finishedAt ?? now);
  if (respondedAt === null && finishedAt !== null && state !== 'overdue') return null;
  return {
    dueAt: instantText(dueAt),
    respondedAt: instantTextOf(respondedAt),
    state,
    lateAnswers: earlierLateAnswers + Number(state === 'answered_late'),
  };
}

/** Taken in by the act that entered it; on paper, if that was done afterwards. */
function answeredAtOnce({ respondedAt, enteredAt, submittedAt, catchUpId }: AnsweredDossier): boolean {
  if (respondedAt?.getTime() !== enteredAt.getTime()) return false;
  return catchUpId !== null || submittedAt.getTime() === enteredAt.getTime();
}
