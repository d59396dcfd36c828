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

type Held = Pick<CitizenNotice, 'heldForVisitId'>;

/** What an act tells waits for the others of the visit it names. @throws DomainError 422 `visit.not_yours` */
export async function heldForVisit({ tx, dossier, acting }: ActContext, visitId: string | undefined): Promise<Held> {
  if (visitId === undefined) return {};
  await joinVisit(tx, visitId, dossier.officeId, acting.staffId);
  return { heldForVisitId: visitId };
}

/** Others of the visit that can be handed over while this person waits. */
const MORE_TO_COME = `EXISTS (
  SELECT 1 FROM dossier other JOIN procedure_version p ON p.id = other.procedure_version_id
   WHERE other.visit_id = visit.id AND other.id <> $5 AND NOT other.voided
     AND (other.state = 'decided' OR other.state IN ('accepted', 'processing') AND (p.definition ->> 'sameVisit')::boolean))`;

/** Others for which thanks are waiting already. */
const THANKS_WAIT = `EXISTS (SELECT 1 FROM notice WHERE held_for_visit_id = visit.id AND kind = 'handed_over')`;

/** Nobody waits longer for the next of them. */
const PATIENCE = '10 minutes';

/**
 * The thanks for what is handed over by the officer who took it in today wait for the others that the same person brought and can
 * have at once. With the last of them the visit is over, unless it is still being brought: then its own end is waited for.
 */
export async function heldForRestOfVisit({ tx, dossier, acting }: ActContext): Promise<Held> {
  const { visitId, id, officeId } = dossier;
  if (visitId === null) return {};
  const [, count]: [unknown, number] = await tx.em.query(
    `UPDATE visit SET last_intake_at = now(), released_at = NULL,
            release_from = CASE WHEN released_at IS NULL AND release_from IS NULL THEN NULL
                                WHEN ${MORE_TO_COME} THEN now() + interval '${PATIENCE}' ELSE now() END
      WHERE id = $1 AND office_id = $2 AND staff_id = $3 AND opened_on = $4 AND (${MORE_TO_COME} OR ${THANKS_WAIT})`,
    [visitId, officeId, acting.staffId, localDateOf(tx.now), id],
  );
  return count === 0 ? {} : { heldForVisitId: visitId };
}
