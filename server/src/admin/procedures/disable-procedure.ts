import type { Actor } from '../../common/actor.js';
import { refused } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Procedure } from '../../procedures/procedure.entity.js';
import { adminProcedureView, type AdminProcedureView } from './find-all-procedures.js';
import { lockProcedure } from './lock-procedure.js';
import { changeRecorded } from '../change-recorded.js';

/** No dossier is taken in under it any more; those that are there go on. */
export async function disableProcedure(
  tx: OfficeTx,
  actor: Actor,
  code: string,
  version: number,
): Promise<AdminProcedureView> {
  return setDisabled(tx, actor, code, version, tx.now);
}

export async function enableProcedure(
  tx: OfficeTx,
  actor: Actor,
  code: string,
  version: number,
): Promise<AdminProcedureView> {
  return setDisabled(tx, actor, code, version, null);
}

async function setDisabled(
  tx: OfficeTx,
  actor: Actor,
  code: string,
  version: number,
  disabledAt: Date | null,
): Promise<AdminProcedureView> {
  const { id, disabledAt: since } = await lockProcedure(tx, code, version);
  if ((since === null) === (disabledAt === null)) {
    throw disabledAt === null
      ? refused('procedure.not_disabled', 'This procedure is not disabled.')
      : refused('procedure.already_disabled', 'This procedure is disabled already.');
  }
  return changeRecorded(
    tx,
    actor,
    {
      subjectKind: 'procedure',
      subjectId: id,
      action: disabledAt === null ? 'change' : 'disable',
      view: adminProcedureView,
    },
    () => tx.em.update(Procedure, { id }, { disabledAt, version: version + 1 }),
  );
}
