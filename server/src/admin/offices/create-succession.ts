import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { OfficeSuccession } from '../../offices/office.entity.js';
import { administeredOffice } from '../administered.js';
import { refusedField, refuseTaken, requireDay } from '../admin-rules.js';
import { successionView, type SuccessionView } from './find-successions.js';
import { lockTree } from './office-tree.js';
import type { CreateSuccessionDto } from './offices.dto.js';

/**
 * From a day on, one office's staff act on another's dossiers. The actor administers both: nobody takes another
 * office's dossiers over alone.
 *
 * @throws DomainError 404, 403, 422 `succession.circle` or `succession.exists`
 */
export async function createSuccession(
  tx: OfficeTx,
  actor: Actor,
  input: CreateSuccessionDto,
): Promise<SuccessionView> {
  await lockTree(tx);
  const predecessor = await administeredOffice(tx.em, actor, input.predecessorCode);
  const successor = await administeredOffice(tx.em, actor, input.successorCode);
  const effectiveOn = requireDay(input.effectiveOn, 'effectiveOn');
  await refuseCircle(tx, predecessor.id, successor.id);
  const id = newId();
  await refuseTaken(
    'succession.exists',
    'predecessorCode',
    tx.em.insert(OfficeSuccession, {
      id,
      predecessorId: predecessor.id,
      successorId: successor.id,
      effectiveOn,
      decisionNumber: input.decisionNumber,
    }),
  );
  const after = await successionView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'office_succession',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}

async function refuseCircle(tx: OfficeTx, predecessorId: string, successorId: string): Promise<void> {
  const rows: unknown[] = await tx.em.query(
    `WITH RECURSIVE later AS (
       SELECT $1::uuid AS id
       UNION SELECT s.successor_id FROM later JOIN office_succession s ON s.predecessor_id = later.id)
     SELECT 1 FROM later WHERE id = $2`,
    [successorId, predecessorId],
  );
  if (rows.length > 0) {
    throw refusedField('succession.circle', 'An office cannot come after itself.', 'successorCode');
  }
}
