import type { EntityManager } from 'typeorm';
import { STAFF_MAIL_TABLES } from '../queue/job-contracts.js';

/** What a mail server told of a mail. */
export interface Bounce {
  readonly mailId: string;
  readonly words: string | null;
  /** Whom the mail was for, in small letters, where the report says so. */
  readonly to: string | null;
}

/**
 * Which of these are mails to staff of which the answer is still awaited: what came back of one is kept until it is there. They,
 * and those that have one, stay as they are until the transaction ends.
 */
export async function staffMailsUnderWay(em: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const underWay = new Set<string>();
  if (ids.length === 0) return underWay;
  for (const table of STAFF_MAIL_TABLES) {
    const mails: { id: string; waits: boolean }[] = await em.query(
      `SELECT id, mail_state IN ('planned', 'submitting', 'retry_waiting') AS waits FROM ${table}
        WHERE id = ANY ($1) ORDER BY id FOR UPDATE`,
      [ids],
    );
    for (const { id, waits } of mails) if (waits) underWay.add(id);
  }
  return underWay;
}

/** Mails to staff that came back: whoever looks after them sees that they did not arrive, and why. What bounced of others changes nothing. */
export async function failBouncedMails(em: EntityManager, bounces: readonly Bounce[]): Promise<void> {
  if (bounces.length === 0) return;
  for (const table of STAFF_MAIL_TABLES) {
    await em.query(
      `UPDATE ${table} m SET mail_state = 'failed', last_error = b.words
         FROM unnest($1::uuid[], $2::text[], $3::text[]) AS b(id, words, "to")
        WHERE m.id = b.id AND m.mail_state = 'gateway_accepted' AND (b."to" IS NULL OR lower(m.mail_address) = b."to")`,
      [bounces.map(({ mailId }) => mailId), bounces.map(({ words }) => words), bounces.map(({ to }) => to)],
    );
  }
}
