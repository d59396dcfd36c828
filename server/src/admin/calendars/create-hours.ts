import { buildWorkingCalendar, CalendarError, DEFAULT_HOURS, type WeeklyHours } from '@motcua/shared/calendar';
import { IsNull } from 'typeorm';
import { recordAdminChange } from '../../audit/admin-audit.js';
import { OfficeHours } from '../../calendar/calendar.entity.js';
import { newRevision } from '../../calendar/calendar-revisions.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { refusedField, requireDay } from '../admin-rules.js';
import { type CalendarConsequences, consequencesOf, lockCalendar, scopeOf } from './calendar-scope.js';
import type { CreateHoursDto, WeekDto } from './calendars.dto.js';
import { hoursView, type HoursView } from './find-hours.js';

export type ChangedHours = HoursView & { readonly consequences: CalendarConsequences };

/** Sets the counting hours from a day on. @throws DomainError 404, 403, 422 `calendar.hours_invalid`, `calendar.hours_doubled` */
export async function createHours(tx: OfficeTx, actor: Actor, input: CreateHoursDto): Promise<ChangedHours> {
  const officeId = await scopeOf(tx.em, actor, input.officeCode);
  const validFrom = requireDay(input.validFrom, 'validFrom');
  const week = readWeek(input.week, input.cutOffMinute);
  const openingWeek = input.openingWeek ? readWeek(input.openingWeek, input.cutOffMinute) : null;
  await lockCalendar(tx, officeId);
  const there = await tx.em.existsBy(OfficeHours, { officeId: officeId ?? IsNull(), validFrom, removedAt: IsNull() });
  if (there) throw refusedField('calendar.hours_doubled', 'Hours are set from this day on already.', 'validFrom');
  const what = `hours ${validFrom}`;
  const revision = await newRevision(tx.em, { officeId, actorId: actor.staffId, what, at: tx.now });
  const id = newId();
  await tx.em.query(
    `INSERT INTO office_hours (id, office_id, valid_from, week, cut_off_minute, due_time, opening_week, created_revision)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      officeId,
      validFrom,
      JSON.stringify(week),
      input.cutOffMinute,
      input.dueTime ?? 'close',
      openingWeek === null ? null : JSON.stringify(openingWeek),
      revision,
    ],
  );
  const after = await hoursView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'office_hours',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return { ...after, ...consequencesOf(revision) };
}

/** All seven days, as the calendar wants them. @throws DomainError 422 for hours by which no time limit could run */
function readWeek(week: WeekDto, cutOffMinute: number): WeeklyHours {
  const sessions = (day: keyof WeekDto): { from: number; to: number }[] =>
    (week[day] ?? []).map(({ from, to }) => ({ from, to }));
  const weeklyHours: WeeklyHours = {
    1: sessions('1'),
    2: sessions('2'),
    3: sessions('3'),
    4: sessions('4'),
    5: sessions('5'),
    6: sessions('6'),
    7: sessions('7'),
  };
  try {
    buildWorkingCalendar([], [{ ...DEFAULT_HOURS, weeklyHours, sameDayCutOff: cutOffMinute }]);
    return weeklyHours;
  } catch (error) {
    if (error instanceof CalendarError) throw refusedField('calendar.hours_invalid', error.message, 'week');
    throw error;
  }
}
