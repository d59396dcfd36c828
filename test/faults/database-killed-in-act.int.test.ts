import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { Client } from 'pg';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn } from '../support/dossiers.js';
import { killAllServers, type ServerProcess, startServerProcess } from '../support/server-process.js';
import { waitUntil } from '../support/wait-until.js';
import { WHOLE } from './fault-report.js';
import { OwnPostgres } from './own-postgres.js';

const PATIENCE_MS = 600_000;
/** What an act writes and what is owed for it, but for what the server itself changes there meanwhile: it makes receipts. */
const BOOKS = [
  'SELECT id, state, version, due_at FROM dossier',
  'SELECT id, seq FROM dossier_event',
  'SELECT id, state FROM notice',
  'SELECT id, subject_id FROM outbox_message',
  'SELECT key FROM idempotency_key',
  'SELECT id FROM access_record',
];

/** The api lives, and PostgreSQL dies under its hands between two statements of an act. */
describe('PostgreSQL killed in the middle of an act', () => {
  let postgres: OwnPostgres;
  let common: string | undefined;
  let database: TestDatabase;
  let server: ServerProcess;
  let counter: TestClient;

  const asOwner = async <T>(ask: (owner: Client) => Promise<T>): Promise<T> => {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      return await ask(owner);
    } finally {
      await owner.end();
    }
  };
  const rows = (): Promise<unknown[][]> =>
    asOwner(async (owner) => {
      const all: unknown[][] = [];
      for (const book of BOOKS) all.push((await owner.query(`${book} ORDER BY 1`)).rows);
      return all;
    });
  const accept = (
    { id, version }: { id: string; version: number },
    key: string = randomUUID(),
  ): ReturnType<TestClient['post']> =>
    counter.post(`/api/v1/dossiers/${id}/transitions`, { transition: 'accept', version }, { 'idempotency-key': key });
  const told = (): string[] => server.messages.map(({ statement }) => statement);

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    common = process.env['MOTCUA_TEST_PG_URL'];
    process.env['MOTCUA_TEST_PG_URL'] = postgres.url;
    database = await createSeededDatabase();
    server = await startServerProcess(
      { DATABASE_URL: database.ownerUrl, MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64') },
      join(__dirname, 'hold-act.mjs'),
    );
    counter = await TestClient.signIn(server.url, 'motcua');
  }, PATIENCE_MS);
  afterAll(async () => {
    killAllServers();
    if (common !== undefined) process.env['MOTCUA_TEST_PG_URL'] = common;
    await postgres.stop();
  });

  /** How many statements an act has, by one that nothing happens to. */
  const countStatements = async (): Promise<number> => {
    const dossier = await takeIn(counter, { accept: false });
    server.process.send({ holdAt: -1 });
    server.messages.length = 0;
    expect((await accept(dossier)).status).toBe(200);
    await waitUntil('its end', () => told().at(-1)?.startsWith('COMMIT'));
    return told().length;
  };

  it(
    'leaves nothing of it, before any statement, and the same process does it when it is asked again',
    async () => {
      const count = await countStatements();
      expect(count).toBeGreaterThan(4);
      const points = WHOLE ? Array.from({ length: count }, (_, at) => at + 1) : [count];
      for (const point of points) {
        const dossier = await takeIn(counter, { accept: false });
        const key = randomUUID();
        const before = await rows();
        server.messages.length = 0;
        server.process.send({ holdAt: point });
        const answering = accept(dossier, key);
        await waitUntil('it stands still', () => told().includes('held'));
        await postgres.kill();
        await postgres.up();
        server.process.send('go on');
        expect([point, (await answering).status]).toEqual([point, 503]);
        expect(await rows()).toEqual(before);

        const again = await waitUntil('it is done', async () => {
          const answer = await accept(dossier, key);
          return answer.status < 500 && answer;
        });
        expect([point, again.status, again.body.state]).toEqual([point, 200, 'accepted']);
        const owed = await asOwner(async (owner) => {
          const { rows: found } = await owner.query(
            `SELECT n.kind, o.id IS NOT NULL AS queued FROM notice n LEFT JOIN outbox_message o ON o.subject_id = n.id
              WHERE n.dossier_id = $1 AND n.kind = 'accepted'`,
            [dossier.id],
          );
          return found as object[];
        });
        expect([point, owed]).toEqual([point, Array(2).fill({ kind: 'accepted', queued: true })]);
      }
    },
    PATIENCE_MS,
  );
});
