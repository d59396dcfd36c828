import type { StaffRole } from '@motcua/shared/staff';
import { FINAL_STATES } from '@motcua/shared/dossiers';
import { type Actor, rolesAt } from '../common/actor.js';
import { DomainError, forbidden } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';

/** Who works on dossiers; supervisors only look. */
const WORKERS: readonly StaffRole[] = ['counter_officer', 'case_officer', 'leader', 'records_clerk'];

/** @throws DomainError 403 when this person does not work on the dossier */
export async function requireWorker(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  dossier: Dossier,
): Promise<void> {
  const { definition } = await catalogue.byId(tx.em, dossier.procedureVersionId);
  const pairs = [dossier.officeId, dossier.handlingOfficeId].flatMap((id) => rolesAt(actor, id, definition.field));
  if (!pairs.some(({ role }) => WORKERS.includes(role))) {
    throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  }
}

/** @throws DomainError 409 when the dossier has ended: its papers are as they were then */
export function requireOpen(dossier: Dossier): void {
  if (FINAL_STATES.includes(dossier.state)) {
    throw new DomainError('conflict', 'attachment.dossier_ended', 'The dossier has ended.');
  }
}
