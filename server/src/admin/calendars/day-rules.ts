import type { DayCause, LocalDate } from '@motcua/shared/calendar';
import { refusedField, requireDay } from '../admin-rules.js';
import type { DayKind } from './calendars.dto.js';

/** What a day of a calendar is, as a whole: rules look at the fields together. */
export interface DayFacts {
  readonly kind: DayKind;
  readonly cause: DayCause;
  readonly decision: string | null;
  readonly decidedOn: LocalDate | null;
}

/** The cause where a call leaves it out. */
export const usualCause = (kind: DayKind): DayCause => (kind === 'working' ? 'make_up' : 'holiday');

/**
 * @throws DomainError 422 `calendar.cause_mismatch` for a make-up day that is off or the other way round,
 *   `calendar.decision_missing` for a closure without number and date of its decision, `date.invalid`
 */
export function requireDayFacts({ kind, cause, decision, decidedOn }: DayFacts): void {
  if ((cause === 'make_up') !== (kind === 'working')) {
    throw refusedField('calendar.cause_mismatch', 'Only a make-up day is worked, and it is always worked.', 'cause');
  }
  if (cause === 'closure' && decision === null) {
    throw refusedField('calendar.decision_missing', 'A closure needs the number of its decision.', 'decision');
  }
  if (cause === 'closure' && decidedOn === null) {
    throw refusedField('calendar.decision_missing', 'A closure needs the date of its decision.', 'decidedOn');
  }
  if (decidedOn !== null) requireDay(decidedOn, 'decidedOn');
}
