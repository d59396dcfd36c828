import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { type RunningWorker, startWorker } from '../../server/src/notices/start-worker.js';
import type { WorkerLogger } from '../../server/src/queue/worker-logger.js';
import { FAST, KEPT_ENV, REDIS_PREFIX } from '../notices/notice-worker.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { mustAct, takeIn } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';

/** Both at once: what one does the other leaves alone. */
describe('two workers with the real loops', () => {
  let api: TestApi;
  const lines: { message: string; fields: object }[] = [];
  const line = (fields: object, message: string): void => void lines.push({ fields, message });
  const logger: WorkerLogger = { info: line, warn: line, error: line };
  const running: { db: DataSource; worker: RunningWorker }[] = [];

  beforeAll(async () => {
    api = await startTestApi();
    for (let i = 0; i < 2; i++) {
      const db = await createDataSource({
        url: api.database.workerUrl,
        poolSize: 5,
        applicationName: `test-forecast-${i}`,
      }).initialize();
      const worker = await startWorker({
        env: KEPT_ENV,
        db,
        box: api.database.box,
        logger,
        settings: FAST,
        forecast: { everyMs: 40, nightEveryMs: 40 },
        redisPrefix: REDIS_PREFIX,
      });
      running.push({ db, worker });
    }
  });
  afterAll(async () => {
    for (const { worker, db } of running) {
      await worker.stop();
      await db.destroy();
    }
    await api.stop();
  });

  const versionOf = async (id: string): Promise<number | undefined> =>
    (await api.sql<{ version: number }>('SELECT version FROM dossier_forecast WHERE dossier_id = $1', [id]))[0]
      ?.version;

  it('foresee what is taken in, and again what is acted on, as the worker’s role', async () => {
    const motcua = await api.as('motcua');
    const dossier = await takeIn(motcua);
    await waitUntil('a forecast', async () => (await versionOf(dossier.id)) === dossier.version);
    const forwarded = await mustAct(motcua, dossier, 'forward');
    await waitUntil('a new forecast', async () => (await versionOf(dossier.id)) === forwarded.version);
    const [stay] = await waitUntil('the minutes of the step', async () => {
      const rows = await api.sql<{ working_minutes: number }>(
        'SELECT working_minutes FROM step_duration WHERE dossier_id = $1 AND working_minutes IS NOT NULL',
        [dossier.id],
      );
      return rows.length > 0 && rows;
    });
    expect(stay!.working_minutes).toBeLessThanOrEqual(1);
    expect((await motcua.get(`/api/v1/dossiers/${dossier.id}`)).body.forecast).toMatchObject({ cases: 0 });
  });

  it('judge once', async () => {
    await waitUntil('the night’s work', async () => {
      const [job] = await api.sql<{ done: boolean }>(
        `SELECT last_on IS NOT NULL AS done FROM forecast_job WHERE name = 'nightly'`,
      );
      return job!.done;
    });
    // Both have looked again since.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(lines.filter(({ message }) => message === 'forecasts judged')).toHaveLength(1);
    expect(lines.filter(({ fields }) => 'reason' in fields)).toEqual([]);
  });
});
