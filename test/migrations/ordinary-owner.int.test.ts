import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrate } from '../../server/src/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a database whose owner is no superuser', () => {
  const name = `motcua_test_owned_${randomBytes(4).toString('hex')}`;
  let template: TestDatabase;
  let cluster: Client;
  beforeAll(async () => {
    // Makes the roles of the application, as any other database of this cluster does.
    template = await createTestDatabase();
    cluster = new Client({ connectionString: template.ownerUrl });
    await cluster.connect();
    await cluster.query(`CREATE ROLE ${name} LOGIN NOSUPERUSER PASSWORD 'only-for-this-test'`);
    await cluster.query(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  afterAll(async () => {
    await cluster.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await cluster.query(`DROP ROLE ${name}`);
    await cluster.end();
    await template.drop();
  });

  it('can be migrated, with the extension that keeps pauses apart', async () => {
    const url = new URL(template.ownerUrl);
    Object.assign(url, { username: name, password: 'only-for-this-test', pathname: `/${name}` });
    await migrate(url.toString(), template.box, { roles: 'exist' });
    const owner = new Client({ connectionString: url.toString() });
    await owner.connect();
    try {
      const { rows } = await owner.query(`SELECT conname FROM pg_constraint WHERE contype = 'x'`);
      expect(rows).toEqual([{ conname: 'dossier_pause_apart' }]);
    } finally {
      await owner.end();
    }
  });
});
