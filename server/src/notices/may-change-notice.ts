import { recordAccess } from '../audit/access-log.js';
import { type Actor, hasRole } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { openReceivers } from '../dossiers/open-receivers.js';

interface NoticeInReach {
  readonly officeId: string;
  readonly dossierId: string;
  /** Who did the act that it tells. */
  readonly actorId: string;
}

/**
 * The counter that received the dossier tells its citizen again; the answer shows the words, so it leaves a record.
 *
 * @throws DomainError `not_found`, also for notices of other offices
 * @throws DomainError `role.not_allowed`
 */
export async function requireCounter(tx: OfficeTx, actor: Actor, noticeId: string): Promise<void> {
  const notice = await inReach(tx, noticeId);
  if (!hasRole(actor, notice.officeId, 'counter_officer')) {
    throw forbidden('role.not_allowed', 'Only the counter tells citizens again.');
  }
  await recordLook(tx, actor, notice);
}

/**
 * The counter, a leader and whoever did the act, also at the office that handles what another received, take a notice back.
 *
 * @throws DomainError `not_found`, also for notices of other offices
 * @throws DomainError `role.not_allowed`
 */
export async function requireRecaller(tx: OfficeTx, actor: Actor, noticeId: string): Promise<void> {
  const notice = await inReach(tx, noticeId);
  const { officeId, actorId } = notice;
  const may = hasRole(actor, officeId, 'counter_officer') || hasRole(actor, officeId, 'leader');
  if (!may && actorId !== actor.staffId) {
    throw forbidden('role.not_allowed', 'Only the counter, a leader and who did the act take notices back.');
  }
  await recordLook(tx, actor, notice);
}

async function inReach(tx: OfficeTx, noticeId: string): Promise<NoticeInReach> {
  const seen = await find(tx, noticeId);
  const notice = seen ?? ((await openReceivers(tx)) ? await find(tx, noticeId) : undefined);
  if (!notice) throw notFound();
  return notice;
}

/** Of dossiers received or handled here: the walls may be open for others of the same receiving office. */
async function find(tx: OfficeTx, noticeId: string): Promise<NoticeInReach | undefined> {
  const rows: NoticeInReach[] = await tx.em.query(
    `SELECT n.office_id AS "officeId", n.dossier_id AS "dossierId", e.actor_id AS "actorId"
       FROM notice n JOIN dossier_event e ON e.id = n.event_id JOIN dossier d ON d.id = n.dossier_id
      WHERE n.id = $1 AND (d.office_id = ANY ($2) OR d.handling_office_id = ANY ($2))`,
    [noticeId, tx.openedFor],
  );
  return rows[0];
}

const recordLook = (
  tx: OfficeTx,
  { staffId }: Actor,
  { officeId, dossierId }: Pick<NoticeInReach, 'officeId' | 'dossierId'>,
): Promise<void> => recordAccess(tx, { officeId, staffId, dossierId, action: 'list' });
