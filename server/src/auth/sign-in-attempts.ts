import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';

const MAX_FAILURES = 5;
const WINDOW_MINUTES = 15;

/** The key under which the attempts of a user name are counted. */
export const attemptKey = (box: SecretBox, username: string): Buffer => box.digest('sign-in-name', username);

/**
 * Counts an attempt before the password is looked at.
 *
 * @throws DomainError `auth.locked` (429) after five failures within fifteen minutes
 */
export async function countAttempt(db: Pick<DataSource | EntityManager, 'query'>, key: Buffer): Promise<void> {
  const rows: { failures: number; wait: number }[] = await db.query(
    `INSERT INTO sign_in_attempt AS a (name_hash, window_start, failures) VALUES ($1, now(), 1)
     ON CONFLICT (name_hash) DO UPDATE SET
       failures = CASE WHEN a.window_start < now() - $2 * interval '1 minute' THEN 1 ELSE LEAST(a.failures + 1, $3 + 1) END,
       window_start = CASE WHEN a.window_start < now() - $2 * interval '1 minute' THEN now() ELSE a.window_start END
     RETURNING failures, ceil(extract(epoch FROM a.window_start + $2 * interval '1 minute' - now()))::int AS wait`,
    [key, WINDOW_MINUTES, MAX_FAILURES],
  );
  const { failures, wait } = rows[0]!;
  if (failures > MAX_FAILURES) {
    throw new DomainError('too_many', 'auth.locked', 'Too many failed sign-ins; try again later.', {
      retryAfterSeconds: Math.max(wait, 1),
    });
  }
}

export async function forgetAttempts(db: Pick<DataSource | EntityManager, 'query'>, key: Buffer): Promise<void> {
  await db.query('DELETE FROM sign_in_attempt WHERE name_hash = $1', [key]);
}
