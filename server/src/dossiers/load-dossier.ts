import type { DossierTransition } from '@motcua/shared/dossiers';
import { transitionRule, type Who } from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import type { EntityMetadata } from 'typeorm';
import { type Actor, rolesAt } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Acting } from './act.js';
import { CONDITIONS_OF_DOSSIER, conditionsFrom, type ConditionsRow } from './conditions-of-dossier.sql.js';
import type { DossierConditions } from './dossier-facts.js';
import { Dossier } from './entities/dossier.entity.js';

/** One dossier, read as it is; null where row-level security shows none. */
export async function findDossier(tx: OfficeTx, id: string, lock: '' | 'FOR UPDATE' = ''): Promise<Dossier | null> {
  const columns = columnsOf(tx).map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`);
  const rows: Dossier[] = await tx.em.query(`SELECT ${columns.join(', ')} FROM dossier WHERE id = $1 ${lock}`, [id]);
  return rows[0] ? Object.assign(new Dossier(), rows[0]) : null;
}

/** Locks one dossier for an act. Foreign and absent ones are alike: row-level security shows neither. */
export async function lockDossier(tx: OfficeTx, id: string): Promise<Dossier> {
  const dossier = await findDossier(tx, id, 'FOR UPDATE');
  if (!dossier) throw notFound();
  await tx.widen(dossier.officeId);
  return dossier;
}

/** The same with what stands beside it, which is read once the dossier is locked. */
export async function lockWithConditions(
  tx: OfficeTx,
  id: string,
): Promise<{ readonly dossier: Dossier; readonly conditions: DossierConditions }> {
  const [dossier, read] = await Promise.all([findDossier(tx, id, 'FOR UPDATE'), findConditions(tx, id)]);
  if (!dossier || !read) throw notFound();
  // What belongs to one that was received elsewhere stood behind the receiving office's wall until now.
  const wasClosed = await tx.widen(dossier.officeId);
  return { dossier, conditions: wasClosed ? await loadConditions(tx, id) : read };
}

export async function loadConditions(tx: OfficeTx, dossierId: string): Promise<DossierConditions> {
  const conditions = await findConditions(tx, dossierId);
  if (!conditions) throw notFound();
  return conditions;
}

async function findConditions(tx: OfficeTx, dossierId: string): Promise<DossierConditions | null> {
  const rows: { conditions: ConditionsRow }[] = await tx.em.query(
    `SELECT ${CONDITIONS_OF_DOSSIER} AS conditions FROM dossier d WHERE d.id = $1`,
    [dossierId],
  );
  return rows[0] ? conditionsFrom(rows[0].conditions) : null;
}

/** Writes the dossier's row once, at the end of an act. */
export function storeDossier(tx: OfficeTx, dossier: Dossier): Promise<void> {
  const { driver } = tx.em.connection;
  const columns = columnsOf(tx).filter((one) => !one.isPrimary && one.getEntityValue(dossier) !== undefined);
  const values = columns.map((one): unknown => driver.preparePersistentValue(one.getEntityValue(dossier), one));
  const set = columns.map(({ databaseName }, index) => `${databaseName} = $${index + 2}`);
  tx.write(`UPDATE dossier SET ${set.join(', ')} WHERE id = $1`, [dossier.id, ...values]);
  return Promise.resolve();
}

const columnsOf = (tx: OfficeTx): EntityMetadata['columns'] => tx.em.connection.getMetadata(Dossier).columns;

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
