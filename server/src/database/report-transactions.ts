import type { OfficeTransactions, OfficeTx } from './office-transaction.js';
import type { Replica } from './replica.js';

/**
 * Transactions of what is only read and may be a minute old (`DATABASE_REPLICA_MAX_LAG_SECONDS`): figures, boards, reports, cards. On the replica where
 * one is set up and fit, otherwise on the database itself. The same walls stand on both. What writes anything, an access
 * record even, or freezes what it has read goes through `OfficeTransactions`.
 */
export class ReportTransactions {
  /** How many were read where. */
  readonly reads = { replica: 0, database: 0 };

  constructor(
    private readonly transactions: OfficeTransactions,
    readonly replica: Replica | null,
  ) {}

  /** @param work is done anew on the database itself when the replica breaks off; `tx.now` is what its answer holds for */
  async forOffices<T>(officeIds: readonly string[], work: (tx: OfficeTx) => Promise<T>): Promise<T> {
    const read = await this.replica?.read(officeIds, work);
    this.reads[read ? 'replica' : 'database']++;
    return read ? read.answer : this.transactions.forOffices(officeIds, work);
  }
}
