import type { StaffRole } from '@motcua/shared/staff';
import { FINAL_STATES } from '@motcua/shared/dossiers';
import { IsNull } from 'typeorm';
import { type Actor, rolesAt } from '../common/actor.js';
import { DomainError, forbidden } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierResult } from '../dossiers/entities/dossier-parts.entity.js';
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

const ended = (): DomainError => new DomainError('conflict', 'attachment.dossier_ended', 'The dossier has ended.');

/** @throws DomainError 409 when the dossier has ended: its papers are as they were then */
export function requireOpen(dossier: Dossier): void {
  if (FINAL_STATES.includes(dossier.state)) throw ended();
}

/**
 * A result that was handed over at once is often scanned only afterwards: until it has its electronic copy the office that
 * decided may still attach the file for it.
 *
 * @throws DomainError 409 when the dossier has ended and no such copy is missing, or the file shows a paper of the citizen
 */
export async function requireRoomForFile(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  dossier: Dossier,
  componentCode: string | null,
): Promise<void> {
  if (dossier.state !== 'handed_over' || componentCode !== null) return requireOpen(dossier);
  const { id: dossierId, procedureVersionId } = dossier;
  const lacking = await tx.em.findBy(DossierResult, { dossierId, cancelledAt: IsNull(), copyId: IsNull() });
  for (const { officeId } of lacking) {
    if (await worksOn(tx, catalogue, actor, { officeId, handlingOfficeId: officeId, procedureVersionId })) return;
  }
  throw ended();
}

/**
 * What came after the hand-over was meant for an electronic copy, and goes again where it is none.
 *
 * @throws DomainError 409 when the dossier has ended, and had this file already
 */
export async function requireRemovable({ em }: OfficeTx, dossier: Dossier, uploadedAt: Date): Promise<void> {
  if (dossier.state !== 'handed_over') return requireOpen(dossier);
  const [{ at }]: [{ at: Date }] = await em.query(
    `SELECT max(at) AS at FROM dossier_event WHERE dossier_id = $1 AND transition = 'hand_over'`,
    [dossier.id],
  );
  if (uploadedAt <= at) throw ended();
}
