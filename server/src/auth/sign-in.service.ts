import type { DataSource } from 'typeorm';
import type { SecretBox } from '../common/secret-box.js';
import { DomainError } from '../common/domain-error.js';
import type { PasswordHasher } from './password/password-hasher.js';
import type { SessionStore } from './session.store.js';
import { attemptKey, countAttempt, forgetAttempts } from './sign-in-attempts.js';

export interface SignedIn {
  readonly token: string;
  readonly staffId: string;
}

/**
 * Signs a person in. Failures are counted in PostgreSQL before the password is looked at, for unknown names too, so
 * guessing in parallel or without Redis gains nothing; after five within fifteen minutes the name is locked until the
 * window ends.
 */
export class SignInService {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStore,
  ) {}

  /** @throws DomainError `auth.locked` (429), `auth.wrong_credentials` (401) or `auth.otp_not_enabled` (422) */
  async execute(username: string, password: string, otp: string | undefined): Promise<SignedIn> {
    if (otp) throw new DomainError('refused', 'auth.otp_not_enabled', 'This account uses no one-time codes.');
    const name = username.trim().toLowerCase();
    const key = attemptKey(this.box, name);
    await countAttempt(this.db, key);

    const rows: { id: string; password_hash: string; disabled_at: Date | null }[] = await this.db.query(
      'SELECT id, password_hash, disabled_at FROM staff WHERE username = $1',
      [name],
    );
    const found = rows[0];
    // Unknown names cost the same work, so the time of the answer tells nothing.
    const right = await this.hasher.verify(found?.password_hash ?? null, password);
    if (!found || !right || found.disabled_at !== null) {
      throw new DomainError('unauthenticated', 'auth.wrong_credentials', 'User name or password is wrong.');
    }
    await forgetAttempts(this.db, key);
    return { token: await this.sessions.open(found.id), staffId: found.id };
  }
}
