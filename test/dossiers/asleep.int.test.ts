import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OfficeSettingKey } from '@motcua/shared/offices';
import type { DataSource } from 'typeorm';
import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { type OfficeTx, OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { OfficeSetting } from '../../server/src/offices/office-setting.entity.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { waitUntil } from '../support/wait-until.js';

const KEYS: readonly OfficeSettingKey[] = ['apology.minLeadDays', 'apology.maxPerDossier'];

describe('an act in the middle of which the computer slept', () => {
  let database: TestDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    db = await createDataSource({ url: database.ownerUrl, poolSize: 2, applicationName: 'test' }).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const untilLost = (tx: OfficeTx): Promise<unknown> =>
    waitUntil('the connection is lost', () => tx.em.queryRunner?.isReleased);
  /** Nothing of this process runs: what PostgreSQL says meanwhile is read as the answer to the next statement. */
  const asStopped = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);

  it.each<[string, (tx: OfficeTx) => unknown]>([
    ['its connection is known to be lost', untilLost],
    ['its next statement learns that it is lost', asStopped],
  ])('is done anew and once: %s', async (_, sleep) => {
    let tries = 0;
    await new OfficeTransactions(db, new Clock(0)).forOffices([], async (tx) => {
      tries += 1;
      const [first, second] = KEYS.map((key) => ({ id: randomUUID(), officeId: null, key, value: 2 }));
      await tx.em.insert(OfficeSetting, first!);
      if (tries === 1) {
        await tx.em.query(`SET LOCAL idle_in_transaction_session_timeout = '20ms'`);
        await sleep(tx);
      }
      await tx.em.insert(OfficeSetting, second!);
    });
    const written: { key: string }[] = await db
      .query('DELETE FROM office_setting RETURNING key')
      .then(([rows]) => rows);
    expect([tries, written.map(({ key }) => key)]).toEqual([2, KEYS]);
  });
});
