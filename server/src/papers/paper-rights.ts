import { type Actor, rolesAt } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';

/** Whoever works on a dossier gives out its papers, a deputy in the fields of theirs; a supervisor only looks at them. */
export async function mayGiveOut(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  dossier: Dossier,
): Promise<boolean> {
  const { definition } = await catalogue.byId(tx.em, dossier.procedureVersionId);
  return [dossier.officeId, dossier.handlingOfficeId].some((office) =>
    rolesAt(actor, office, definition.field).some(({ role }) => role !== 'supervisor' && role !== 'administrator'),
  );
}
