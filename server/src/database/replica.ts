import { setTimeout as later } from 'node:timers/promises';
import { localDateOf } from '@motcua/shared/calendar';
import { type DataSource, type EntityManager, TypeORMError } from 'typeorm';
import type { Clock } from '../common/clock.js';
import { Gate } from '../common/gate.js';
import { bounded } from '../queue/bounded.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import { OfficeTx, officesAsArray, sqlState } from './office-transaction.js';
import { ABOVE_WALLS } from './roles.js';

/** The longest a statement of a file may take, which nobody waits for at a screen. */
export const LONGEST_OF_FILES_MS = 120_000;
/** Reports and files read at once; a connection or two more stay free for looking how far it is. */
export const READS_AT_ONCE = 8;

/** `waiting`: nobody has looked yet. `unfit`: it is no replica of this database, or its user stands above the walls. */
export type ReplicaState = 'waiting' | 'ok' | 'behind' | 'unreachable' | 'unfit';

export interface ReplicaSettings {
  /** Further behind than this it is not asked. */
  readonly maxLagMs: number;
  /** How often both servers are asked how far they are. */
  readonly everyMs: number;
}

/** How far the database itself was at a time of its own. */
interface Mark {
  readonly at: Date;
  /** Bytes of its log since the beginning. */
  readonly lsn: number;
}

/** How far the replica is. */
interface Standing {
  readonly replica: boolean;
  readonly lsn: number | null;
  /** When the last act it holds was committed, by the database's own clock. */
  readonly lastAct: Date | null;
}

const STANDING = `pg_is_in_recovery() AS replica, pg_last_xact_replay_timestamp() AS "lastAct",
  pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::float8 AS lsn`;
/** Which database this is: the cluster keeps its number in every copy of it. */
const IDENTITY = `(SELECT system_identifier::text FROM pg_control_system()) || ' ' || current_database() AS identity`;
const ANSWER_WITHIN_MS = 2_000;
const ASK_AGAIN_MS = 20;
/** Words of PostgreSQL that another server would answer alike: it took too long, and it writes. */
const SAME_EVERYWHERE = ['57014', '25006'];

class Behind extends Error {}

/**
 * A streaming replica that reports read. It is asked only while it is known to be a copy of this database and not too
 * far behind. How far behind is told by the position in the log: where nothing is written, the last act is old and
 * nothing is missing all the same.
 */
export class Replica {
  private readonly reading = new Gate(READS_AT_ONCE);
  state: ReplicaState = 'waiting';
  /** Null where nobody knows. */
  lagMs: number | null = null;
  private opening: Promise<unknown> | null = null;
  /** The oldest first. */
  private marks: readonly Mark[] = [];

  /** @param copy its pool, which need not have been opened: the replica may be down when we start */
  constructor(
    private readonly database: DataSource,
    private readonly copy: DataSource,
    private readonly clock: Clock,
    private readonly settings: ReplicaSettings,
    private readonly logger: WorkerLogger,
  ) {}

  /** Looks at it now and then until it is stopped. The first look has been taken when this is over. */
  async follow(): Promise<() => Promise<void>> {
    let stopped = false;
    let wake: () => void = () => undefined;
    const loop = async (): Promise<void> => {
      while (!stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, this.settings.everyMs).unref();
        });
        if (!stopped) await this.look();
      }
    };
    await this.look();
    const running = loop();
    return async () => {
      stopped = true;
      wake();
      await running;
      await this.opening?.catch(() => undefined);
      if (this.copy.isInitialized) await this.copy.destroy();
    };
  }

  /** Asks both how far they are. Never fails. */
  async look(): Promise<void> {
    try {
      this.become(await bounded(this.looked(), ANSWER_WITHIN_MS, 'No answer.'));
    } catch (error) {
      this.lagMs = null;
      this.become('unreachable', error);
    }
  }

  /**
   * Reads from the replica, at the time of what it holds.
   *
   * @param isOfOneMoment whether all of it is read from one moment, once the replica holds everything committed until now
   * @returns null when it has to be read from the database itself
   * @throws what the work throws, but for what is the replica's own: lost connections, conflicts with what it replays
   */
  async read<T>(
    officeIds: readonly string[],
    work: (tx: OfficeTx) => Promise<T>,
    isOfOneMoment = false,
  ): Promise<{ readonly answer: T } | null> {
    if (this.state !== 'ok') return null;
    let isAtWork = false;
    const working = async (em: EntityManager, reached: Date | null): Promise<{ answer: T }> => {
      const tx = await this.open(em, officeIds, reached);
      isAtWork = true;
      return { answer: await work(tx) };
    };
    try {
      if (!isOfOneMoment) {
        return await this.reading.run(() => this.copy.transaction((em) => working(em, null)));
      }
      // Before the transaction, whose moment is that of its first statement, and where what may be older does not wait behind it.
      const reached = await bounded(this.caughtUp(), ANSWER_WITHIN_MS, 'No answer.');
      return await this.reading.run(() => this.copy.transaction('REPEATABLE READ', (em) => working(em, reached)));
    } catch (error) {
      // What reads in the first of no rows may only have come too early for what the database itself has.
      const lacksRow = error instanceof TypeError && !isOfOneMoment;
      const isOfWork = isAtWork && !(error instanceof TypeORMError || lacksRow);
      if (isOfWork || SAME_EVERYWHERE.includes(sqlState(error) ?? '')) throw error;
      if (!(error instanceof Behind || lacksRow)) {
        this.logger.warn({ reason: reasonOf(error) }, 'the replica broke off; the database itself is read');
      }
      return null;
    }
  }

  /**
   * Waits a little for the replica to hold everything that is committed.
   *
   * @returns the time at which that was asked
   */
  private async caughtUp(): Promise<Date> {
    // What is committed has been flushed, and no more than that is sent to a replica.
    const [mark]: [Mark] = await this.database.query(
      `SELECT clock_timestamp() AS at, pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::float8 AS lsn`,
    );
    for (const until = performance.now() + ANSWER_WITHIN_MS; performance.now() < until; await later(ASK_AGAIN_MS)) {
      const [{ lsn }]: [Standing] = await this.copy.query(`SELECT ${STANDING}`);
      if (lsn !== null && lsn >= mark.lsn) return mark.at;
    }
    throw new Behind();
  }

  private async open(em: EntityManager, officeIds: readonly string[], reached: Date | null): Promise<OfficeTx> {
    const rows: [Standing] = await em.query(`SELECT set_config('motcua.office_ids', $1, true), ${STANDING}`, [
      officesAsArray(officeIds),
    ]);
    // Past what was reached it may be by now: others were read first.
    const asOf = laterOf(reached, this.asOf(rows[0]));
    if (!rows[0].replica || asOf === null || this.lagOf(asOf) > this.settings.maxLagMs) throw new Behind();
    const now = this.clock.at(asOf);
    // A day, and a month, is asked for as soon as it begins: to a replica of yesterday it would lie ahead.
    if (localDateOf(now) !== localDateOf(this.clock.now())) throw new Behind();
    return OfficeTx.asOf(em, now, officeIds);
  }

  private async looked(): Promise<ReplicaState> {
    // The database first: what is there before the replica is asked may be expected of it.
    const [mark]: [Mark & { identity: string }] = await this.database.query(
      `SELECT clock_timestamp() AS at, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS lsn, ${IDENTITY}`,
    );
    const oldest = mark.at.getTime() - this.settings.maxLagMs - this.settings.everyMs;
    this.marks = [...this.marks.filter(({ at }) => at.getTime() >= oldest), mark];
    await this.opened();
    const [found]: [Standing & { identity: string; powerful: boolean }] = await this.copy.query(
      `SELECT ${STANDING}, ${IDENTITY},
              ${ABOVE_WALLS} AS powerful`,
    );
    const asOf = this.asOf(found);
    this.lagMs = asOf && this.lagOf(asOf);
    if (!found.replica || found.powerful || found.identity !== mark.identity) return 'unfit';
    return this.lagMs !== null && this.lagMs <= this.settings.maxLagMs ? 'ok' : 'behind';
  }

  private async opened(): Promise<void> {
    if (this.copy.isInitialized) return;
    // One that hangs is not opened a second time beside it.
    this.opening ??= this.copy.initialize().finally(() => (this.opening = null));
    await this.opening;
  }

  /** Everything committed by then is on the replica. Null where nobody knows. */
  private asOf({ lsn, lastAct }: Standing): Date | null {
    return laterOf(this.marks.findLast((mark) => lsn !== null && mark.lsn <= lsn)?.at ?? null, lastAct);
  }

  private lagOf(asOf: Date): number {
    return Math.max(0, (this.marks.at(-1)?.at.getTime() ?? 0) - asOf.getTime());
  }

  private become(state: ReplicaState, error?: unknown): void {
    if (state === this.state) return;
    this.state = state;
    const fields = { replica: state, lagMs: this.lagMs, ...(error !== undefined && { reason: reasonOf(error) }) };
    if (state === 'ok') this.logger.info(fields, 'reports read the replica');
    else this.logger.warn(fields, SAID[state]);
  }
}

const laterOf = (one: Date | null, other: Date | null): Date | null =>
  other === null || (one !== null && one > other) ? one : other;

const SAID: Readonly<Record<Exclude<ReplicaState, 'ok'>, string>> = {
  waiting: 'nobody has looked at the replica yet; reports read the database itself',
  behind: 'the replica is too far behind; reports read the database itself',
  unreachable: 'the replica does not answer; reports read the database itself',
  unfit:
    'DATABASE_REPLICA_URL names no replica of this database, or a user above the walls; reports read the database itself',
};
