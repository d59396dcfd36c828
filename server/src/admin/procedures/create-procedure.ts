import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Procedure } from '../../procedures/procedure.entity.js';
import { refuseTaken, requireDay } from '../admin-rules.js';
import { adminProcedureView, type AdminProcedureView } from './find-all-procedures.js';
import type { CreateProcedureDto } from './procedures.dto.js';
import { insertVersion, readDefinition } from './write-version.js';

/** Takes a procedure into the catalogue with its first version. @throws DomainError 422 */
export async function createProcedure(
  tx: OfficeTx,
  actor: Actor,
  { code, effectiveFrom, definition: json }: CreateProcedureDto,
): Promise<AdminProcedureView> {
  requireDay(effectiveFrom, 'effectiveFrom');
  const definition = readDefinition(json);
  const procedureId = newId();
  await refuseTaken(
    'procedure.code_taken',
    'code',
    tx.em.insert(Procedure, { id: procedureId, code, disabledAt: null }),
  );
  await insertVersion(tx, { procedureId, code, number: 1, effectiveFrom, definition });
  const after = await adminProcedureView(tx.em, procedureId);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'procedure',
    subjectId: procedureId,
    action: 'create',
    before: null,
    after,
  });
  return after;
}
