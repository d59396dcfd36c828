import type { DossierTransition } from '@motcua/shared/dossiers';
import { transitionRule, type Who } from '@motcua/shared/dossiers';
import { type OfficeSettings, officeSettings } from '@motcua/shared/offices';
import type { StaffRole } from '@motcua/shared/staff';
import { type Actor, rolesAt } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Acting } from './act.js';
import type { DossierConditions } from './dossier-facts.js';
import { Dossier } from './entities/dossier.entity.js';

/** Locks one dossier for an act. Foreign and absent ones are alike: row-level security shows neither. */
export async function lockDossier(tx: OfficeTx, id: string): Promise<Dossier> {
  const dossier = await tx.em.findOne(Dossier, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!dossier) throw notFound();
  await tx.widen(dossier.officeId);
  return dossier;
}

export async function loadConditions(tx: OfficeTx, dossierId: string): Promise<DossierConditions> {
  const rows: [Omit<DossierConditions, 'settings'> & { set: Partial<OfficeSettings> }] = await tx.em.query(
    `SELECT EXISTS (SELECT 1 FROM dossier_payment WHERE dossier_id = $1 AND state = 'paid') AS "paid",
            EXISTS (SELECT 1 FROM dossier_handover WHERE dossier_id = $1) AS "everForwarded",
            (SELECT giver_id FROM dossier_handover WHERE dossier_id = $1 AND received_at IS NULL AND recalled_at IS NULL) AS "pendingGiverId",
            (SELECT settings_of_office(handling_office_id) FROM dossier WHERE id = $1) AS "set"`,
    [dossierId],
  );
  const { set, ...conditions } = rows[0];
  return { ...conditions, settings: officeSettings(set) };
}

/** Writes the dossier's row once, at the end of an act. */
export async function storeDossier(tx: OfficeTx, { id, ...row }: Dossier): Promise<void> {
  await tx.em.update(Dossier, { id }, row);
}

/** In which role, and for whom, a person carries out a transition. */
export function actingAs(actor: Actor, dossier: Dossier, transition: DossierTransition, field: string): Acting {
  const rule = transitionRule(transition);
  const wanted: readonly Who[] = [...rule.who, ...(rule.proposedBy ?? [])];
  const offices =
    rule.at === 'receiving'
      ? [dossier.officeId, dossier.handlingOfficeId]
      : [dossier.handlingOfficeId, dossier.officeId];
  const pairs = offices.flatMap((officeId) => rolesAt(actor, officeId, field));
  const isWanted = (role: StaffRole): boolean => wanted.includes(role);
  // One's own role comes before a deputy's.
  const own = pairs.filter(({ delegation }) => delegation === null);
  const pair = own.find(({ role }) => isWanted(role)) ?? pairs.find(({ role }) => isWanted(role)) ?? own[0] ?? pairs[0];
  return {
    staffId: actor.staffId,
    role: pair?.role ?? null,
    onBehalfOfId: pair?.delegation?.fromStaffId ?? null,
  };
}
