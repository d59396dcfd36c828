import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { validCalls } from '../bad-input/valid-calls.js';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { isDocumentation } from '../walls/route-fixtures.js';
import { type PlanNode, Statements } from './statements.js';

/** Offices and their people, calendars, rules and procedures: they do not grow with what citizens bring. */
const SMALL = [
  ...['office', 'office_former_path', 'office_hours', 'office_setting', 'office_succession'],
  ...['staff', 'staff_role_at_office', 'staff_leave', 'staff_preference', 'delegation'],
  ...['calendar_day', 'calendar_revision', 'procedure', 'procedure_version'],
  ...[
    'notice_rule',
    'notice_template',
    'staff_notice_rule',
    'gateway_state',
    'schedule_run',
    'installation',
    'schema_migration',
    'trusted_roots',
  ],
];
/** Of the last messages of a demonstration on one computer. */
const OF_DEMONSTRATIONS = 'GET /local/messages';
/** What is listed in an order goes along an index until a page is full; how far, `plans.int.test.ts` looks at its size. */
const IN_ORDER = 'GET /api/v1/dossiers';

/** Their fixtures know nobody's password; accounts are found by their names. */
const OF_ACCOUNTS = ['POST /api/v1/auth/login', 'POST /api/v1/auth/password'];

let api: TestApi;
let sent: Statements;
/** Indexes that hold only what is looked for. */
let partial: Set<string>;

beforeAll(async () => {
  api = await startTestApi();
  await forgetCounts();
  const calls = await validCalls(api, 1);
  const answered = new Set<string>();
  sent = new Statements(api);
  for (const { route, username, path, query, body, headers } of calls) {
    const client = username === '' ? TestClient.nobody(api.url) : await api.as(username);
    const asked = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
    sent.asking(route);
    const { status } = await client.send(route.split(' ')[0]!, asked === '' ? path : `${path}?${asked}`, body, headers);
    sent.asking('');
    if (status < 400) answered.add(route);
  }
  sent.stop();
  const routes = [...api.routes].filter((route) => !route.startsWith('HEAD ') && !isDocumentation(route));
  expect(routes.filter((route) => !answered.has(route))).toEqual(OF_ACCOUNTS);
  const indexes = await api.sql<{ name: string }>(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indpred IS NOT NULL',
  );
  partial = new Set(indexes.map(({ name }) => name));
});
afterAll(() => api.stop());

/** PostgreSQL takes tables for those that nobody has counted yet: how few rows they have here must not show in its plans. */
async function forgetCounts(): Promise<void> {
  await api.sql(`DO $$ DECLARE one regclass; BEGIN
    FOR one IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
      EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', one);
      UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid = one;
      DELETE FROM pg_statistic WHERE starelid = one;
    END LOOP;
  END $$`);
}

/** Whether all rows of it are passed, one by one or along an index that is only good for their order. */
function isWhole(node: PlanNode, route: string): boolean {
  if (node['Node Type'] === 'Seq Scan') return true;
  const inOrder = node['Node Type'].startsWith('Index') && node['Index Cond'] === undefined;
  return inOrder && !partial.has(node['Index Name']!) && route !== IN_ORDER;
}

it('no call, reading or writing, lacks an index on what grows', async () => {
  const found: string[] = [];
  expect(sent.all.length).toBeGreaterThan(500);
  for (const statement of sent.all) {
    const { screen: route, text } = statement;
    if (route === OF_DEMONSTRATIONS) continue;
    for (const node of await sent.nodesAtAnySize(statement)) {
      const table = node['Relation Name'];
      if (table === undefined || SMALL.includes(table) || !isWhole(node, route)) continue;
      found.push(`${table} by ${route}: ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
    }
  }
  expect(found).toEqual([]);
});
