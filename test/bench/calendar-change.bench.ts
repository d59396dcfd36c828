import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { body } from '../admin/administration.js';
import { startTestApi, type TestApi, WARD } from '../support/api.js';
import { takeIn } from '../support/dossiers.js';
import { pause, waitUntil } from '../support/wait-until.js';

/** How many open dossiers; the whole measure is `npm run bench`. */
const SIZE = Number(process.env['MOTCUA_BENCH_DOSSIERS'] ?? 2_000);
const PATIENCE_MS = 600_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Copies of one dossier that was taken in as any other. */
async function fill(size: number): Promise<{ dueAt: string }> {
  const dossier = await takeIn(await api.as('motcua'), {
    procedureCode: '1.001731',
    caseCode: undefined,
    components: ['TK', 'GCT', 'GTMT', 'QDTC'].map((code) => ({ code, present: true })),
  });
  await api.sql(
    `INSERT INTO dossier
     SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || '.' || n,
              'code_tail', n::text, 'due_at', d.due_at))).*
       FROM dossier d, generate_series(2, $2::integer) n WHERE d.id = $1`,
    [dossier.id, size],
  );
  await api.sql('ANALYZE dossier');
  return { dueAt: dossier['dueAt'] as string };
}

const since = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;

it(`finds and moves the dates of ${SIZE} open dossiers while the desk goes on`, async () => {
  const [admin, leader, counter] = [await api.as('quantri'), await api.as('lanhdao'), await api.as('motcua')];
  const { dueAt } = await fill(SIZE);
  const closed = { officeCode: WARD, date: dueAt.slice(0, 10), kind: 'off', name: 'Nghỉ' };

  let begun = performance.now();
  const rehearsal = await admin.post('/api/v1/admin/calendars/rehearsals', { createDay: closed });
  expect(body<{ moves: { total: number } }>(rehearsal, 200).moves.total).toBe(SIZE);
  const lines = [`rehearsed by ${SIZE} open dossiers: ${since(begun)}`];

  // A page of the desk, again and again, while all of it goes on behind.
  let [working, pages]: [boolean, number[]] = [true, []];
  const desk = (async () => {
    while (working) {
      const start = performance.now();
      body(await counter.get('/api/v1/dossiers?view=desk&limit=25'), 200);
      pages.push(performance.now() - start);
      await pause(20);
    }
  })();
  const p95 = (): string => {
    const sorted = pages.sort((a, b) => a - b);
    pages = [];
    return `${Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)} ms`;
  };

  begun = performance.now();
  body(await admin.post('/api/v1/admin/calendars', closed), 201);
  lines.push(`the change itself: ${since(begun)}`);
  const counts = async (): Promise<{ pending: number; moved: number }> =>
    body(await leader.get('/api/v1/calendar-moves/summary'), 200);
  await waitUntil('all found', async () => (await counts()).pending === SIZE, PATIENCE_MS);
  lines.push(`found and listed: ${since(begun)}, a page of the desk meanwhile p95 ${p95()}`);

  begun = performance.now();
  const decision = { all: true, decision: 'move', reason: 'Nghỉ' };
  expect(body(await leader.post('/api/v1/calendar-moves/settle', decision), 200)).toEqual({ queued: SIZE });
  await waitUntil('all moved', async () => (await counts()).moved === SIZE, PATIENCE_MS);
  lines.push(`moved and told, each in its own event: ${since(begun)}, a page of the desk meanwhile p95 ${p95()}`);
  working = false;
  await desk;
  const [row] = await api.sql<{ notices: string; events: string }>(
    `SELECT (SELECT count(*) FROM notice WHERE kind = 'due_moved') AS notices,
            (SELECT count(*) FROM dossier_event WHERE transition = 'move_due') AS events`,
  );
  expect(row).toEqual({ notices: String(2 * SIZE), events: String(SIZE) });
  console.log(lines.join('\n'));
}, 1_200_000);
