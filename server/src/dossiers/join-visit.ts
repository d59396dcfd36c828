import { localDateOf } from '@motcua/shared/calendar';
import { refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ActContext } from './act.js';
import type { CitizenNotice } from './citizen-notices.js';

/**
 * Opens the visit or adds to it, and holds its row until the commit: a close or the sweeper waits for this act. An
 * insert meets the row of another office too, though row-level security hides it.
 *
 * @throws DomainError 422 `visit.not_yours` when the id is another officer's, office's or day's
 */
export async function joinVisit(tx: OfficeTx, visitId: string, officeId: string, staffId: string): Promise<void> {
  const whose = [visitId, officeId, staffId, localDateOf(tx.now)];
  await tx.em.query(
    `INSERT INTO visit (id, office_id, staff_id, opened_on, last_intake_at) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT DO NOTHING`,
    whose,
  );
  const [, count]: [unknown, number] = await tx.em.query(
    `UPDATE visit SET last_intake_at = now(), released_at = NULL, release_from = NULL
      WHERE id = $1 AND office_id = $2 AND staff_id = $3 AND opened_on = $4`,
    whose,
  );
  if (count === 0) {
    throw refused('visit.not_yours', 'This visit belongs to another officer, office or day.', [
      { path: 'visitId', code: 'field.invalid' },
    ]);
  }
}

/** What an act tells waits for the others of the visit it names. @throws DomainError 422 `visit.not_yours` */
export async function heldForVisit(
  { tx, dossier, acting }: ActContext,
  visitId: string | undefined,
): Promise<Pick<CitizenNotice, 'heldForVisitId'>> {
  if (visitId === undefined) return {};
  await joinVisit(tx, visitId, dossier.officeId, acting.staffId);
  return { heldForVisitId: visitId };
}
