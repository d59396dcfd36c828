import { IsNull } from 'typeorm';
import { recordAdminChange } from '../../audit/admin-audit.js';
import { newRevision } from '../../calendar/calendar-revisions.js';
import { CalendarDay } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { refusedField, requireDay } from '../admin-rules.js';
import { type CalendarConsequences, consequencesOf, lockCalendar, scopeOf } from './calendar-scope.js';
import type { CreateDayDto } from './calendars.dto.js';
import { requireDayFacts, usualCause } from './day-rules.js';
import { dayView, type DayView } from './find-days.js';

export type ChangedDay = DayView & { readonly consequences: CalendarConsequences };

/**
 * Makes a day of a calendar unlike its weekday.
 *
 * @throws DomainError 404, 403, 422 `calendar.day_doubled`, `calendar.cause_mismatch`, `calendar.decision_missing`
 */
export async function createDay(tx: OfficeTx, actor: Actor, input: CreateDayDto): Promise<ChangedDay> {
  const officeId = await scopeOf(tx.em, actor, input.officeCode);
  const onDate = requireDay(input.date, 'date');
  const facts = {
    kind: input.kind,
    cause: input.cause ?? usualCause(input.kind),
    decision: input.decision ?? null,
    decidedOn: input.decidedOn ?? null,
  };
  requireDayFacts(facts);
  await lockCalendar(tx, officeId);
  const there = await tx.em.existsBy(CalendarDay, { officeId: officeId ?? IsNull(), onDate, removedAt: IsNull() });
  if (there) throw refusedField('calendar.day_doubled', 'This calendar names the day already.', 'date');
  const revision = await newRevision(tx.em, { officeId, actorId: actor.staffId, what: `day ${onDate}`, at: tx.now });
  const id = newId();
  await tx.em.insert(CalendarDay, {
    id,
    officeId,
    onDate,
    ...facts,
    name: input.name,
    provisional: input.provisional ?? false,
    createdRevision: revision,
    removedAt: null,
    removedRevision: null,
  });
  const after = await dayView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'calendar_day',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return { ...after, ...consequencesOf(revision) };
}
