import { besideEarlier, type EarlierNotice, type NoticeKind } from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';
import { noLongerTold } from './no-longer-told.sql.js';

interface Pair extends EarlierNotice {
  readonly laterId: string;
  readonly laterKind: NoticeKind;
  readonly earlierId: string;
}

/** A notice that lets an earlier one of its dossier go first. */
export interface Waiting {
  readonly noticeId: string;
  readonly forMs: number;
}

/**
 * Puts what could leave now behind what the same person is owed about the same dossier by the same channel from earlier
 * acts, and ends what a later notice says as well. An earlier notice that another relay has in hand is waited for:
 * nothing here waits for a lock. Held ones, and those that wait whether another arrives, which have no outbox row, are nobody's predecessors.
 *
 * @returns those that wait, each once
 */
export async function orderNotices(em: EntityManager, noticeIds: readonly string[]): Promise<Waiting[]> {
  const pairs: Pair[] = await em.query(
    `SELECT later.id AS "laterId", later.kind AS "laterKind", earlier.id AS "earlierId", earlier.kind,
            sent.state, extract(epoch FROM COALESCE(o.not_before, sent.due_at) - now())::float * 1000 AS "nextInMs",
            earlier.id <> sent.id OR EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = sent.id) AS shared
       FROM notice later
       JOIN notice earlier ON earlier.dossier_id = later.dossier_id AND earlier.channel = later.channel
                          AND earlier.recipient = later.recipient AND earlier.id < later.id
                          -- One that is sent once more is as old as its act.
                          AND earlier.event_id <= later.event_id
       JOIN notice sent ON sent.id = COALESCE(earlier.told_with_id, earlier.id)
       LEFT JOIN LATERAL (SELECT not_before FROM outbox_message WHERE subject_id = sent.id LIMIT 1) o ON true
      WHERE later.id = ANY ($1) AND later.state = 'planned'
        AND sent.state IN ('planned', 'dispatched', 'submitting', 'retry_waiting') AND sent.id <> later.id
        AND (sent.state <> 'planned' OR o.not_before IS NOT NULL)`,
    [noticeIds],
  );
  if (pairs.length === 0) return [];
  const waits = new Map<string, number>();
  const wait = (noticeId: string, forMs: number): void =>
    void waits.set(noticeId, Math.max(forMs, waits.get(noticeId) ?? 0));
  const superseded: Pair[] = [];
  for (const pair of pairs) {
    const { laterKind, laterId, ...earlier } = pair;
    const beside = besideEarlier(laterKind, earlier);
    if (beside.step === 'supersede') superseded.push(pair);
    if (beside.step === 'wait') wait(laterId, beside.forMs);
  }
  const gone = await end(em, superseded);
  for (const { laterId, earlierId } of superseded) if (!gone.has(earlierId)) wait(laterId, AT_ONCE_MS);
  return [...waits].map(([noticeId, forMs]) => ({ noticeId, forMs }));
}

/** Somebody had the row in hand; by then they have let go of it. */
const AT_ONCE_MS = 1_000;

/** With those that only wait for the case that one of them does not arrive: the later one has its own. */
async function end(em: EntityManager, pairs: readonly Pair[]): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set();
  const [rows]: [{ id: string }[], number] = await em.query(
    `UPDATE notice SET ${noLongerTold(`'superseded'`)}
      WHERE id IN (SELECT id FROM notice WHERE id = ANY ($1) AND state IN ('planned', 'dispatched', 'retry_waiting')
                      FOR UPDATE SKIP LOCKED)
      RETURNING id`,
    [pairs.map(({ earlierId }) => earlierId)],
  );
  const ids = rows.map(({ id }) => id);
  await em.query(
    `UPDATE notice SET state = 'recalled', recalled_because = 'superseded', held_for_visit_id = NULL, facts = NULL
      WHERE waits_for_id = ANY ($1) AND state = 'planned'`,
    [ids],
  );
  return new Set(ids);
}
