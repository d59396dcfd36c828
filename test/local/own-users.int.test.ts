import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn } from '../support/dossiers.js';
import { killAllServers, startServerProcess } from '../support/server-process.js';

describe('an installation that brings its own database users', () => {
  const user = `ward_${randomBytes(4).toString('hex')}`;
  let database: TestDatabase;
  let owner: Client;
  let userUrl: string;

  const serve = (url: string, migrationUrl: string): ReturnType<typeof startServerProcess> =>
    startServerProcess({
      DATABASE_URL: url,
      DATABASE_MIGRATION_URL: migrationUrl,
      MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
    });

  beforeAll(async () => {
    database = await createSeededDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`CREATE ROLE ${user} LOGIN PASSWORD 'only-for-this-test'`);
    const url = new URL(database.ownerUrl);
    url.username = user;
    url.password = 'only-for-this-test';
    userUrl = url.toString();
  });

  afterAll(async () => {
    killAllServers();
    await owner.end();
    await database.drop();
  });

  it('runs as the ordinary user of DATABASE_URL, behind the same walls', async () => {
    const server = await serve(userUrl, database.ownerUrl);
    const dossier = await takeIn(await TestClient.signIn(server.url, 'motcua'));
    expect(dossier.state).toBe('accepted');
    const foreign = await (await TestClient.signIn(server.url, 'motcua2')).get(`/api/v1/dossiers/${dossier.id}`);
    expect(foreign.status).toBe(404);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    const asUser = new Client({ connectionString: userUrl });
    await asUser.connect();
    expect((await asUser.query('SELECT 1 FROM dossier')).rowCount).toBe(0);
    await asUser.end();
    await server.kill('SIGTERM');
  });

  it('refuses the owner in DATABASE_URL with a sentence', async () => {
    await expect(serve(database.ownerUrl, database.ownerUrl)).rejects.toThrow(
      /DATABASE_URL must name a database user that is no superuser/,
    );
  });

  it('refuses a secret key that is not the one of the data', async () => {
    const start = startServerProcess({
      DATABASE_URL: database.ownerUrl,
      MOTCUA_SECRET_KEY: Buffer.alloc(32, 8).toString('base64'),
    });
    await expect(start).rejects.toThrow(/MOTCUA_SECRET_KEY is not the key this database was made with/);
  });
});
