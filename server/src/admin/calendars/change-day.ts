import { CalendarDay } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { emptyIsNull, given } from '../admin-rules.js';
import { NO_DATE_MOVES } from './calendar-scope.js';
import type { ChangeDayDto } from './calendars.dto.js';
import type { ChangedDay } from './create-day.js';
import { dayView } from './find-days.js';
import { lockDay } from './lock-day.js';
import { changeRecorded } from '../change-recorded.js';

/** Changes what an exceptional day is; for another date, one is removed and one created. @throws DomainError 404, 403, 409 */
export async function changeDay(tx: OfficeTx, actor: Actor, id: string, input: ChangeDayDto): Promise<ChangedDay> {
  const { version, kind, name, decision, provisional } = input;
  await lockDay(tx, actor, id, version);
  const changes = given({ kind, name, decision: emptyIsNull(decision), provisional });
  const after = await changeRecorded(
    tx,
    actor,
    { subjectKind: 'calendar_day', subjectId: id, action: 'change', view: dayView },
    () => tx.em.update(CalendarDay, { id }, { ...changes, version: version + 1 }),
  );
  return { ...after, ...NO_DATE_MOVES };
}
