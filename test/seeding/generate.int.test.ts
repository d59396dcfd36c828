import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR as calendar, workingMinutesBetween } from '@motcua/shared/calendar';
import { figuresOf, PERIOD_FIGURES } from '@motcua/shared/figures';
import { foldVietnamese } from '@motcua/shared/text';
import { differingSums } from '../../server/src/figures/check-figure-sums.js';
import { readGenerateArguments } from '../../server/src/seeding/generate/generate-arguments.js';
import { inventDossiers } from '../../server/src/seeding/generate/invented-dossiers.js';
import { listed, naively, tellAll } from '../figures/naive-recount.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { TEST_SECRET_KEY } from '../support/database.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { generate, GENERATED_WARD, PROVINCE, PROVINCE_SUPERVISOR, startGeneratedApi } from './generated-database.js';

const UNTIL = new Date('2026-02-11T09:00+07:00');
const SIZE = { dossiers: 2_000, offices: 3, until: UNTIL };

describe('generated dossiers', () => {
  let api: TestApi;
  let counter: TestClient;
  let supervisor: TestClient;

  beforeAll(async () => {
    api = await startGeneratedApi(SIZE);
    [counter, supervisor] = await Promise.all([api.as('motcua1.g99.001'), api.as(PROVINCE_SUPERVISOR)]);
  });
  afterAll(() => api.stop());

  const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
    (await api.sql<T>(text, values))[0]!;
  const idsOf = (answer: { body: { data: { id: string }[] } }): string[] => answer.body.data.map(({ id }) => id);

  it('are as many as were asked for, few of them open, some late, none from the future', async () => {
    const found = await one<Record<string, number>>(
      `SELECT count(*)::int AS dossiers, count(*) FILTER (WHERE finished_at IS NULL)::int AS open, count(DISTINCT office_id)::int AS offices,
              count(*) FILTER (WHERE finished_at > due_at)::int AS late, count(*) FILTER (WHERE updated_at >= $1)::int AS ahead,
              count(DISTINCT state)::int AS states FROM dossier`,
      [UNTIL],
    );
    expect(found).toMatchObject({ dossiers: SIZE.dossiers, offices: SIZE.offices, ahead: 0 });
    expect(found['states']).toBeGreaterThanOrEqual(6);
    expect(found['open']).toBeGreaterThan(5);
    expect(found['open']).toBeLessThan(60);
    expect(found['late']).toBeGreaterThan(20);
    expect(found['late']).toBeLessThan(200);
  });

  it('are what their events tell', async () => {
    expect(
      await one(
        `SELECT count(*)::int AS wrong FROM dossier d
          WHERE version <> (SELECT count(*) FROM dossier_event e WHERE e.dossier_id = d.id)
             OR version <> (SELECT max(seq) FROM dossier_event e WHERE e.dossier_id = d.id)
             OR (state, updated_at) <> (SELECT e.to_state, e.at FROM dossier_event e WHERE e.dossier_id = d.id ORDER BY seq DESC LIMIT 1)
             OR EXISTS (SELECT FROM (SELECT e.at < lag(e.at) OVER w OR e.from_state <> lag(e.to_state) OVER w AS torn
                                       FROM dossier_event e WHERE e.dossier_id = d.id WINDOW w AS (ORDER BY e.seq)) e WHERE torn)`,
      ),
    ).toEqual({ wrong: 0 });
  });

  it('have their sums', async () => {
    expect(await one('SELECT sum(received_online + received_direct)::int > 1900 AS many FROM procedure_sum')).toEqual({
      many: true,
    });
    expect(await differingSums(api.database.appUrl)).toEqual([]);
  });

  it('have the shapes of dossiers that acts have led there', async () => {
    const shape = (office: string): Promise<{ transition: string; keys: string }[]> =>
      api.sql(
        `SELECT e.transition, array_to_string(ARRAY(SELECT jsonb_object_keys(e.details) ORDER BY 1), ',') AS keys
           FROM dossier_event e JOIN office o ON o.id = e.office_id WHERE o.code = $1 GROUP BY 1, 2`,
        [office],
      );
    const leader = await api.as('lanhdao');
    const own = await api.as('motcua');
    const decided = await mustAct(leader, await mustAct(own, await takeIn(own), 'forward'), 'decide', {
      results: [{}],
    });
    const there = await mustAct(own, decided, 'receive_result');
    const collector = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };
    await mustAct(own, there, 'hand_over', { method: 'desk', collector });
    const generated = (await shape(GENERATED_WARD)).map(({ transition, keys }) => `${transition} ${keys}`);
    for (const { transition, keys } of await shape('H23.18.07')) {
      expect(generated).toContainEqual(`${transition} ${keys}`.replace(',differs', ''));
    }
  });

  it('are listed, page by page, and counted', async () => {
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM dossier d JOIN office o ON o.id = d.office_id WHERE o.code = $1`,
      [GENERATED_WARD],
    );
    const { body } = await counter.get('/api/v1/dossiers?count=true&limit=25&sort=receivedAt&order=desc');
    expect(body).toMatchObject({ page: { total: { value: n, exact: true } } });
    expect(body.data).toHaveLength(25);
    const found = await supervisor.get(`/api/v1/dossiers?officeCode=${PROVINCE}&below=true&count=true&limit=1`);
    expect(found.body).toMatchObject({ page: { total: { value: SIZE.dossiers } } });
  });

  it('are opened, one in each state', async () => {
    const some = await api.sql<{ id: string; version: number; state: string; name: string }>(
      `SELECT DISTINCT ON (d.state) d.id, d.version, d.state, d.applicant_name AS name
         FROM dossier d JOIN office o ON o.id = d.office_id WHERE o.code LIKE 'G99.%' ORDER BY d.state, d.id DESC`,
    );
    for (const { id, version, state, name } of some) {
      const { status, body } = await supervisor.get(`/api/v1/dossiers/${id}`);
      expect({ status, state: body.state, name: body.applicant.fullName }).toEqual({ status: 200, state, name });
      expect(body.events).toHaveLength(version);
    }
  });

  it('are found by a name without diacritics, a code, its tail, an id number and a phone', async () => {
    const mine = await api.sql<{
      id: string;
      code: string;
      name: string;
      applicant: string;
      number: Buffer;
      phone: Buffer;
    }>(
      `SELECT d.id, d.code, d.applicant_name AS name, d.applicant_id AS applicant, a.id_number_enc AS number, d.phone_enc AS phone
         FROM dossier d JOIN office o ON o.id = d.office_id JOIN applicant a ON a.id = d.applicant_id WHERE o.code = $1`,
      [GENERATED_WARD],
    );
    const wanted = mine.find(({ phone }) => phone !== null)!;
    const { box } = api.database;
    const folded = foldVietnamese(wanted.name);
    const sorted = (ids: readonly string[]): string[] => [...ids].sort();
    const same = (is: (one: (typeof mine)[number]) => boolean): string[] => sorted(mine.filter(is).map(({ id }) => id));

    expect(sorted(await listed(counter, `q=${encodeURIComponent(folded)}`))).toEqual(
      same(({ name }) => foldVietnamese(name).includes(folded)),
    );
    expect(idsOf(await counter.get(`/api/v1/dossiers?q=${wanted.code}`))).toEqual([wanted.id]);
    expect(sorted(await listed(counter, 'q=2'))).toEqual(same(({ code }) => code.endsWith('-0002')));
    const byId = await counter.post('/api/v1/dossiers/search', { citizenId: box.decrypt(wanted.number) });
    expect(sorted(idsOf(byId))).toEqual(same(({ applicant }) => applicant === wanted.applicant));
    const byPhone = await counter.post('/api/v1/dossiers/search', { phone: box.decrypt(wanted.phone) });
    expect(idsOf(byPhone)).toContain(wanted.id);
  });

  it.each(['quach', 'tran thi', 'Nguyễn', 'n', 'an v', '100%', "h'h", 'xyz'])(
    'are found in all wards by %s, and in those alone that one reads',
    async (word) => {
      const all = await api.sql<{ id: string; name: string; office: string }>(
        `SELECT d.id, d.applicant_name AS name, o.code AS office FROM dossier d JOIN office o ON o.id = d.office_id WHERE o.code LIKE 'G99.%'`,
      );
      const wanted = all.filter(({ name }) => foldVietnamese(name).includes(foldVietnamese(word)));
      const query = `officeCode=${PROVINCE}&below=true&q=${encodeURIComponent(word)}`;
      const { body } = await supervisor.get(`/api/v1/dossiers?${query}&count=true&limit=100&sort=code`);
      const sorted = wanted.map(({ id }) => id);
      expect(body.page.total.value).toBe(wanted.length);
      expect(sorted).toEqual(expect.arrayContaining(idsOf({ body })));
      expect(body.data).toHaveLength(Math.min(100, wanted.length));
      // The function that looks past the walls looks into the offices of the transaction and no others.
      const named = await api.db.transaction(async (em): Promise<{ id: string }[]> => {
        await em.query(
          `SELECT set_config('motcua.office_ids', (SELECT ARRAY[id]::text FROM office WHERE code = $1), true)`,
          [GENERATED_WARD],
        );
        return em.query('SELECT dossiers_named($1, 5000) AS id', [foldVietnamese(word)]);
      });
      const ofWard = wanted.filter(({ office }) => office === GENERATED_WARD);
      expect(named.map(({ id }) => id).sort()).toEqual(ofWard.map(({ id }) => id).sort());
    },
  );

  it('are found by no name where no office is opened', async () => {
    expect(await api.db.query(`SELECT dossiers_named('nguyen', 10)`)).toEqual([]);
  });

  it.each([
    ['2025-01-01', '2025-12-31'],
    ['2026-01-01', '2026-01-31'],
  ])('are counted from %s to %s as a naive recount does', async (from, to) => {
    const until = new Date(Date.parse(`${to}T00:00+07:00`) + 86_400_000);
    const span = { from: new Date(`${from}T00:00+07:00`), until };
    const told = (await tellAll(api)).filter((dossier) => dossier.handled_by.startsWith(PROVINCE));
    const figures = told.map((dossier) => figuresOf(naively(dossier, until), span, 'day'));
    const { body } = await supervisor.get(
      `/api/v1/reports/forms/II.06?officeCode=${PROVINCE}&below=true&from=${from}&to=${to}`,
    );
    expect(body.totals).toEqual(
      Object.fromEntries(PERIOD_FIGURES.map((id) => [id, figures.filter((own) => own.includes(id)).length])),
    );
    expect(body.holds).toBe(true);
    expect(body.totals.finishedLate).toBeGreaterThan(0);
  });

  it('have been at their steps for as many working minutes as the calendar says', async () => {
    const stays = await api.sql<{ from: Date; to: Date; minutes: number }>(
      `SELECT s.entered_at AS from, s.left_at AS to, s.working_minutes AS minutes FROM step_duration s
        WHERE s.left_at IS NOT NULL AND NOT EXISTS (SELECT FROM dossier_pause p WHERE p.dossier_id = s.dossier_id)`,
    );
    expect(stays.length).toBeGreaterThan(1_000);
    const wrong = stays.filter(
      ({ from, to, minutes }) => Math.abs(workingMinutesBetween(from, to, calendar) - minutes) > 1,
    );
    expect(wrong).toEqual([]);
  });

  it('go on: the next code and result have the next numbers, and what is open is worked on', async () => {
    const today = '260211';
    const { last } = await one<{ last: number }>(
      `SELECT coalesce(max(d.code_tail::int), 0) AS last FROM dossier d JOIN office o ON o.id = d.office_id WHERE o.code = $1 AND d.code LIKE $2`,
      [GENERATED_WARD, `%-${today}-%`],
    );
    const dossier = await takeIn(counter);
    expect(dossier.code).toBe(`${GENERATED_WARD}-${today}-${String(last + 1).padStart(4, '0')}`);
    const leader = await api.as('lanhdao.g99.001');
    await mustAct(leader, await mustAct(counter, dossier, 'forward'), 'decide', { results: [{}] });
    const { office, ...open } = await one<TestDossier & { office: string }>(
      `SELECT d.id, d.version, lower(o.code) AS office FROM dossier d JOIN office o ON o.id = d.office_id
        WHERE o.code LIKE 'G99.%' AND d.state = 'processing' AND d.step_code = 'ky' ORDER BY d.id LIMIT 1`,
    );
    const signed = await mustAct(await api.as(`lanhdao.${office}`), open, 'decide', { results: [{}] });
    expect(signed).toMatchObject({ state: 'decided' });
  });

  it('are refused where there are some already', async () => {
    await expect(generate(api, SIZE)).rejects.toMatchObject({ name: 'GenerateError' });
  });
});

describe('generating', () => {
  const STRUCTURE = `
    SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT relname || relrowsecurity || relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    UNION ALL SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1`;

  it('leaves every index, key and wall as it was, also when it is refused', async () => {
    const api = await startTestApi();
    try {
      const before = await api.sql(STRUCTURE);
      await api.sql(`UPDATE office SET demo = false WHERE code = 'H23'`);
      await expect(generate(api, SIZE)).rejects.toThrow(/H23 is an office that is no demonstration/);
      expect(await api.sql(STRUCTURE)).toEqual(before);
      await api.sql(`UPDATE office SET demo = true`);
      await generate(api, { ...SIZE, dossiers: 50 });
      expect(await api.sql(STRUCTURE)).toEqual(before);
    } finally {
      await api.stop();
    }
  });

  it('with the same seed makes the same rows, but for what is encrypted', () => {
    const definition = {
      field: 'Hộ tịch',
      name: 'Khai sinh',
      limit: { amount: 1, unit: 'workingDay' },
      cases: [],
      fees: [],
      results: [],
      components: [{ code: 'A', form: 'copy', copies: 1, required: 'always' }],
      steps: [
        { code: 'a', role: 'counter_officer' },
        { code: 'b', role: 'case_officer' },
        { code: 'c', role: 'leader' },
      ],
    };
    const rowsOf = (seed: number): string => {
      const hash = createHash('sha256');
      const offices = [
        {
          id: 'o',
          code: 'G99.001',
          weight: 1,
          lateness: 0.1,
          counters: ['c'],
          caseOfficers: ['o'],
          leader: 'l',
          merged: null,
        },
      ];
      const procedures = [{ code: '1.000001', versionId: 'v', definition: definition as never }];
      const all = {
        seed,
        dossiers: 300,
        peopleFrom: 0,
        until: UNTIL,
        calendar,
        calendarRevision: 0,
        offices,
        procedures,
        secretKey: TEST_SECRET_KEY,
      };
      for (const day of inventDossiers(all)) {
        for (const [table, text] of day) hash.update(table).update(text.replace(/\\\\x[0-9a-f]{40,}/g, 'encrypted'));
      }
      return hash.digest('hex');
    };
    expect(rowsOf(5)).toBe(rowsOf(5));
    expect(rowsOf(5)).not.toBe(rowsOf(6));
  });

  it.each([
    [['--offices', '2'], '--dossiers is missing'],
    [['--dossiers', '0', '--offices', '2'], '--dossiers must be'],
    [['--dossiers', '1e3', '--offices', '2'], '--dossiers must be'],
    [['--dossiers', '5', '--offices', '2', '--until', '2026-02-30'], '--until must be'],
    [['--dossiers', '5', '--offices', '2', '--until', '2020-01-01'], '--until must be'],
    [['--dossiers', '5', '--offices', '2', '--until', '2026-02-12'], '--until must not lie ahead'],
    [['--dossiers', '5', '--offices', '2', '--fast'], "Unknown option '--fast'"],
  ])('refuses %j in a sentence', (args, sentence) =>
    expect(() => readGenerateArguments(args, UNTIL)).toThrow(sentence),
  );
});
