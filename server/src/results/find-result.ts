import { requireWorker, worksOn } from '../attachments/attachment-rights.js';
import type { Actor } from '../common/actor.js';
import { DomainError, forbidden, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierResult } from '../dossiers/entities/dossier-parts.entity.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';

/**
 * A result that may be worked on, its dossier locked.
 *
 * @throws DomainError 403, 404, 409 `result.cancelled`
 */
export async function findResult(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  id: string,
): Promise<{ readonly result: DossierResult; readonly dossier: Dossier }> {
  const seen = await tx.em.findOneBy(DossierResult, { id });
  if (!seen) throw notFound();
  const dossier = await lockDossier(tx, seen.dossierId);
  await requireWorker(tx, catalogue, actor, dossier);
  // As it is now that nobody else changes it.
  const result = await tx.em.findOneByOrFail(DossierResult, { id });
  if (result.cancelledAt !== null) {
    throw new DomainError('conflict', 'result.cancelled', 'The number of this result has been cancelled.');
  }
  return { result, dossier };
}

/** @throws DomainError 403 for who works only where the dossier of another office's result was received: they say where the paper lies */
export async function requireDecider(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  { officeId }: DossierResult,
  { procedureVersionId }: Dossier,
): Promise<void> {
  if (!(await worksOn(tx, catalogue, actor, { officeId, handlingOfficeId: officeId, procedureVersionId }))) {
    throw forbidden('role.not_allowed', 'A result is changed by the office that decided it.');
  }
}
