import { newRevision } from '../../calendar/calendar-revisions.js';
import { CalendarDay } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { emptyIsNull, given } from '../admin-rules.js';
import { changeRecorded } from '../change-recorded.js';
import { consequencesOf } from './calendar-scope.js';
import type { ChangeDayDto } from './calendars.dto.js';
import type { ChangedDay } from './create-day.js';
import { requireDayFacts, usualCause } from './day-rules.js';
import { dayView } from './find-days.js';
import { lockDay } from './lock-day.js';

/**
 * Changes what an exceptional day is; for another date, one is removed and one created. What it was before stays as a
 * row of its own, so that promises made by it can still be explained.
 *
 * @throws DomainError 404, 403, 409, 422 as `createDay`
 */
export async function changeDay(tx: OfficeTx, actor: Actor, id: string, input: ChangeDayDto): Promise<ChangedDay> {
  const { version, kind, cause, name, decision, decidedOn, provisional } = input;
  const was = await lockDay(tx, actor, id, version);
  const becomes = {
    ...was,
    ...given({ kind, cause, name, decision: emptyIsNull(decision), decidedOn: emptyIsNull(decidedOn), provisional }),
  };
  // Who makes a day off a working one need not say that it is made up then.
  if (cause === undefined && kind !== undefined && kind !== was.kind) becomes.cause = usualCause(kind);
  requireDayFacts(becomes);
  const { officeId, onDate } = was;
  const revision = await newRevision(tx.em, { officeId, actorId: actor.staffId, what: `day ${onDate}`, at: tx.now });
  const after = await changeRecorded(
    tx,
    actor,
    { subjectKind: 'calendar_day', subjectId: id, action: 'change', view: dayView },
    async () => {
      await tx.em.insert(CalendarDay, { ...was, id: newId(), removedAt: tx.now, removedRevision: revision });
      await tx.em.update(CalendarDay, { id }, { ...becomes, version: version + 1, createdRevision: revision });
    },
  );
  return { ...after, ...consequencesOf(revision) };
}
