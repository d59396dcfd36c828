import { recordAdminChange } from '../audit/admin-audit.js';
import { CommittedRefusal } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import { refused } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { PasswordHasher } from './password/password-hasher.js';
import { requireGoodPassword } from './password/password-input.js';
import { endSessions } from './session.store.js';
import { attemptKey, countAttempt, forgetAttempts } from './sign-in-attempts.js';

export interface NewPassword {
  readonly current: string;
  readonly next: string;
  /** Made before the transaction: hashing would hold it open. */
  readonly nextHash: string;
}

/** A person takes another password; whoever else is signed in under the name is signed out. */
export class ChangePasswordService {
  constructor(
    private readonly box: SecretBox,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * @returns a refusal when the current password is wrong: the failed attempt counts like one of a sign-in
   * @throws DomainError 422 with the policy's code, 429 `auth.locked`
   */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    token: string,
    password: NewPassword,
  ): Promise<CommittedRefusal | { passwordChanged: true }> {
    const key = attemptKey(this.box, actor.username);
    await countAttempt(tx.em, key);
    const [found]: [{ password_hash: string }] = await tx.em.query(
      'SELECT password_hash FROM staff WHERE id = $1 FOR UPDATE',
      [actor.staffId],
    );
    if (!(await this.hasher.verify(found.password_hash, password.current))) {
      const code = 'auth.current_password_wrong';
      return new CommittedRefusal(refused(code, 'The current password is wrong.', [{ path: 'current', code }]));
    }
    await forgetAttempts(tx.em, key);
    requireGoodPassword(password.next, actor, 'new');
    if (password.next.normalize('NFKC') === password.current.normalize('NFKC')) {
      throw refused('password.unchanged', 'This is the current password.', [
        { path: 'new', code: 'password.unchanged' },
      ]);
    }
    await tx.em.query('UPDATE staff SET password_hash = $2, version = version + 1 WHERE id = $1', [
      actor.staffId,
      password.nextHash,
    ]);
    await endSessions(tx.em, actor.staffId, token);
    const after = { passwordChanged: true } as const;
    await recordAdminChange(tx, actor.staffId, {
      subjectKind: 'staff',
      subjectId: actor.staffId,
      action: 'change',
      before: null,
      after,
    });
    return after;
  }
}
