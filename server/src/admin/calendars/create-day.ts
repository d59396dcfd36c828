import { IsNull } from 'typeorm';
import { recordAdminChange } from '../../audit/admin-audit.js';
import { CalendarDay } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { refusedField, requireDay } from '../admin-rules.js';
import { type CalendarConsequences, lockCalendar, NO_DATE_MOVES, scopeOf } from './calendar-scope.js';
import type { CreateDayDto } from './calendars.dto.js';
import { dayView, type DayView } from './find-days.js';

export type ChangedDay = DayView & { readonly consequences: CalendarConsequences };

/** Makes a day of a calendar unlike its weekday. @throws DomainError 404, 403, 422 `calendar.day_doubled` */
export async function createDay(tx: OfficeTx, actor: Actor, input: CreateDayDto): Promise<ChangedDay> {
  const officeId = await scopeOf(tx.em, actor, input.officeCode);
  const onDate = requireDay(input.date, 'date');
  await lockCalendar(tx, officeId);
  const there = await tx.em.existsBy(CalendarDay, { officeId: officeId ?? IsNull(), onDate, removedAt: IsNull() });
  if (there) throw refusedField('calendar.day_doubled', 'This calendar names the day already.', 'date');
  const id = newId();
  await tx.em.insert(CalendarDay, {
    id,
    officeId,
    onDate,
    kind: input.kind,
    name: input.name,
    decision: input.decision ?? null,
    provisional: input.provisional ?? false,
    removedAt: null,
  });
  const after = await dayView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'calendar_day',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return { ...after, ...NO_DATE_MOVES };
}
