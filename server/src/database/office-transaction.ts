import {
  DataSource,
  type EntityManager,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { type Actor, officesOf } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { asRefusal } from './constraint-refusals.js';
import { isOutOfDate } from './preparing-client.js';

/** Lost races that PostgreSQL asks to try again, serialization failure and deadlock, and a transaction it gave up while it waited for us. */
const RETRY_CODES = ['40001', '40P01', '25P03'];
const MAX_TRIES = 5;

/** One transaction of one act: its connection, its time, and the offices it may see. */
export class OfficeTx {
  private constructor(
    readonly em: EntityManager,
    /** The time of the act, the same for everything it writes. */
    readonly now: Date,
    /** The offices it was opened for: what the person sees, whatever it has been widened to since. */
    readonly openedFor: readonly string[],
    private officeIds: readonly string[] = openedFor,
  ) {}

  static async open(em: EntityManager, clock: Clock, officeIds: readonly string[]): Promise<OfficeTx> {
    const rows: [{ at: Date }] = await em.query(
      `SELECT set_config('motcua.office_ids', $1, true), transaction_timestamp() AS at`,
      [officesAsArray(officeIds)],
    );
    return new OfficeTx(em, clock.at(rows[0].at), [...officeIds]);
  }

  /** On a copy that may lie behind the database: opened by whoever knows for what time it holds. */
  static asOf(em: EntityManager, at: Date, officeIds: readonly string[]): OfficeTx {
    return new OfficeTx(em, at, [...officeIds]);
  }

  /**
   * Opens one more office, for what belongs to a dossier that row-level security has just let through: one received
   * elsewhere and handled here keeps its papers under the receiving office.
   */
  async widen(officeId: string): Promise<void> {
    if (this.officeIds.includes(officeId)) return;
    this.officeIds = [...this.officeIds, officeId];
    await this.em.query(`SELECT set_config('motcua.office_ids', $1, true)`, [officesAsArray(this.officeIds)]);
  }

  /**
   * Does the work and takes it back, locks included: its outcome is known and nothing has changed. What it answers must
   * be read inside it.
   */
  async rehearse<T>(work: () => Promise<T>): Promise<T> {
    const { officeIds } = this;
    await this.em.query('SAVEPOINT rehearsal');
    try {
      return await work();
    } finally {
      // Released as well: of two savepoints with one name only the inner one could be reached.
      await this.em.query('ROLLBACK TO SAVEPOINT rehearsal; RELEASE SAVEPOINT rehearsal');
      // The setting has gone back too.
      this.officeIds = officeIds;
    }
  }
}

/** As the setting `motcua.office_ids` is written. */
export const officesAsArray = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** Opens transactions behind the office walls. Every query on a walled table goes through here. */
export class OfficeTransactions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs the work as this person, at most five times when it loses a race or its connection. */
  forActor<T>(actor: Actor, work: (tx: OfficeTx) => Promise<T>): Promise<T> {
    return this.forOffices(officesOf(actor), work);
  }

  async forOffices<T>(officeIds: readonly string[], work: (tx: OfficeTx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.db.transaction(async (em) => work(await OfficeTx.open(em, this.clock, officeIds)));
      } catch (error) {
        if (attempt < MAX_TRIES && mayBeTriedAgain(error)) continue;
        throw asRefusal(error);
      }
    }
  }
}

const mayBeTriedAgain = (error: unknown): boolean =>
  RETRY_CODES.includes(sqlState(error) ?? '') || lostBefore(error) || isOutOfDate(error);

/**
 * The connection was gone before this statement was sent, as after the computer slept within a transaction. A commit
 * whose answer was lost is another error: nobody knows what became of it.
 */
const lostBefore = (error: unknown): boolean =>
  error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;

/** PostgreSQL's five-character code of an error, when it has one. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
