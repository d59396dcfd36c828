import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import type { WriteContext } from '../common/http/request.js';
import type { OfficeTransactions, OfficeTx } from '../database/office-transaction.js';

/** The answer of a writing call, as it is stored and given again. */
export interface Answer<T = unknown> {
  readonly status: 200 | 201 | 202;
  readonly body: T;
}

/** A refusal whose finding is kept all the same, e.g. that an approval has become stale. */
export class CommittedRefusal {
  constructor(readonly error: DomainError) {}
}

/**
 * Runs a writing call exactly once per idempotency key: the key, the change and the stored answer commit together. A
 * second call with the same key waits for the first, then gets its answer; only successful answers are kept.
 */
export class WriteOnce {
  constructor(private readonly transactions: OfficeTransactions) {}

  /** @throws DomainError `idempotency.key_reused` (422) when the key came with another request before */
  async run<T>(
    context: WriteContext,
    body: unknown,
    work: (tx: OfficeTx) => Promise<Answer<T> | CommittedRefusal>,
    /** A stored answer shows the same data once more: whoever shows citizens' data records it here. */
    replayed: (tx: OfficeTx, body: T) => Promise<void> = () => Promise.resolve(),
  ): Promise<Answer<T>> {
    const { owner, hash } = callOf(context, body);
    const keep = async (em: EntityManager): Promise<boolean> => {
      const inserted: { staff_id: string }[] = await em.query(
        `INSERT INTO idempotency_key (staff_id, key, request_hash, created_at) VALUES ($1, $2, $3, now())
         ON CONFLICT DO NOTHING RETURNING staff_id`,
        [...owner, hash],
      );
      return inserted.length > 0;
    };
    const outcome = await this.transactions.forActorAsking(context.actor, keep, async (tx, isNew) => {
      if (!isNew) {
        const stored = await this.stored<T>(tx, owner, hash);
        if (!stored) throw keyReused();
        await replayed(tx, stored.body);
        return stored;
      }
      const answer = await work(tx);
      if (answer instanceof CommittedRefusal) {
        await tx.em.query('DELETE FROM idempotency_key WHERE staff_id = $1 AND key = $2', owner);
        return answer;
      }
      tx.write('UPDATE idempotency_key SET status = $3, body = $4 WHERE staff_id = $1 AND key = $2', [
        ...owner,
        answer.status,
        JSON.stringify(answer.body),
      ]);
      return answer;
    });
    if (outcome instanceof CommittedRefusal) throw outcome.error;
    return outcome;
  }

  /**
   * What this call was answered before, for one that begins outside of the transaction with what must not be done twice:
   * null for a call that is new. That one is run afterwards, which answers for calls that come at once.
   *
   * @param replayed as for `run`
   * @throws DomainError `idempotency.key_reused` (422) when the key came with another request before
   */
  answered<T>(
    context: WriteContext,
    body: unknown,
    replayed: (tx: OfficeTx, body: T) => Promise<void>,
  ): Promise<Answer<T> | null> {
    const { owner, hash } = callOf(context, body);
    return this.transactions.forActor(context.actor, async (tx) => {
      const stored = await this.stored<T>(tx, owner, hash);
      if (stored) await replayed(tx, stored.body);
      return stored;
    });
  }

  private async stored<T>(tx: OfficeTx, owner: readonly string[], hash: Buffer): Promise<Answer<T> | null> {
    const [found]: { request_hash: Buffer; status: Answer['status']; body: T }[] = await tx.em.query(
      'SELECT request_hash, status, body FROM idempotency_key WHERE staff_id = $1 AND key = $2',
      [...owner],
    );
    if (!found) return null;
    if (!found.request_hash.equals(hash)) throw keyReused();
    return { status: found.status, body: found.body };
  }
}

/** Whose key it is, and a hash of what is asked with it. */
function callOf({ operation, actor, idempotencyKey }: WriteContext, body: unknown) {
  const hash = createHash('sha256')
    .update(`${operation}\n${canonical(body)}`)
    .digest();
  return { owner: [actor.staffId, idempotencyKey], hash };
}

const keyReused = (): DomainError =>
  new DomainError('refused', 'idempotency.key_reused', 'This Idempotency-Key came with another request before.');

/** The same JSON whatever the order of its keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
