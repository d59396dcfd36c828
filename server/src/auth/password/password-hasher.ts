import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../common/domain-error.js';

/** Argon2id as OWASP recommends for log-ins: 19 MiB, two passes, one lane. Raise these and old hashes are renewed. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT_PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
/** Random bytes in the place of a hash: no password fits, and trying costs what a real one costs. */
const NOBODYS_HASH = `${CURRENT_PREFIX}cw4qxWqKvYb1n0b3m2pXRA$Ck1l8t5yS0vDq2cM4uXoW7zBfGhJ9eRa6nTiPsLd3wE`;

/** Longer input is never a password here (the policy ends at 128), and normalising megabytes is work for nothing. */
const LONGEST_INPUT = 1_024;

export interface HasherLimits {
  /** Hashes at work at once. Each holds 19 MiB and one of the four threads that files and DNS also need. */
  readonly atOnce: number;
  /** Sign-ins that may wait for those; further ones are asked to come back. */
  readonly waiting: number;
}

/** Hashes and checks passwords without letting a crowd at the door stop everything else. */
export class PasswordHasher {
  private atWork = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly limits: HasherLimits = { atOnce: 2, waiting: 100 }) {}

  /** @throws DomainError `auth.busy` when too many wait */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalised(password), COST));
  }

  /**
   * Null, for a person who does not exist or has no password, costs the same work and answers false, so that the time
   * of the answer tells nobody which user names exist.
   *
   * @throws DomainError `auth.busy` when too many wait
   */
  async verify(storedHash: string | null, password: string): Promise<boolean> {
    const comparable = storedHash?.startsWith('$argon2') ? storedHash : NOBODYS_HASH;
    const tooLong = password.length > LONGEST_INPUT;
    const matches = await this.inTurn(() => verify(comparable, tooLong ? '' : normalised(password)));
    return matches && !tooLong && comparable === storedHash;
  }

  /** True when the hash was made with other costs than today's: hash the password anew after the next sign-in. */
  needsRehash(storedHash: string): boolean {
    return !storedHash.startsWith(CURRENT_PREFIX);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> {
    if (this.atWork < this.limits.atOnce) {
      this.atWork++;
      return Promise.resolve();
    }
    if (this.queue.length >= this.limits.waiting) {
      throw new DomainError('too_many', 'auth.busy', 'Too many sign-ins at once.', { retryAfterSeconds: 2 });
    }
    return new Promise((resolve) => this.queue.push(resolve));
  }

  private leave(): void {
    const next = this.queue.shift();
    if (next)
      next(); // the place passes on without becoming free
    else this.atWork--;
  }
}

/** One password typed on two keyboards may arrive composed or decomposed; both are the same password. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
