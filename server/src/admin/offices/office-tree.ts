import { newRevision } from '../../calendar/calendar-revisions.js';
import { notFound } from '../../common/domain-error.js';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Office } from '../../offices/office.entity.js';
import { administeredOffice, administers } from '../administered.js';
import { refusedField, requireVersion } from '../admin-rules.js';

/** Two moves at once could make a circle of two good ones; whoever touches the tree waits here. */
const TREE_LOCK = 7_305_218_462;

export async function lockTree(tx: OfficeTx): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock($1)', [TREE_LOCK]);
}

/** @throws DomainError 404 for offices one does not administer, 409 */
export async function lockOwnOffice(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<Office> {
  if (!administers(actor, id)) throw notFound();
  const office = await tx.em.findOne(Office, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!office) throw notFound();
  requireVersion(office, version);
  return office;
}

/** The office above, with its path as it is now. @throws DomainError 404 or 403 unless one administers it */
export async function readParent(tx: OfficeTx, actor: Actor, code: string): Promise<Office> {
  const { id } = await administeredOffice(tx.em, actor, code);
  return tx.em.findOneByOrFail(Office, { id });
}

/**
 * Puts an office, with all below it, under another one. The administrator of the old parent loses it, so that must be
 * the actor too.
 *
 * @throws DomainError 404, 403, 422 `office.circle`
 */
export async function moveOffice(tx: OfficeTx, actor: Actor, office: Office, parentCode: string): Promise<void> {
  const parent = await readParent(tx, actor, parentCode);
  if (parent.id === office.parentId) return;
  if (office.parentId !== null && !administers(actor, office.parentId)) throw notFound();
  if (parent.path.includes(office.id)) {
    throw refusedField('office.circle', 'An office cannot stand below itself.', 'parentCode');
  }
  // An office inherits its calendar from where it stands, so a move is a change of calendars too.
  const revision = await newRevision(tx.em, { officeId: office.id, actorId: actor.staffId, what: 'tree', at: tx.now });
  await tx.em.query(
    `INSERT INTO office_former_path (office_id, until_revision, path)
     SELECT id, $2, path FROM office WHERE $1 = ANY (path)`,
    [office.id, revision - 1],
  );
  await tx.em.query(
    `UPDATE office SET path = $2::uuid[] || path[array_position(path, $1::uuid):] WHERE $1 = ANY (path)`,
    [office.id, parent.path],
  );
  await tx.em.update(Office, { id: office.id }, { parentId: parent.id });
}
