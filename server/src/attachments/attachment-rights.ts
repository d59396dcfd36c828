import type { StaffRole } from '@motcua/shared/staff';
import { FINAL_STATES } from '@motcua/shared/dossiers';
import { type Actor, rolesAt } from '../common/actor.js';
import { DomainError, forbidden } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';

/** Who works on dossiers; supervisors only look. */
const WORKERS: readonly StaffRole[] = ['counter_officer', 'case_officer', 'leader', 'records_clerk'];

/** What of a dossier decides who works on it. */
export type WorkedOn = Pick<Dossier, 'officeId' | 'handlingOfficeId' | 'procedureVersionId'>;

/** Whether this person works on the dossier, in a role of their own or as a deputy for its field. */
export async function worksOn(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  dossier: WorkedOn,
): Promise<boolean> {
  const { definition } = await catalogue.byId(tx.em, dossier.procedureVersionId);
  const pairs = [dossier.officeId, dossier.handlingOfficeId].flatMap((id) => rolesAt(actor, id, definition.field));
  return pairs.some(({ role }) => WORKERS.includes(role));
}

/** @throws DomainError 403 when this person does not work on the dossier */
export async function requireWorker(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  dossier: WorkedOn,
): Promise<void> {
  if (!(await worksOn(tx, catalogue, actor, dossier))) {
    throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  }
}

/** @throws DomainError 409 when the dossier has ended: its papers are as they were then */
export function requireOpen(dossier: Dossier): void {
  if (FINAL_STATES.includes(dossier.state)) {
    throw new DomainError('conflict', 'attachment.dossier_ended', 'The dossier has ended.');
  }
}
