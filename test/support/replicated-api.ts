import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { Replica, type ReplicaState } from '../../server/src/database/replica.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/src/local/embedded-postgres.js';
import { startTestApi, type TestApi } from './api.js';
import { type Standby, startStandby } from './standby.js';
import { TcpProxy } from './tcp-proxy.js';
import { waitUntil } from './wait-until.js';

export const LONG = 3_600_000;
const EVERY_MS = 100;

/** An API whose reports read a streaming replica of a server that is its own. */
export class ReplicatedApi {
  /** The cluster of the other files, which may run in this process afterwards. */
  private readonly common = process.env['MOTCUA_TEST_PG_URL'];
  /** How far behind the replica may be. */
  readonly limit = { maxLagMs: LONG, everyMs: EVERY_MS };
  /** What was logged of the replica. */
  readonly said: string[] = [];
  readonly logger = { info: this.note.bind(this), warn: this.note.bind(this), error: this.note.bind(this) };
  primary!: EmbeddedPostgres;
  standby!: Standby;
  /** From the API to the replica. */
  line!: TcpProxy;
  api!: TestApi;
  replica!: Replica;
  /** Superuser of the replica. */
  watcher!: Client;
  private readonly folder = mkdtempSync(join(tmpdir(), 'motcua-primary-'));
  private unfollow: () => Promise<void> = () => Promise.resolve();

  private note(_fields: object, message: string): void {
    this.said.push(message);
  }

  async start(): Promise<void> {
    this.primary = await startEmbeddedPostgres({ dataDir: this.folder, fast: true });
    const owner = new Client({ connectionString: this.primary.url });
    await owner.connect();
    // As everywhere but on the fast clusters of tests: what is committed has been written out.
    await owner.query('ALTER ROLE ALL SET synchronous_commit = on');
    await owner.end();
    this.standby = await startStandby(this.primary);
    process.env['MOTCUA_TEST_PG_URL'] = this.primary.url;
    this.line = await TcpProxy.before('127.0.0.1', this.standby.port);
    this.api = await startTestApi(
      {},
      {
        replicaOf: async (db, { appUrl }) => {
          const url = new URL(appUrl);
          url.port = String(this.line.address.port);
          const copy = createDataSource({ url: url.href, poolSize: 3, applicationName: 'reports-under-test' });
          this.replica = new Replica(db, copy, new Clock(0), this.limit, this.logger);
          this.unfollow = await this.replica.follow();
          return this.replica;
        },
      },
    );
    this.watcher = new Client({ connectionString: this.standby.url(this.api.database.ownerUrl) });
    await waitUntil('the replica has the database', () => this.watcher.connect().then(() => true, () => false)); // prettier-ignore
    await this.becomes('ok');
  }

  async stop(): Promise<void> {
    await this.watcher?.end().catch(() => undefined);
    await this.unfollow();
    await this.line?.down();
    await this.standby?.stop();
    await this.api?.stop();
    await this.primary?.stop();
    if (this.common !== undefined) process.env['MOTCUA_TEST_PG_URL'] = this.common;
    rmSync(this.folder, { recursive: true, force: true });
  }

  becomes(state: ReplicaState): Promise<unknown> {
    return waitUntil(`the replica is ${state}, not ${this.replica.state}`, () => this.replica.state === state);
  }

  async metric(name: string): Promise<number> {
    const { body } = await (await this.api.as('lanhdao')).get('/metrics');
    return Number(new RegExp(`^${name.replaceAll(/[{}]/gu, '\\$&')} (.+)$`, 'mu').exec(body as string)?.[1]);
  }

  readOnReplica(): Promise<number> {
    return this.metric('motcua_report_reads_total{source="replica"}');
  }

  /** Until the replica has replayed everything. */
  inStep(): Promise<unknown> {
    return waitUntil('the replica has replayed all', async () => {
      // Where the next record will stand: what is committed may not have been written out yet.
      const [{ lsn }] = (await this.api.sql<{ lsn: string }>('SELECT pg_current_wal_insert_lsn()::text AS lsn')) as [
        { lsn: string },
      ];
      const { rows } = await this.watcher.query<{ all: boolean }>(
        'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS all',
        [lsn],
      );
      return rows[0]!.all;
    });
  }

  /** The replica holds what it holds, until it is resumed. */
  async pauseReplay(): Promise<void> {
    await this.watcher.query('SELECT pg_wal_replay_pause()');
    await waitUntil('replay stands still', async () => {
      const { rows } = await this.watcher.query<{ state: string }>('SELECT pg_get_wal_replay_pause_state() AS state');
      return rows[0]!.state === 'paused';
    });
  }

  async resumeReplay(): Promise<void> {
    await this.watcher.query('SELECT pg_wal_replay_resume()');
  }
}
