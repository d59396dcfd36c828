import { localDateOf } from '@motcua/shared/calendar';
import type { Client } from 'pg';
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
  /** What has been sent and not waited for. */
  private readonly sent: Promise<unknown>[] = [];
  /** What a copy cannot keep: whoever opened it has it done on the database before anything that was read is told. */
  readonly owed: ((onDatabase: OfficeTx) => Promise<void>)[] = [];

  private constructor(
    readonly em: EntityManager,
    /** Null on a copy, which nothing is written to. */
    private readonly connection: Pick<Client, 'query'> | null,
    /** The time of the act, the same for everything it writes. */
    readonly now: Date,
    /** The offices it was opened for: what the person sees, whatever it has been widened to since. */
    readonly openedFor: readonly string[],
    private officeIds: readonly string[] = openedFor,
  ) {}

  /** @param plansOnce whether PostgreSQL plans each prepared statement once for all values, instead of as it sees fit */
  static async open(
    em: EntityManager,
    clock: Clock,
    officeIds: readonly string[],
    plansOnce = false,
  ): Promise<OfficeTx> {
    const rows: [{ at: Date }] = await em.query(
      `SELECT set_config('motcua.office_ids', $1, true), ${plansOnce ? PLAN_ONCE : ''} transaction_timestamp() AS at`,
      [officesAsArray(officeIds)],
    );
    const connection = (await em.queryRunner!.connect()) as Client;
    return new OfficeTx(em, connection, clock.at(rows[0].at), [...officeIds]);
  }

  get isOfCopy(): boolean {
    return this.connection === null;
  }

  /** On a copy that may lie behind the database: opened by whoever knows for what time it holds. */
  static asOf(em: EntityManager, at: Date, officeIds: readonly string[]): OfficeTx {
    return new OfficeTx(em, null, at, [...officeIds]);
  }

  /**
   * Sends a statement of which nothing is read, and does not wait for it: what comes behind finds it done. Where PostgreSQL
   * refuses it nothing is committed, and whoever opened the transaction is told why.
   */
  write(text: string, values: readonly unknown[]): void {
    if (this.connection === null) throw new Error('A copy is not written to.');
    const done = this.connection.query(text, [...values]);
    done.catch(() => undefined);
    this.sent.push(done);
  }

  /** The rows of a statement that is sent before this returns, so that it stands before whatever is sent behind it. */
  async rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    if (this.connection === null) return this.em.query(text, [...values]);
    const { rows } = await this.connection.query<Row & object>(text, [...values]);
    return rows;
  }

  /** @throws what the first of `write` failed with */
  async settled(): Promise<void> {
    for (const done of this.sent) await done;
  }

  /**
   * Opens one more office, for what belongs to a dossier that row-level security has just let through: one received
   * elsewhere and handled here keeps its papers under the receiving office.
   *
   * @returns whether it was closed before
   */
  async widen(officeId: string): Promise<boolean> {
    if (this.officeIds.includes(officeId)) return false;
    this.officeIds = [...this.officeIds, officeId];
    await this.em.query(`SELECT set_config('motcua.office_ids', $1, true)`, [officesAsArray(this.officeIds)]);
    return true;
  }

  /**
   * Does the work and takes it back, locks included: its outcome is known and nothing has changed. What it answers must
   * be read inside it.
   */
  async rehearse<T>(work: () => Promise<T>): Promise<T> {
    const { officeIds } = this;
    const before = this.sent.length;
    await this.em.query('SAVEPOINT rehearsal');
    try {
      const outcome = await work();
      await this.settled();
      return outcome;
    } catch (error) {
      // What comes behind a statement that failed only says that one has.
      if (sqlState(error) === IN_FAILED_TRANSACTION) await this.settled();
      throw error;
    } finally {
      // Released as well: of two savepoints with one name only the inner one could be reached.
      await this.em.query('ROLLBACK TO SAVEPOINT rehearsal; RELEASE SAVEPOINT rehearsal');
      // What failed in it has been told, and is taken back.
      this.sent.length = before;
      // The setting has gone back too.
      this.officeIds = officeIds;
    }
  }
}

/** PostgreSQL thinks too well of planning a page or a search anew, which takes longer than to go through with it. */
const PLAN_ONCE = `set_config('plan_cache_mode', 'force_generic_plan', true),`;

/** As the setting `motcua.office_ids` is written. */
export const officesAsArray = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** What has been sent and not answered yet. */
export class Sent<T> {
  constructor(readonly outcome: Promise<T>) {
    // Whoever opened the transaction is told, unless that has failed before.
    outcome.catch(() => undefined);
  }
}

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

  /**
   * `forActor` with a first question that is sent together with the opening of the walls, instead of after it.
   *
   * @param ask is told the local date by this computer's clock: the time of the act is not known yet
   * @param plansOnce false where the best way to the rows hangs on the values, as for what lies between two days
   */
  forActorAsking<Answer, T>(
    actor: Actor,
    ask: (em: EntityManager, today: string) => Promise<Answer>,
    work: (tx: OfficeTx, answer: Answer) => Promise<T>,
    { plansOnce }: { readonly plansOnce: boolean } = { plansOnce: true },
  ): Promise<T> {
    return this.trying(officesOf(actor), plansOnce, ask, work, itself);
  }

  /**
   * `forActorAsking` for what is only read: the COMMIT goes out together with the statements, not behind their answers, so
   * that PostgreSQL keeps the record of who looked while the rows are being made into an answer.
   *
   * @param send sends all its statements (`OfficeTx.rows`, `OfficeTx.write`) before it resolves; what comes behind their
   *   answers stands outside of the transaction, and nothing of it is told before that is committed
   */
  async forActorSending<Answer, T>(
    actor: Actor,
    ask: (em: EntityManager, today: string) => Promise<Answer>,
    send: (tx: OfficeTx, answer: Answer) => Promise<Sent<T>>,
    { plansOnce }: { readonly plansOnce: boolean } = { plansOnce: true },
  ): Promise<T> {
    return this.trying(officesOf(actor), plansOnce, ask, send, ({ outcome }) => outcome);
  }

  forOffices<T>(officeIds: readonly string[], work: (tx: OfficeTx) => Promise<T>): Promise<T> {
    return this.trying(officeIds, false, () => Promise.resolve(), work, itself);
  }

  /** For a file, which is read in parts: all of it from one moment. */
  ofOneMoment<T>(officeIds: readonly string[], work: (tx: OfficeTx) => Promise<T>): Promise<T> {
    return retried(() =>
      this.db.transaction('REPEATABLE READ', async (em) => {
        const tx = await OfficeTx.open(em, this.clock, officeIds);
        const made = await work(tx);
        await tx.settled();
        return made;
      }),
    );
  }

  private trying<Answer, Made, T>(...asked: Asked<Answer, Made, T>): Promise<T> {
    return retried(() => this.once(...asked));
  }

  private async once<Answer, Made, T>(
    ...[officeIds, plansOnce, ask, work, outcomeOf]: Asked<Answer, Made, T>
  ): Promise<T> {
    let tx: OfficeTx | undefined;
    try {
      const made = await this.db.transaction(async (em) => {
        const opening = OfficeTx.open(em, this.clock, officeIds, plansOnce);
        const answer = ask(em, localDateOf(this.clock.now()));
        // Where the walls cannot be opened, that is what is told.
        answer.catch(() => undefined);
        tx = await opening;
        return work(tx, await answer);
      });
      const outcome = await outcomeOf(made);
      // The COMMIT behind a statement that failed is answered with ROLLBACK, and that is no error.
      await tx?.settled();
      return outcome;
    } catch (error) {
      // What comes behind a statement that failed only says that one has.
      if (sqlState(error) === IN_FAILED_TRANSACTION) await tx?.settled();
      throw error;
    }
  }
}

type Asked<Answer, Made, T> = [
  officeIds: readonly string[],
  plansOnce: boolean,
  ask: (em: EntityManager, today: string) => Promise<Answer>,
  work: (tx: OfficeTx, answer: Answer) => Promise<Made>,
  outcomeOf: (made: Made) => T | Promise<T>,
];

const itself = <T>(made: T): T => made;

async function retried<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (attempt < MAX_TRIES && mayBeTriedAgain(error)) continue;
      throw asRefusal(error);
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

const IN_FAILED_TRANSACTION = '25P02';

/** PostgreSQL's five-character code of an error, when it has one. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
