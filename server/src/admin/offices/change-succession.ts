import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { OfficeSuccession } from '../../offices/office.entity.js';
import { administers } from '../administered.js';
import { given, requireDay, requireVersion } from '../admin-rules.js';
import { successionView, type SuccessionView } from './find-successions.js';
import type { ChangeSuccessionDto } from './offices.dto.js';
import { changeRecorded } from '../change-recorded.js';

/** A wrong day or number is corrected; which offices it joins is not. @throws DomainError 404, 409, 422 */
export async function changeSuccession(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  { version, effectiveOn, decisionNumber }: ChangeSuccessionDto,
): Promise<SuccessionView> {
  const found = await tx.em.findOne(OfficeSuccession, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found || !administers(actor, found.predecessorId) || !administers(actor, found.successorId)) throw notFound();
  requireVersion(found, version);
  if (effectiveOn !== undefined) requireDay(effectiveOn, 'effectiveOn');
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'office_succession', subjectId: id, action: 'change', view: successionView },
    () =>
      tx.em.update(OfficeSuccession, { id }, { ...given({ effectiveOn, decisionNumber }), version: found.version + 1 }),
  );
}
