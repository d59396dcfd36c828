import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { killAllServers, startServerProcess } from '../support/server-process.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { WHOLE } from './fault-report.js';

const PRELOAD = join(__dirname, 'kill-before-statement.mjs');

/** Tables that an act may write to. */
const TABLES = [
  'dossier',
  'dossier_event',
  'dossier_component',
  'dossier_pause',
  'notice',
  'outbox_message',
  'idempotency_key',
  'access_record',
];

describe('a process killed in the middle of an act', () => {
  let database: TestDatabase;
  let owner: Client;
  let dossier: TestDossier;
  let answerLost: TestDossier;
  let key = randomUUID();
  let statements: string[] = [];

  const serve = (killBefore: string): ReturnType<typeof startServerProcess> =>
    startServerProcess(
      {
        DATABASE_URL: database.ownerUrl,
        MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
        MOTCUA_KILL_BEFORE: killBefore,
      },
      PRELOAD,
    );

  const rows = async (): Promise<unknown> =>
    Promise.all(
      TABLES.map(async (table) => (await owner.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows as unknown[]),
    );

  const accept = (client: TestClient): ReturnType<TestClient['post']> =>
    client.post(
      `/api/v1/dossiers/${dossier.id}/transitions`,
      { transition: 'accept', version: dossier.version },
      { 'idempotency-key': key },
    );

  /** One server, killed at this point of accepting the dossier. */
  async function killed(point: string): Promise<string[]> {
    const server = await serve(point);
    const client = await TestClient.signIn(server.url, 'motcua');
    await expect(accept(client)).rejects.toThrow();
    expect(await server.ended).toBe('SIGKILL');
    return server.messages.map(({ statement }) => statement);
  }

  beforeAll(async () => {
    database = await createSeededDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const intake = await serve('never');
    const counter = await TestClient.signIn(intake.url, 'motcua');
    const other = await takeIn(counter, { accept: false });
    dossier = await takeIn(counter, { accept: false });
    answerLost = await takeIn(counter, { accept: false });
    await intake.kill('SIGTERM');
    // Counted in a process as fresh as those that will be killed: it has read nothing yet.
    const server = await serve('never');
    const client = await TestClient.signIn(server.url, 'motcua');
    expect((await client.act(other, 'accept')).status).toBe(200);
    await waitUntil('the commit', () => server.messages.at(-1)?.statement.startsWith('COMMIT'));
    statements = server.messages.map(({ statement }) => statement);
    // What this one leaves to be made, the next would make before it acts.
    const waiting = 'SELECT 1 FROM notice WHERE awaits_receipt_until IS NOT NULL';
    await waitUntil('the receipt', async () => (await owner.query(waiting)).rowCount === 0);
    await server.kill('SIGTERM');
  });

  afterAll(async () => {
    killAllServers();
    await owner.end();
    await database.drop();
  });

  it('was seen to send its statements one by one', () => {
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.at(-1)).toMatch(/^COMMIT/);
  });

  it('has changed nothing before any of them, the commit included', async () => {
    const before = await rows();
    const all = statements.map((_, index) => index + 1);
    // Nothing that was written apart from the act is gone again by its COMMIT, so that the small form needs no other but one.
    const points = WHOLE ? all : [Math.floor(all.length / 2), all.length];
    // Two servers at a time: start-up is what takes the time, and none of them changes anything.
    while (points.length > 0) {
      const pair = points.splice(0, 2);
      const sent = await Promise.all(pair.map((point) => killed(String(point))));
      expect(sent).toEqual(pair.map((point) => statements.slice(0, point)));
      expect(await rows()).toEqual(before);
    }
  }, 1_500_000);

  it('has done all of it when only the answer was lost, and says so to the repeated call', async () => {
    dossier = answerLost;
    key = randomUUID();

    await killed('committed');
    const { rows: events } = await owner.query(
      'SELECT transition FROM dossier_event WHERE dossier_id = $1 ORDER BY seq',
      [dossier.id],
    );
    expect(events).toEqual([{ transition: 'submit' }, { transition: 'accept' }]);

    const next = await serve('never');
    const again = await accept(await TestClient.signIn(next.url, 'motcua'));
    expect([again.status, again.body]).toMatchObject([200, { state: 'accepted', version: 2 }]);
    const { rows: notices } = await owner.query(`SELECT 1 FROM notice WHERE dossier_id = $1 AND kind = 'accepted'`, [
      dossier.id,
    ]);
    expect(notices).toHaveLength(2);
    await next.kill('SIGTERM');
  });
});
