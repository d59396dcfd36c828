import { cpus, loadavg } from 'node:os';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bring, csvOf, IMPORTS, oldYear } from '../history/old-sheet.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { waitUntil } from '../support/wait-until.js';

/** `npm run bench` brings over as many as a sheet may have; without it a few. */
const WHOLE = process.env['MOTCUA_BENCH_DOSSIERS'] !== undefined;
const ROWS = WHOLE ? 50_000 : 500;
const PATIENCE_MS = 1_800_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it(
  `brings over a sheet of ${ROWS} dossiers`,
  async () => {
    const admin = await api.as('quantri');
    const sheet = csvOf(oldYear(ROWS, ['1.001193', '2.000815']));
    const rate = (begun: number): number => (ROWS * 1_000) / (performance.now() - begun);

    const become = (id: string, state: string): Promise<{ id: string; version: number }> =>
      waitUntil(
        `import ${state}`,
        async () => {
          const answer = await admin.get(`${IMPORTS}/${id}`);
          return answer.body.state === state && answer.body;
        },
        PATIENCE_MS,
      );

    const looked = performance.now();
    const { body } = await bring(admin, sheet);
    const checked = await become(body.id as string, 'checked');
    const lookedAt = rate(looked);

    const started = performance.now();
    await admin.post(`${IMPORTS}/${checked.id}/start`, { version: checked.version });
    const done = await become(checked.id, 'done');
    const takenOver = rate(started);
    if (WHOLE) {
      console.log(
        `${ROWS} rows: ${lookedAt.toFixed(0)}/s looked through, ${takenOver.toFixed(0)}/s brought over; ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
      );
    }
    expect(done).toMatchObject({ rows: ROWS, imported: ROWS, wrong: 0 });
  },
  2 * PATIENCE_MS,
);
