import { CalendarDay } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { requireVersion } from '../admin-rules.js';
import { requireScope } from './calendar-scope.js';

/** @throws DomainError 404, 403, 409 */
export async function lockDay(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<CalendarDay> {
  const day = await tx.em.findOne(CalendarDay, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!day || day.removedAt !== null) throw notFound();
  await requireScope(tx.em, actor, day.officeId);
  requireVersion(day, version);
  return day;
}
