import { type Actor, type RolePair, rolesAt } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { EventOnly } from '../dossiers/entities/dossier-event.entity.js';
import type { DossierResult } from '../dossiers/entities/dossier-parts.entity.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { storeDossier } from '../dossiers/load-dossier.js';
import { recordEvent } from '../dossiers/record-event.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';

/** The roles that somebody has where a result was decided. */
export async function pairsAtDecider(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  { officeId }: DossierResult,
  { procedureVersionId }: Dossier,
): Promise<RolePair[]> {
  const { definition } = await catalogue.byId(tx.em, procedureVersionId);
  return rolesAt(actor, officeId, definition.field);
}

/** Writes into the history of a dossier what was done to its result beside the acts. @param pairs the roles that allow it */
export async function recordResultEvent(
  tx: OfficeTx,
  { staffId }: Actor,
  pairs: readonly RolePair[],
  dossier: Dossier,
  transition: EventOnly,
  details: Record<string, unknown>,
): Promise<void> {
  // One's own role comes before a deputy's.
  const pair = pairs.find(({ delegation }) => delegation === null) ?? pairs[0];
  await recordEvent(tx, dossier, {
    transition,
    fromState: dossier.state,
    toState: dossier.state,
    actorId: staffId,
    actorRole: pair?.role ?? null,
    onBehalfOfId: pair?.delegation?.fromStaffId ?? null,
    details,
  });
  await storeDossier(tx, dossier);
}
