import type { OfficeTransactions, OfficeTx } from './office-transaction.js';
import type { Replica } from './replica.js';

type Work<T> = (tx: OfficeTx) => Promise<T>;

/**
 * Transactions of what is only read: figures, boards, reports, cards, and lists and registers as files. On the replica where
 * one is set up and fit, otherwise on the database itself. The same walls stand on both. Access records are kept by the
 * database before anything is told; what writes anything else, or freezes what it has read, goes through `OfficeTransactions`.
 *
 * The work is done anew on the database itself when the replica breaks off. `tx.now` is what its answer holds for.
 */
export class ReportTransactions {
  /** How many were read where. */
  readonly reads = { replica: 0, database: 0 };

  constructor(
    private readonly transactions: OfficeTransactions,
    readonly replica: Replica | null,
  ) {}

  /** What may be a minute old (`DATABASE_REPLICA_MAX_LAG_SECONDS`). */
  async forOffices<T>(officeIds: readonly string[], work: Work<T>): Promise<T> {
    const read = await this.onReplica(officeIds, work, false);
    return read ? read.answer : this.transactions.forOffices(officeIds, work);
  }

  /**
   * For a file: all of it from one moment, and everything is in it that was committed before it was asked for, so that
   * nobody misses what they have just done.
   */
  async ofOneMoment<T>(officeIds: readonly string[], work: Work<T>): Promise<T> {
    const read = await this.onReplica(officeIds, work, true);
    return read ? read.answer : this.transactions.ofOneMoment(officeIds, work);
  }

  private async onReplica<T>(
    officeIds: readonly string[],
    work: Work<T>,
    isOfOneMoment: boolean,
  ): Promise<{ readonly answer: T } | null> {
    const read = await this.replica?.read(
      officeIds,
      async (tx) => ({ answer: await work(tx), owed: tx.owed }),
      isOfOneMoment,
    );
    this.reads[read ? 'replica' : 'database']++;
    if (!read) return null;
    const { answer, owed } = read.answer;
    if (owed.length > 0) {
      await this.transactions.forOffices(officeIds, async (tx) => {
        for (const keep of owed) await keep(tx);
      });
    }
    return { answer };
  }
}
