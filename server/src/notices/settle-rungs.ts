import {
  type NoticeKind,
  type NoticeState,
  outdates,
  type RecallReason,
  settleRung,
  type UpperRung,
} from '@motcua/shared/notices';
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../common/ids.js';
import { messageOf } from '../dossiers/message-of.sql.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { awaitReceipts, receiptBy } from './await-receipts.js';
import { DEFAULT_NOTICE_SETTINGS } from './notice-settings.js';

/** A message that is only for the case that the one above it does not arrive, and how that one stands. */
interface Rung {
  readonly id: string;
  readonly officeId: string;
  readonly kind: NoticeKind;
  readonly state: Extract<NoticeState, 'planned' | 'recalled'>;
  readonly upper: UpperRung;
}

/** Telephone networks try for up to three days; what they took and did not complain of until then has arrived. */
const REPORT_EXPECTED = `(upper.channel = 'sms' AND upper.due_at > now() - interval '3 days')`;

const RUNGS = `
  SELECT lower.id, lower.office_id AS "officeId", lower.kind, lower.state,
         json_build_object('state', upper.state, 'recalledBecause', upper.recalled_because,
                           'reportExpected', ${REPORT_EXPECTED}, 'sameText', upper.same_text_as_id IS NOT NULL) AS upper
    FROM notice lower JOIN notice upper ON upper.id = lower.waits_for_id`;

const BATCH = 200;

/**
 * Decides what follows for those that wait for these notices, in the transaction that ended them.
 *
 * @returns how many are owed now
 */
export async function settleRungs(em: EntityManager, upperIds: readonly string[]): Promise<number> {
  return settle(
    em,
    await em.query(
      `${RUNGS} WHERE lower.waits_for_id = ANY ($1)
         AND (lower.state = 'planned' OR lower.state = 'recalled' AND lower.recalled_because = 'not_needed')
       ORDER BY lower.id FOR UPDATE OF lower`,
      [upperIds],
    ),
  );
}

/**
 * Finds messages whose wait is over, however the one above them ended and whoever died meanwhile. Those who send do not
 * look for them: at five hundred messages a second that would cost more than these seconds are worth.
 */
export class SweepRungs {
  constructor(
    private readonly db: DataSource,
    private readonly logger: WorkerLogger,
    private readonly onOwed: () => void,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    const { found, owed } = await this.db.transaction(async (em) => {
      const rungs: Rung[] = await em.query(
        `${RUNGS} WHERE lower.state = 'planned' AND lower.waits_for_id IS NOT NULL
           AND upper.state NOT IN ('planned', 'dispatched', 'submitting', 'retry_waiting')
           AND NOT (upper.state = 'gateway_accepted' AND ${REPORT_EXPECTED})
           AND NOT (upper.state = 'manual' AND upper.same_text_as_id IS NOT NULL)
         LIMIT ${BATCH} FOR UPDATE OF lower SKIP LOCKED`,
      );
      return { found: rungs.length, owed: await settle(em, rungs) };
    });
    if (owed > 0) this.onOwed();
    if (found > 0) this.logger.info({ found, owed }, 'notices that waited for others');
    return found === BATCH;
  }
}

async function settle(em: EntityManager, rungs: readonly Rung[]): Promise<number> {
  const sent: Rung[] = [];
  const recalled: { id: string; because: RecallReason }[] = [];
  for (const rung of rungs) {
    const next = settleRung(rung.upper, rung.state === 'planned' ? 'waiting' : 'not_needed');
    if (next.step === 'send') sent.push(rung);
    if (next.step === 'recall') recalled.push({ id: rung.id, because: next.because });
  }
  const overtaken = await overtakenOf(
    em,
    sent.map(({ id }) => id),
  );
  for (const id of overtaken) recalled.push({ id, because: 'superseded' });
  const owed = sent.filter(({ id }) => !overtaken.has(id));
  await recall(em, recalled);
  await letGo(em, owed);
  return owed.length;
}

/**
 * The citizen knows more by now: what a later notice has told since is not told as news. Later ones still to leave see to it
 * themselves. What tells several dossiers is news as long as it is of one of them.
 */
export async function overtakenOf(em: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const parts: { id: string; kind: NoticeKind; laterKinds: NoticeKind[] }[] = await em.query(
    `SELECT part.id, part.kind,
            ARRAY(SELECT later.kind FROM notice later JOIN notice sent ON sent.id = ${messageOf('later')}
                   WHERE later.dossier_id = part.dossier_id AND later.recipient = part.recipient
                     AND later.event_id > part.event_id AND sent.state NOT IN ('planned', 'recalled')) AS "laterKinds"
       FROM (SELECT id, dossier_id, recipient, kind, event_id FROM notice WHERE id = ANY ($1)
              UNION ALL
             SELECT told_with_id, dossier_id, recipient, kind, event_id FROM notice WHERE told_with_id = ANY ($1)) part`,
    [ids],
  );
  const isNews = parts.filter(({ kind, laterKinds }) => !laterKinds.some((later) => outdates(later, kind)));
  const news = new Set(isNews.map(({ id }) => id));
  return new Set(parts.map(({ id }) => id).filter((id) => !news.has(id)));
}

async function recall(em: EntityManager, rungs: readonly { id: string; because: RecallReason }[]): Promise<void> {
  if (rungs.length === 0) return;
  await em.query(
    `UPDATE notice n SET state = 'recalled', recalled_because = r.because, held_for_visit_id = NULL,
            -- With what counts days it is written anew where it is sent after all.
            facts = CASE WHEN held_for_visit_id IS NULL THEN facts END
       FROM unnest($1::uuid[], $2::text[]) AS r(id, because) WHERE n.id = r.id`,
    [rungs.map(({ id }) => id), rungs.map(({ because }) => because)],
  );
}

async function letGo(em: EntityManager, rungs: readonly Rung[]): Promise<void> {
  if (rungs.length === 0) return;
  const ids = rungs.map(({ id }) => id);
  await em.query(
    `UPDATE notice SET state = 'planned', recalled_because = NULL, waits_for_id = NULL, due_at = now(),
            -- It could not leave before.
            not_before = greatest(not_before, now()) WHERE id = ANY ($1)`,
    [ids],
  );
  await awaitReceipts(em, ids, DEFAULT_NOTICE_SETTINGS.receiptWithinMs);
  await em.query(
    `INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at, not_before)
     SELECT o.id, o.office_id, 'notice', o.subject_id, now(), COALESCE(${receiptBy('o.subject_id')}, now())
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS o(id, office_id, subject_id)`,
    [ids.map(() => newId()), rungs.map(({ officeId }) => officeId), ids],
  );
}
