import { recordAdminChange } from '../../audit/admin-audit.js';
import { newRevision } from '../../calendar/calendar-revisions.js';
import { OfficeHours } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { requireVersion } from '../admin-rules.js';
import { consequencesOf, requireScope } from './calendar-scope.js';
import type { ChangedHours } from './create-hours.js';
import { hoursView } from './find-hours.js';

/** Lets what was set before, or above, hold again. @throws DomainError 404, 403, 409 */
export async function removeHours(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<ChangedHours> {
  const hours = await tx.em.findOne(OfficeHours, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!hours || hours.removedAt !== null) throw notFound();
  await requireScope(tx.em, actor, hours.officeId);
  requireVersion(hours, version);
  const before = await hoursView(tx.em, id);
  const { officeId, validFrom } = hours;
  const what = `hours ${validFrom}`;
  const revision = await newRevision(tx.em, { officeId, actorId: actor.staffId, what, at: tx.now });
  await tx.em.update(OfficeHours, { id }, { removedAt: tx.now, removedRevision: revision, version: version + 1 });
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'office_hours',
    subjectId: id,
    action: 'disable',
    before,
    after: null,
  });
  return { ...(await hoursView(tx.em, id)), ...consequencesOf(revision) };
}
