import type { EntityManager } from 'typeorm';
import { STAFF_MAIL_TABLES } from './send-staff-mails.js';

/** What a mail server told of a mail. */
export interface Bounce {
  readonly mailId: string;
  readonly words: string | null;
  /** Whom the mail was for, in small letters, where the report says so. */
  readonly to: string | null;
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
