import { recordAdminChange } from '../../audit/admin-audit.js';
import { newRevision } from '../../calendar/calendar-revisions.js';
import { CalendarDay } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { consequencesOf } from './calendar-scope.js';
import type { ChangedDay } from './create-day.js';
import { dayView } from './find-days.js';
import { lockDay } from './lock-day.js';

/** Makes a day an ordinary weekday again. */
export async function removeDay(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<ChangedDay> {
  const { officeId, onDate } = await lockDay(tx, actor, id, version);
  const before = await dayView(tx.em, id);
  const revision = await newRevision(tx.em, { officeId, actorId: actor.staffId, what: `day ${onDate}`, at: tx.now });
  await tx.em.update(CalendarDay, { id }, { removedAt: tx.now, removedRevision: revision, version: version + 1 });
  const after = await dayView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'calendar_day',
    subjectId: id,
    action: 'disable',
    before,
    after: null,
  });
  return { ...after, ...consequencesOf(revision) };
}
