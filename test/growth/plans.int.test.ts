import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GENERATED_TABLES } from '../../server/src/seeding/generate/generated-rows.js';
import { startGeneratedApi } from '../seeding/generated-database.js';
import type { TestApi } from '../support/api.js';
import { type Screen, screensOf } from './screens.js';
import { Statements } from './statements.js';

/** Where tables are so large that PostgreSQL goes through none of them for what an index would find; larger in `npm run bench`. */
const DOSSIERS = Number(process.env['MOTCUA_BENCH_DOSSIERS'] ?? 20_000);
const OFFICES = 20;
/** What counts at most 10,000 of everything there is takes the first that come. */
const CAPPED = '/api/v1/dossiers/counts?officeCode=G99&below=true&view=office';
/** As many rows make a table one that nobody should go through whole. */
const BIG = 2_000;

let api: TestApi;
let screens: ReturnType<typeof screensOf>;
let big: string[];

beforeAll(async () => {
  api = await startGeneratedApi({ dossiers: DOSSIERS, offices: OFFICES, until: new Date('2026-02-11T09:00+07:00') });
  const [one] = await api.sql<{
    id: string;
    code: string;
    name: string;
    number: Buffer;
    phone: Buffer;
    staff: string;
    open: string;
  }>(
    `SELECT d.id, d.code, d.applicant_name AS name, a.id_number_enc AS number, d.phone_enc AS phone, s.id AS staff,
            (SELECT o.id FROM dossier o WHERE o.office_id = d.office_id AND o.state = 'processing' LIMIT 1) AS open
       FROM dossier d JOIN applicant a ON a.id = d.applicant_id, staff s
      WHERE d.code LIKE 'G99.001-2601%' AND d.phone_enc IS NOT NULL AND s.username = 'thuly1.g99.001' ORDER BY d.id LIMIT 1`,
  );
  const { box } = api.database;
  screens = screensOf({
    id: one!.id,
    openId: one!.open,
    code: one!.code,
    word: one!.name.split(' ').at(-1)!,
    citizenId: box.decrypt(one!.number),
    phone: box.decrypt(one!.phone),
    staffId: one!.staff,
    field: 'Hộ tịch',
  });
  const tables = await api.sql<{ relname: string }>(
    'SELECT relname FROM pg_class WHERE relname = ANY ($1) AND reltuples > $2',
    [GENERATED_TABLES, BIG],
  );
  big = tables.map(({ relname }) => relname);
});
afterAll(() => api.stop());

/** What goes through a whole big table, screen by screen. */
async function wholeScans(asked: readonly Screen[]): Promise<string[]> {
  const statements = new Statements(api);
  const unanswered: string[] = [];
  let later = 0;
  for (const { who, path, body } of asked) {
    const client = await api.as(who);
    const screen = `${who} ${path} ${body ? JSON.stringify(body) : ''}`;
    const ask = async (page: string): Promise<string | undefined> => {
      statements.asking(`${screen} ${page}`);
      const answer = body ? await client.post(path, body) : await client.get(`${path}${page}`);
      statements.asking('');
      if (answer.status !== 200) unanswered.push(`${screen} ${page}: ${answer.status}`);
      return (answer.body as { page?: { nextCursor?: string | null } }).page?.nextCursor ?? undefined;
    };
    const next = await ask('');
    if (next === undefined || body) continue;
    later += 1;
    await ask(`${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`);
  }
  statements.stop();
  expect(unanswered).toEqual([]);
  expect(later).toBeGreaterThan(20);
  expect(statements.all.length).toBeGreaterThan(50);
  expect(statements.all.filter(({ text }) => text.includes('AS "sortKey"')).length).toBeGreaterThan(10);
  const found: string[] = [];
  for (const statement of statements.all) {
    for (const node of await statements.nodesOf(statement)) {
      if (node['Node Type'] !== 'Seq Scan' || !big.includes(node['Relation Name'] ?? '')) continue;
      if (!statement.screen.includes(CAPPED)) found.push(`${statement.screen}: ${node['Relation Name']}`);
    }
  }
  return found;
}

it('there is something to go through', () => expect(big.length).toBeGreaterThanOrEqual(11));

it('walls read the offices once for a statement, and not for each row', async () => {
  const each = await api.sql(
    `SELECT tablename, policyname FROM pg_policies
      WHERE tablename = ANY ($1) AND regexp_count(qual, 'motcua.office_ids') > regexp_count(qual, 'SELECT \\(NULLIF\\(current_setting')`,
    [['dossier', 'dossier_event', 'dossier_pause', 'dossier_forecast', 'step_duration']],
  );
  expect(each).toEqual([]);
});

it('no screen of an office goes through a whole big table', async () => {
  expect(await wholeScans(screens.office)).toEqual([]);
});

it('no screen of a province does', async () => {
  expect(await wholeScans(screens.province)).toEqual([]);
});

/** How the statement of a list was carried out. */
async function carriedOut(who: string, query: string): Promise<Awaited<ReturnType<Statements['carriedOut']>>> {
  const statements = new Statements(api);
  const client = await api.as(who);
  statements.asking(query);
  expect((await client.get(`/api/v1/dossiers?${query}`)).status).toBe(200);
  statements.stop();
  const [list, ...others] = statements.all.filter(({ text }) => text.includes('AS "sortKey"'));
  expect(others).toEqual([]);
  return statements.carriedOut(list!);
}

it('the first page of an office passes over no dossier of it', async () => {
  const passedOver = (await carriedOut('motcua1.g99.001', 'view=office')).map(
    (of) => of['Rows Removed by Filter'] ?? 0,
  );
  expect(passedOver.length).toBeGreaterThan(5);
  expect(Math.max(...passedOver)).toBe(0);
});

it.each([
  ['motcua1.g99.001', 'view=office'],
  ['motcua1.g99.001', 'view=desk'],
  ['motcua1.g99.001', 'state=handed_over'],
  ['motcua1.g99.001', 'view=office&sort=submittedAt&order=desc'],
  ['motcua1.g99.001', 'view=office&q=nguyen'],
  ['lanhdao.g99.001', 'view=mine'],
])('what another office received is found along the index of the few (%s, %s)', async (who, query) => {
  const [own, few] = [await carriedOut(who, query), 'dossier_handled_elsewhere'];
  expect(own.filter((node) => node['Index Name'] === few).length).toBeGreaterThanOrEqual(1);
  expect(own.filter((node) => /^dossier_handling/.test(node['Index Name'] ?? ''))).toEqual([]);
});

/** Of no big table: accounts, catalogue, rules and settings, jobs and files by their ids, what has neither rows nor end. */
const OF_NO_BIG_TABLE =
  /^(?:\/health\/.*|\/metrics|\/api\/v1\/(?:auth|admin|procedures|calendar|staff|gateways|public|live|figures\/offices|attachments\/limits)(?:\/.*)?)$/;
const FOUND_BY_ID = /\/content$|\/(?:slips|word)\/\{file\}$|^\/api\/v1\/(?:exports|catch-ups|reports\/closes)\/\{id\}/;
/** Papers that one has just named. */
const OF_NAMED_PAPERS = /^\/api\/v1\/papers\/(?:key|bundle|handover-sheets|registers\/\{id\})$/;
const NOT_ASKED = [OF_NO_BIG_TABLE, FOUND_BY_ID, OF_NAMED_PAPERS];

it('every question that the API answers is among them, or is of no big table', async () => {
  const { paths } = (await (await api.as('motcua1.g99.001')).get('/api/v1/openapi.json')).body as {
    paths: Record<string, Record<string, unknown>>;
  };
  const questions = Object.keys(paths).filter((path) => paths[path]!['get'] !== undefined);
  const asked = [...screens.office, ...screens.province].map(({ path }) => path.split('?')[0]!);
  const isAsked = (path: string): boolean => {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return asked.some((one) => pattern.test(one));
  };
  expect(questions.length).toBeGreaterThan(60);
  expect(questions.filter((path) => !isAsked(path) && !NOT_ASKED.some((one) => one.test(path)))).toEqual([]);
});
