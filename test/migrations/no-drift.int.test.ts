import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the schema', () => {
  let database: TestDatabase;
  let owner: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await createDataSource({
      url: database.ownerUrl,
      poolSize: 2,
      applicationName: 'test-drift',
    }).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  it('is what the entities say, to the last index', async () => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has no table and no column that no entity knows', async () => {
    const columns: { name: string }[] = await owner.query(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'schema_migration' ORDER BY 1`,
    );
    const known = owner.entityMetadatas.flatMap(({ tableName, columns: mapped }) =>
      mapped.map(({ databaseName }) => `${tableName}.${databaseName}`),
    );
    expect(columns.map(({ name }) => name)).toEqual(known.sort());
  });

  it('has run every migration, and none is pending', async () => {
    expect(await owner.showMigrations()).toBe(false);
  });
});
