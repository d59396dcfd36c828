import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { killAllServers, type ServerProcess, startServerProcess } from '../support/server-process.js';
import { waitUntil } from '../support/wait-until.js';
import { bring, csvOf, IMPORTS, oldYear, whenIn } from './old-sheet.js';

const ROWS = 3_000;

/** Whenever the server dies, the next one goes on where it was: nothing is lost and nothing comes in twice. */
describe('an import whose server is killed', () => {
  let database: TestDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await createSeededDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    killAllServers();
    await owner.end();
    await database.drop();
  });

  const start = (): Promise<ServerProcess> =>
    startServerProcess({ DATABASE_URL: database.ownerUrl, MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64') });
  const taken = async (): Promise<number> =>
    (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM dossier WHERE history_import_id IS NOT NULL'))
      .rows[0]!.n;

  it('is finished by the next, with each dossier once', async () => {
    let server = await start();
    let admin = await TestClient.signIn(server.url, 'quantri');
    const { status, body } = await bring(admin, csvOf(oldYear(ROWS, ['1.001193', '2.000815'])));
    expect(status).toBe(201);
    const checked = await whenIn(admin, body.id, 'checked');
    expect(checked).toMatchObject({ fresh: ROWS, wrong: 0 });
    expect((await admin.post(`${IMPORTS}/${body.id}/start`, { version: checked.version })).status).toBe(200);

    const kills: number[] = [];
    for (const share of [0.1, 0.4, 0.7]) {
      // Some random way into a transaction, most likely.
      await waitUntil('some are in', async () => (await taken()) >= ROWS * share);
      await new Promise((resolve) => setTimeout(resolve, randomBytes(1)[0]! / 4));
      await server.kill();
      kills.push(await taken());
      server = await start();
      admin = await TestClient.signIn(server.url, 'quantri');
    }
    // Each time in the middle: else this has shown nothing.
    expect(kills[0]).toBeLessThan(ROWS);

    expect(await whenIn(admin, body.id, 'done')).toMatchObject({ imported: ROWS, known: 0, wrong: 0 });
    const { rows } = await owner.query(
      `SELECT count(*)::int AS n, count(DISTINCT d.external_code)::int AS codes, count(DISTINCT d.code)::int AS own,
              (SELECT count(*)::int FROM dossier_event e JOIN dossier i ON i.id = e.dossier_id
                WHERE i.history_import_id IS NOT NULL AND e.transition = 'imported') AS events,
              (SELECT count(*)::int FROM dossier_event e JOIN dossier i ON i.id = e.dossier_id
                WHERE i.history_import_id IS NOT NULL) AS "allEvents",
              (SELECT sum(last)::int FROM number_series WHERE kind = 'code' AND period < '2025') AS numbers
         FROM dossier d WHERE d.history_import_id IS NOT NULL`,
    );
    expect(rows[0]).toEqual({ n: ROWS, codes: ROWS, own: ROWS, events: ROWS, allEvents: ROWS, numbers: ROWS });
  });
});
