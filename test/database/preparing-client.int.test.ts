import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let db: DataSource;
/** Texts in this process are known by then, so each test asks in words of its own. */
let own: string;

const pool = (settings: { poolSize: number; prepares?: boolean }): Promise<DataSource> =>
  createDataSource({ url: database.ownerUrl, applicationName: 'test-preparing', ...settings }).initialize();

beforeAll(async () => {
  database = await createTestDatabase();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('CREATE TABLE kept (id int PRIMARY KEY, word int NOT NULL)');
  await owner.end();
});
beforeEach(async () => {
  own = `/* ${randomUUID()} */`;
  db = await pool({ poolSize: 1 });
  await db.query('TRUNCATE kept');
});
afterEach(() => db.destroy());
afterAll(() => database.drop());

const preparedBy = (source: DataSource, part: string): Promise<{ statement: string }[]> =>
  source.query(`SELECT statement FROM pg_prepared_statements WHERE position('${part}' in statement) > 0`);

it('what comes again is prepared once', async () => {
  for (const value of [1, 2, 3, 4]) {
    expect(await db.query(`SELECT $1::int + 1 AS next ${own}`, [value])).toEqual([{ next: value + 1 }]);
  }
  expect(await preparedBy(db, own)).toHaveLength(1);
});

it('what came once, or is put together for one call, is not', async () => {
  await db.query(`SELECT $1::int ${own}`, [1]);
  const long = `SELECT $1::int ${own} -- ${'x'.repeat(12_000)}`;
  for (let n = 0; n < 3; n += 1) await db.query(long, [n]);
  expect(await preparedBy(db, own)).toEqual([]);
});

it('what hangs on a moment or on many values is planned for them; midnights and few come again', async () => {
  const many = Array.from({ length: 21 }, (_, n) => n);
  const ask = async (text: string, value: unknown): Promise<void> => {
    for (let n = 0; n < 3; n += 1) await db.query(`${text} ${own}`, [value]);
  };
  await ask(`SELECT '2026-03-01T08:15:00.000Z'::timestamptz > $1::timestamptz`, '2026-01-01');
  await ask('SELECT 1 = ANY ($1::int[]) AS of_many', many);
  expect(await preparedBy(db, own)).toEqual([]);
  await ask(`SELECT '2026-02-28T17:00:00.000Z'::timestamptz > $1::timestamptz`, '2026-01-01');
  await ask('SELECT 1 = ANY ($1::int[]) AS of_few', many.slice(1));
  expect(await preparedBy(db, own)).toHaveLength(2);
});

it('a connection keeps no more than 200 statements', async () => {
  const texts = Array.from({ length: 230 }, (_, n) => `SELECT $1::int + ${n} ${own}`);
  // Each twice in a row: between two rounds the process may forget which texts came once.
  for (const text of texts) for (const value of [1, 2]) await db.query(text, [value]);
  expect((await preparedBy(db, own)).length).toBeLessThanOrEqual(200);
  expect((await preparedBy(db, own)).length).toBeGreaterThan(150);
});

it('nothing is prepared where that is switched off', async () => {
  const plain = await pool({ poolSize: 1, prepares: false });
  for (const value of [1, 2, 3]) await plain.query(`SELECT $1::int ${own}`, [value]);
  expect(await preparedBy(plain, own)).toEqual([]);
  await plain.destroy();
});

it('a column that gets another type under a prepared statement is read as it is now', async () => {
  await db.query('INSERT INTO kept VALUES (1, 7)');
  const asked = (em: Pick<DataSource, 'query'> = db): Promise<unknown> =>
    em.query(`SELECT word FROM kept WHERE id = $1 ${own}`, [1]);
  for (let n = 0; n < 3; n += 1) expect(await asked()).toEqual([{ word: 7 }]);
  await db.query('ALTER TABLE kept ALTER word TYPE text');
  expect(await asked()).toEqual([{ word: '7' }]);
  await db.query('ALTER TABLE kept ALTER word TYPE int USING word::int');
  // A transaction cannot go on after it; the next one can.
  await expect(db.transaction(asked)).rejects.toMatchObject({ code: '0A000' });
  expect(await db.transaction(asked)).toEqual([{ word: 7 }]);
});

it('what was sent within a transaction is never sent again outside of it, though its end is known already', async () => {
  await db.query('INSERT INTO kept VALUES (1, 7)');
  const text = `SELECT word FROM kept WHERE id = $1 ${own}`;
  const sent = (): Promise<{ rows: Promise<unknown> }> =>
    db.transaction(async (em) => {
      await em.query('SELECT 1');
      const client = (await em.queryRunner!.connect()) as Client;
      const rows = client.query(text, [1]).then((answer) => answer.rows as unknown);
      rows.catch(() => undefined);
      return { rows };
    });
  for (let n = 0; n < 3; n += 1) await expect((await sent()).rows).resolves.toEqual([{ word: 7 }]);
  await db.query('ALTER TABLE kept ALTER word TYPE text');
  await expect((await sent()).rows).rejects.toMatchObject({ code: '0A000' });
  await expect((await sent()).rows).resolves.toEqual([{ word: '7' }]);
  await db.query('ALTER TABLE kept ALTER word TYPE int USING word::int');
});

it('a transaction holds together what is sent in it', async () => {
  const keep = (id: number, goesWrong: boolean): Promise<void> =>
    db.transaction(async (em) => {
      await em.query('INSERT INTO kept VALUES ($1, 0)', [id]);
      if (goesWrong) throw new Error('stop');
    });
  await keep(1, false);
  await expect(keep(2, true)).rejects.toThrow('stop');
  expect(await db.query('SELECT id FROM kept')).toEqual([{ id: 1 }]);
});

it('a transaction of a first statement that fails changes nothing, and the connection serves the next', async () => {
  await expect(db.transaction((em) => em.query('SELECT 1 / $1::int', [0]))).rejects.toMatchObject({ code: '22012' });
  await expect(
    db.transaction(async (em) => {
      await em.query('INSERT INTO kept VALUES ($1, 0)', [3]);
      await em.query('INSERT INTO kept VALUES ($1, 0)', [3]);
    }),
  ).rejects.toMatchObject({ code: '23505' });
  await db.transaction(() => Promise.resolve());
  await db.transaction(() => Promise.reject(new Error('nothing'))).catch(() => undefined);
  expect(await db.query('SELECT pg_current_xact_id_if_assigned() AS xid, count(*)::int AS n FROM kept')).toEqual([
    { xid: null, n: 0 },
  ]);
});
