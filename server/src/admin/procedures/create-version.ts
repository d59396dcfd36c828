import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Procedure } from '../../procedures/procedure.entity.js';
import { refusedField, requireDay } from '../admin-rules.js';
import { adminProcedureView, type AdminProcedureView } from './find-all-procedures.js';
import { lockProcedure } from './lock-procedure.js';
import type { CreateVersionDto } from './procedures.dto.js';
import { endEarlierVersions, insertVersion, readDefinition } from './write-version.js';

/**
 * What a procedure says from a day on. Dossiers stay with the version they were taken in under.
 *
 * @throws DomainError 404, 409, 422 `procedure.effective_from_too_early` unless it begins after all others
 */
export async function createVersion(
  tx: OfficeTx,
  actor: Actor,
  code: string,
  { version, effectiveFrom, definition: json }: CreateVersionDto,
): Promise<AdminProcedureView> {
  requireDay(effectiveFrom, 'effectiveFrom');
  const procedure = await lockProcedure(tx, code, version);
  const definition = readDefinition(json);
  const before = await adminProcedureView(tx.em, procedure.id);
  const latest = before.versions.at(-1);
  if (latest && effectiveFrom <= latest.effectiveFrom) {
    throw refusedField(
      'procedure.effective_from_too_early',
      'A new version begins after the latest one.',
      'effectiveFrom',
    );
  }
  await endEarlierVersions(tx, procedure.id, effectiveFrom);
  const number = (latest?.number ?? 0) + 1;
  await insertVersion(tx, { procedureId: procedure.id, code, number, effectiveFrom, definition });
  await tx.em.update(Procedure, { id: procedure.id }, { version: procedure.version + 1 });
  const after = await adminProcedureView(tx.em, procedure.id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'procedure',
    subjectId: procedure.id,
    action: 'change',
    before,
    after,
  });
  return after;
}
