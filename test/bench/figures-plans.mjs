// Looks at the plans of the figures on a hundred thousand dossiers of twenty offices over two years. By hand only:
//   node test/bench/figures-plans.mjs <address of the owner, on a database with the demo wards that may be spoilt>
// It fills that database, runs the statements as the application's role behind its walls and prints times and plans.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { Conditions } from '../../server/dist/dossiers/conditions.js';
import { figureCondition, spanCondition } from '../../server/dist/figures/figure-conditions.js';
import { periodPredicate, thenOf } from '../../server/dist/figures/period-conditions.js';
import { PERIOD_FIGURES, TODAY_FIGURES } from '@motcua/shared/figures';

const [url, size = '100000'] = process.argv.slice(2);
const db = new pg.Client({ connectionString: url });
await db.connect();
const rows = async (text, values) => (await db.query(text, values)).rows;

const [{ n: there }] = await rows('SELECT count(*)::int AS n FROM dossier');
if (there === 0) {
  await db.query('BEGIN');
  await db.query(`
    INSERT INTO office (id, code, name, parent_id, path, place_name, counter_name, valid_from)
    SELECT id, 'H23.18.' || n, 'UBND phường ' || n, p.parent, p.path || id, 'Chí Linh', 'Một cửa', '2020-01-01'
      FROM generate_series(100, 117) n CROSS JOIN LATERAL (SELECT md5('ward' || n)::uuid AS id) made, (SELECT id AS parent, path FROM office WHERE code = 'H23.18') p`);
  await db.query(`
    CREATE TEMP TABLE ward AS SELECT id, row_number() OVER (ORDER BY code) - 1 AS n FROM office WHERE code LIKE 'H23.18._%';
    CREATE TEMP TABLE version AS SELECT v.id, p.code, row_number() OVER (ORDER BY p.code) - 1 AS n
      FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id;
    INSERT INTO applicant (id, office_id, kind, full_name, id_kind, created_at, updated_at)
    SELECT gen_random_uuid(), id, 'person', 'Nguyễn Văn A', 'none', now(), now() FROM ward`);
  await db.query(
    `INSERT INTO dossier (id, office_id, handling_office_id, code, code_tail, state, version, channel, procedure_code, procedure_version_id,
                          applicant_id, applicant_name, applicant_fold, result_delivery, submitted_at, received_at, clock_from, due_original,
                          due_at, finished_at, entered_at, updated_at)
     SELECT gen_random_uuid(), w.id, w.id, 'B-' || one.n, '0001', CASE WHEN one.n % 100 = 0 THEN 'processing' ELSE 'handed_over' END, 5,
            (ARRAY['desk', 'online', 'post'])[one.n % 3 + 1], v.code, v.id, a.id, 'Nguyễn Văn A', 'nguyen van a', '{"method": "desk"}',
            t, t, t, t + interval '3 days', t + interval '3 days',
            CASE WHEN one.n % 100 > 0 THEN t + (one.n % 5) * interval '1 day' END, t, t + (one.n % 9) * interval '1 day'
       FROM generate_series(1, $1::int) one (n)
       JOIN ward w ON w.n = one.n % (SELECT count(*) FROM ward) JOIN version v ON v.n = one.n % (SELECT count(*) FROM version)
       JOIN applicant a ON a.office_id = w.id
       CROSS JOIN LATERAL (SELECT now() - (one.n::float8 / $1) * interval '730 days' AS t) at`,
    [Number(size)],
  );
  await db.query(`
    INSERT INTO dossier_event (id, office_id, dossier_id, seq, transition, to_state, actor_id, at, details)
    SELECT gen_random_uuid(), d.office_id, d.id, seq, (ARRAY['submit', 'accept', 'forward', 'decide', 'hand_over'])[seq], 'processing', s.id,
           CASE WHEN seq < 4 THEN d.received_at WHEN seq = 4 THEN d.finished_at ELSE d.updated_at END,
           CASE WHEN seq = 2 THEN jsonb_build_object('dueAt', d.due_at) ELSE '{}' END
      FROM dossier d CROSS JOIN generate_series(1, 5) seq, (SELECT id FROM staff LIMIT 1) s
     WHERE seq < 4 OR d.finished_at IS NOT NULL`);
  await db.query('COMMIT');
  await db.query('VACUUM ANALYZE');
}

const wards = (await rows(`SELECT id FROM office WHERE code LIKE 'H23.18._%' ORDER BY code`)).map(({ id }) => id);
const now = new Date();
const span = (fromDays, toDays) => ({
  from: new Date(now.getTime() - fromDays * 86_400_000),
  until: new Date(now.getTime() - toDays * 86_400_000),
});

const report = (scope, period) => {
  const where = new Conditions();
  where.add(...spanCondition(scope, period));
  const counts = PERIOD_FIGURES.map((id) => `count(*) FILTER (WHERE ${periodPredicate(id, period)})::int AS "${id}"`);
  return [
    `SELECT d.procedure_version_id, ${counts.join(', ')} FROM dossier d CROSS JOIN LATERAL ${thenOf(period, scope)} WHERE ${where.sql} GROUP BY 1`,
    where.values,
  ];
};
const list = (scope, asked) => {
  const where = new Conditions();
  where.add(...figureCondition(scope, asked));
  return [
    `SELECT d.id FROM dossier d WHERE ${where.sql} ORDER BY d.due_at ASC NULLS LAST, d.id ASC LIMIT 26`,
    where.values,
  ];
};

const one = { officeIds: wards.slice(0, 1), byMinute: [] };
const all = { officeIds: wards, byMinute: [] };
const statements = {
  'one office, last month': report(one, span(60, 30)),
  'one office, a month a year ago': report(one, span(400, 370)),
  'one office, a year': report(one, span(366, 1)),
  'twenty offices, last month': report(all, span(60, 30)),
  'twenty offices, a year': report(all, span(366, 1)),
  'list, one office, late last month': list(one, { id: 'finishedLate', span: span(60, 30) }),
  'list, one office, open last month': list(one, { id: 'openLate', span: span(60, 30) }),
  'list, twenty offices, all of a year': list(all, { id: 'received', span: span(366, 1) }),
  'list, twenty offices, late of a year': list(all, { id: 'finishedLate', span: span(366, 1) }),
  ...Object.fromEntries(TODAY_FIGURES.map((id) => [`today, one office, ${id}`, list(one, { id, now })])),
};

await db.query('SET ROLE motcua_app');
for (const [name, [text, values]] of Object.entries(statements)) {
  await db.query('BEGIN');
  await db.query(`SELECT set_config('motcua.office_ids', $1, true)`, [`{${wards.join(',')}}`]);
  const times = [];
  for (let round = 0; round < 7; round += 1) {
    const begun = performance.now();
    await db.query(text, values);
    times.push(performance.now() - begun);
  }
  const plan = (await rows(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${text}`, values)).map(
    (line) => line['QUERY PLAN'],
  );
  await db.query('COMMIT');
  const scans = plan.filter((line) => /Scan|Sort|SubPlan/.test(line)).map((line) => `    ${line.trim()}`);
  console.log(`${name}: ${times.sort((a, b) => a - b)[3].toFixed(1)} ms\n${scans.join('\n')}`);
}
await db.end();
