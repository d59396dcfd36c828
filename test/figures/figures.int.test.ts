import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type FigureOfficeChoice,
  figuresOf,
  II_06_COLUMNS,
  type Ii06Report,
  PERIOD_FIGURES,
  type PeriodFigure,
  TODAY_FIGURES,
  type TodayFigures,
} from '@motcua/shared/figures';
import { differingSums } from '../../server/src/figures/check-figure-sums.js';
import { csvOf, oldRow, takeIn as bringOver } from '../history/old-sheet.js';
import type { TestClient } from '../support/api.js';
import { boardCases } from './board-cases.js';
import { columnsOf, listed as pages, naively, spanUntil, tellAll, type Told } from './naive-recount.js';
import { onTimeCases } from './on-time-cases.js';
import { lateCauseCases } from './late-cause-cases.js';
import { standStillCases } from './stand-still-cases.js';
import { mustAct, mustActApproved, takeIn } from '../support/dossiers.js';
import { CITY, CITY_SUPERVISOR, type FigureWorld, figureWorld, NOW, OTHER_WARD, WARD } from './figure-world.js';

const PERIODS: readonly (readonly [from: string, to: string])[] = [
  ['2025-12-01', '2025-12-31'],
  ['2025-12-31', '2025-12-31'],
  ['2026-01-01', '2026-01-01'],
  ['2026-01-01', '2026-01-10'],
  ['2026-01-11', '2026-01-31'],
  ['2025-12-15', '2026-01-14'],
  ['2026-01-01', '2026-12-31'],
];

describe('the figures of offices', () => {
  let world: FigureWorld;
  let city: TestClient;
  let told: Told[];

  beforeAll(async () => {
    world = await figureWorld();
    city = await world.api.as(CITY_SUPERVISOR);
    // Over the end of the year, late; received in the old year and settled in it; withdrawn.
    const old = [
      { receivedAt: '29/12/2025 09:00', dueAt: '05/01/2026', finishedAt: '08/01/2026' },
      { receivedAt: '02/12/2025 09:00', dueAt: '04/12/2025', finishedAt: '03/12/2025' },
      { receivedAt: '02/01/2026 09:00', dueAt: '06/01/2026', finishedAt: '12/01/2026', outcome: 'rút hồ sơ' },
    ];
    const sheet = csvOf(old.map((row, index) => oldRow({ ...row, oldCode: `CU-${index}` })));
    expect(await bringOver(await world.api.as('quantri'), sheet)).toMatchObject({ imported: old.length });
    await changeCases(world);
    told = await tellAll(world.api);
  });
  afterAll(() => world.stop());

  const report = async (query: string, client = city): Promise<Ii06Report> => {
    const { status, body } = await client.get(`/api/v1/reports/forms/II.06?${query}`);
    expect({ status, code: (body as { code?: string }).code }).toEqual({ status: 200, code: undefined });
    return body as Ii06Report;
  };

  const listed = (query: string): Promise<string[]> => pages(city, query);

  it.each(PERIODS)('of %s to %s are those of a naive recount, and of the lists behind', async (from, to) => {
    const { until, lastDay, ...rest } = spanUntil(from, to, NOW);
    const of = (id: PeriodFigure, offices: readonly string[], field?: string): string[] =>
      told
        .filter((one) => offices.includes(one.handled_by) && (field === undefined || one.field === field))
        .filter((one) => figuresOf(naively(one, until), { ...rest, until }, 'day').includes(id))
        .map(({ id: dossier }) => dossier)
        .sort();
    for (const [office, offices] of [
      [`officeCode=${CITY}&below=true`, [WARD, OTHER_WARD]],
      [`officeCode=${OTHER_WARD}`, [OTHER_WARD]],
    ] as const) {
      const answer = await report(`${office}&from=${from}&to=${to}`);
      expect(answer).toMatchObject({ holds: true, period: null, from, to });
      const expected = Object.fromEntries(PERIOD_FIGURES.map((id) => [id, of(id, offices).length]));
      expect(answer.totals).toEqual(expected);
      const columns = told
        .filter((one) => offices.some((code) => code === one.handled_by))
        .flatMap((one) => columnsOf(naively(one, until), from, lastDay));
      expect(II_06_COLUMNS.map((id) => answer.totals[id])).toEqual(
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((column) => columns.filter((one) => one === column).length),
      );
      for (const id of PERIOD_FIGURES) {
        const list = `${office}&figure=${id}&figureFrom=${from}&figureTo=${to}`;
        const ids = await listed(list);
        expect({ id, ids: ids.sort() }).toEqual({ id, ids: of(id, offices) });
      }
      for (const { field, figures, procedures } of answer.rows) {
        expect({ field, n: figures.received }).toEqual({ field, n: of('received', offices, field).length });
        const list = `${office}&figure=received&figureFrom=${from}&figureTo=${to}&field=${encodeURIComponent(field)}`;
        expect((await listed(list)).length).toBe(figures.received);
        expect(procedures.reduce((n, one) => n + one.figures.received, 0)).toBe(figures.received);
      }
    }
  });

  it('the world has one of each kind, so that nothing is compared with nothing', async () => {
    const all = await Promise.all(
      PERIODS.map(([from, to]) => report(`officeCode=${CITY}&below=true&from=${from}&to=${to}`)),
    );
    for (const id of PERIOD_FIGURES)
      expect({ id, n: Math.max(...all.map(({ totals }) => totals[id])) }).not.toEqual({ id, n: 0 });
  });

  it('rest on sums that are those of dossiers and of events', async () => {
    expect(await differingSums(world.api.database.appUrl)).toEqual([]);
  });

  it('of today are those of the lists behind', async () => {
    const office = `officeCode=${CITY}&below=true`;
    const body = (await city.get(`/api/v1/figures/today?${office}`)).body as TodayFigures;
    for (const id of TODAY_FIGURES) {
      expect({ id, n: (await listed(`${office}&figure=${id}`)).length }).toEqual({ id, n: body.figures[id] });
    }
    const states = await world.api.sql<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM dossier GROUP BY 1',
    );
    const inState = (...names: string[]): number =>
      states.filter(({ state }) => names.includes(state)).reduce((n, one) => n + one.n, 0);
    expect(body.figures).toMatchObject({
      todayIn: 2,
      todayOut: 1,
      todayDue: 1,
      waitingCitizen: inState('awaiting_supplement', 'awaiting_payment'),
      toCollect: inState('decided'),
    });
    expect(body.figures.overdue).toBeGreaterThan(0);
    expect(body.figures.toCollect).toBeGreaterThan(0);
    expect(body.figures.waitingCitizen).toBeGreaterThan(0);
    // What is in counts for who received it, what is due for who answers for it.
    const ofOther = (await city.get(`/api/v1/figures/today?officeCode=${OTHER_WARD}`)).body as TodayFigures;
    expect(ofOther.figures).toMatchObject({ todayIn: 0, todayOut: 0, waitingCitizen: 0 });
  });

  it('know the periods that offices report for, and end one that is not over now', async () => {
    const month = await report(`officeCode=${WARD}&period=2026-01`);
    expect(month).toMatchObject({
      period: '2026-01',
      from: '2025-12-15',
      to: '2026-01-14',
      asOf: '2026-01-14T17:00:00.000Z',
    });
    const year = await report(`officeCode=${WARD}&period=2026`);
    expect(year).toMatchObject({ from: '2025-12-15', to: '2026-12-14' });
    expect(year.asOf.slice(0, 10)).toBe('2026-02-11');
  });

  it('compare by the minute at an office that says so', async () => {
    const query = `officeCode=${WARD}&from=2025-12-01&to=2025-12-31`;
    const byDay = await report(query);
    await world.api.sql(
      `INSERT INTO office_setting (id, office_id, key, value) SELECT gen_random_uuid(), id, 'deadline.compare', '"minute"' FROM office WHERE code = $1`,
      [WARD],
    );
    const byMinute = await report(query);
    expect(byMinute.totals.finishedBefore).toBeGreaterThan(byDay.totals.finishedBefore);
    expect(byMinute).toMatchObject({ holds: true, totals: { finished: byDay.totals.finished } });
    for (const id of ['finishedBefore', 'finishedOnTime', 'openLate'] as const) {
      const list = await listed(`officeCode=${CITY}&below=true&figure=${id}&figureFrom=2025-12-01&figureTo=2025-12-31`);
      const { totals } = await report(`officeCode=${CITY}&below=true&from=2025-12-01&to=2025-12-31`);
      expect({ id, n: list.length }).toEqual({ id, n: totals[id] });
    }
    await world.api.sql('DELETE FROM office_setting');
  });

  it('are shown to who reads figures of the office, and of the offices below only to who reads them all', async () => {
    const status = async (name: string, path: string): Promise<number> =>
      (await (await world.api.as(name)).get(path)).status;
    const ii06 = (office: string): string => `/api/v1/reports/forms/II.06?from=2026-01-01&to=2026-01-31&${office}`;
    for (const name of ['lanhdao', 'giamsat', 'quantri']) {
      expect([name, await status(name, ii06(`officeCode=${WARD}`))]).toEqual([name, 200]);
      expect([name, await status(name, ii06(`officeCode=${OTHER_WARD}`))]).toEqual([name, 404]);
      expect([name, await status(name, ii06(`officeCode=${CITY}&below=true`))]).toEqual([name, 404]);
    }
    for (const name of ['motcua', 'thuly', 'vanthu']) {
      expect([name, await status(name, ii06(`officeCode=${WARD}`))]).toEqual([name, 403]);
      expect([name, await status(name, '/api/v1/figures/offices')]).toEqual([name, 403]);
    }
    // Who leads the city office alone does not thereby lead the wards.
    await world.api.sql(
      `INSERT INTO staff_role_at_office (staff_id, office_id, role)
       SELECT p.id, o.id, 'leader' FROM staff p, office o WHERE p.username = 'lanhdao' AND o.code = $1`,
      [CITY],
    );
    expect(await status('lanhdao', ii06(`officeCode=${CITY}`))).toBe(200);
    expect(await (await world.api.as('lanhdao')).get(ii06(`officeCode=${CITY}&below=true`))).toMatchObject({
      status: 403,
      body: { code: 'role.not_allowed' },
    });
    expect(await status('lanhdao', `/api/v1/dossiers?officeCode=${CITY}&below=true`)).toBe(403);
    await world.api.sql(
      `DELETE FROM staff_role_at_office WHERE role = 'leader' AND office_id = (SELECT id FROM office WHERE code = $1)`,
      [CITY],
    );
  });

  it('an administrator is told numbers and shown no dossier', async () => {
    const admin = await world.api.as('quantri');
    const query = `officeCode=${WARD}&from=2025-12-01&to=2025-12-31`;
    expect((await report(query, admin)).totals).toEqual((await report(query)).totals);
    expect(
      (await admin.get(`/api/v1/dossiers?officeCode=${WARD}&figure=open&figureFrom=2025-12-01&figureTo=2025-12-31`))
        .status,
    ).toBe(403);
    expect((await admin.get('/api/v1/figures/offices')).body).toEqual([
      {
        code: WARD,
        name: 'UBND phường Cộng Hòa',
        parentCode: CITY,
        lists: false,
        below: false,
        listsBelow: false,
        reasons: false,
        reasonsBelow: false,
        closes: false,
      },
    ]);
    expect((await city.get('/api/v1/figures/offices')).body).toMatchObject([
      { code: CITY, lists: true, below: true, listsBelow: true, reasons: true, reasonsBelow: true, closes: false },
      { code: WARD, lists: true, below: false, reasons: true, closes: false },
      { code: OTHER_WARD },
    ]);
  });

  it('are said to be for who leads an office to close, and reasons for who reads them there', async () => {
    const { api } = world;
    const offices = async (username: string): Promise<string[]> =>
      ((await (await api.as(username)).get('/api/v1/figures/offices')).body as FigureOfficeChoice[]).map(
        ({ code, lists, reasons, closes }) => `${code} ${Number(lists)}${Number(reasons)}${Number(closes)}`,
      );
    const also = (role: string, username: string, office: string): Promise<unknown> =>
      api.sql(
        `INSERT INTO staff_role_at_office (staff_id, office_id, role)
         SELECT p.id, o.id, $1 FROM staff p, office o WHERE p.username = $2 AND o.code = $3`,
        [role, username, office],
      );
    await also('supervisor', 'lanhdao', OTHER_WARD);
    await also('counter_officer', 'quantri', WARD);
    await api.sql(
      `INSERT INTO delegation (id, office_id, from_staff_id, to_staff_id, role, kind, fields, from_on, to_on, decision_number)
       SELECT gen_random_uuid(), o.id, l.id, d.id, 'leader', 'KT', '{Hộ tịch}', '2020-01-01', '2099-01-01', '12/QĐ-UBND'
         FROM office o, staff l, staff d WHERE o.code = $1 AND l.username = 'lanhdao' AND d.username = 'vanthu'`,
      [WARD],
    );
    expect(await offices('lanhdao')).toEqual([`${WARD} 111`, `${OTHER_WARD} 110`]);
    expect(await offices('quantri')).toEqual([`${WARD} 100`]);
    expect(await offices('vanthu')).toEqual([`${WARD} 110`]);
    await api.sql('DELETE FROM delegation');
    await api.sql(
      `DELETE FROM staff_role_at_office r USING staff p
        WHERE p.id = r.staff_id AND (p.username, r.role) IN (('lanhdao', 'supervisor'), ('quantri', 'counter_officer'))`,
    );
  });

  it.each([
    ['period=2026-13', 400, 'request.invalid', 'period'],
    ['period=2026-01&from=2026-01-01', 400, 'request.invalid', 'period'],
    ['', 400, 'request.invalid', 'from'],
    ['from=2026-01-01', 400, 'request.invalid', 'to'],
    ['from=2026-02-30&to=2026-03-01', 400, 'request.invalid', 'from'],
    ['from=2026-01-02&to=2026-01-01', 422, 'report.period_invalid', 'to'],
    ['from=2027-01-01&to=2027-01-31', 422, 'report.period_invalid', 'from'],
    ['from=1000-01-01&to=2026-01-31', 422, 'report.period_invalid', 'from'],
    ['from=2026-01-01&to=2026-01-31&format=docx', 400, 'request.invalid', 'format'],
  ])('refuse %s', async (query, status, code, path) => {
    const answer = await city.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&${query}`);
    expect(answer).toMatchObject({ status, body: { code, errors: [{ path }] } });
  });

  it.each([
    ['figure=nonsense', 400, 'figure'],
    ['figure=openLate', 400, 'figureFrom'],
    ['figure=openLate&figureFrom=2026-01-01', 400, 'figureTo'],
    ['figure=overdue&figureFrom=2026-01-01', 400, 'figureFrom'],
    ['figureTo=2026-01-01', 400, 'figureTo'],
    ['figure=openLate&figureFrom=2026-01-02&figureTo=2026-01-01', 422, 'figureTo'],
  ])('and a list is refused by %s', async (query, status, path) => {
    expect(await city.get(`/api/v1/dossiers?officeCode=${WARD}&${query}`)).toMatchObject({
      status,
      body: { errors: [{ path }] },
    });
  });

  onTimeCases(() => ({ world, city, told }));
  boardCases(() => ({ world, city, told }));
  standStillCases(() => ({ world, city, told }));
  lateCauseCases(() => ({ world, city, told }));

  it('count what a merged office had once, with its successor, and leave the time before the merger as it was', async () => {
    const days = 'from=2025-12-01&to=2026-02-10';
    const before = `officeCode=${WARD}&from=2025-12-01&to=2026-01-31`;
    const then = await report(before);
    const [one, other, both] = await Promise.all([
      report(`officeCode=${WARD}&${days}`),
      report(`officeCode=${OTHER_WARD}&${days}`),
      report(`officeCode=${CITY}&below=true&${days}`),
    ]);
    await world.api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), p.id, s.id, '2026-02-01', 'NQ 1' FROM office p, office s WHERE p.code = $1 AND s.code = $2`,
      [OTHER_WARD, WARD],
    );
    const merged = await report(`officeCode=${WARD}&${days}`);
    for (const id of PERIOD_FIGURES)
      expect({ id, n: merged.totals[id] }).toEqual({ id, n: one.totals[id] + other.totals[id] });
    expect(merged.totals).toEqual(both.totals);
    expect((await report(`officeCode=${CITY}&below=true&${days}`)).totals).toEqual(both.totals);
    expect((await listed(`officeCode=${WARD}&figure=received&figureFrom=2025-12-01&figureTo=2026-02-10`)).length).toBe(
      merged.totals.received,
    );
    expect((await report(before)).totals).toEqual(then.totals);
    const list = `officeCode=${WARD}&figure=received&figureFrom=2025-12-01&figureTo=2026-01-31`;
    expect((await listed(list)).length).toBe(then.totals.received);
  });

  it('count what an office had before it was split once in all together, and in the row of each successor', async () => {
    type Board = { readonly data: readonly { readonly figures: object }[]; readonly total: object };
    const read = async (): Promise<Board> =>
      (await city.get(`/api/v1/reports/ageing?groupBy=office&officeCode=${CITY}&below=true`)).body as Board;
    const sum = (counts: object): number => Object.values(counts).reduce((n: number, one) => n + Number(one), 0);
    // Merged with the ward by the test before: its row has all of it.
    const whole = await read();
    await world.api.sql(
      `WITH made AS (
         INSERT INTO office (id, code, name, parent_id, path, place_name, counter_name, valid_from)
         SELECT one.id, 'H23.18.09', 'UBND phường Sao Đỏ', p.id, p.path || one.id, 'Chí Linh', 'Một cửa', '2026-02-01'
           FROM office p, (SELECT gen_random_uuid() AS id) one WHERE p.code = $1 RETURNING id)
       INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), o.id, made.id, '2026-02-01', 'NQ 2' FROM office o, made WHERE o.code = $2`,
      [CITY, OTHER_WARD],
    );
    const split = await read();
    expect(split.total).toEqual(whole.total);
    expect(split.data).toHaveLength(2);
    expect(split.data.reduce((n, { figures }) => n + sum(figures), 0)).toBeGreaterThan(sum(whole.total));
  });
});

/** One that was settled long before the end of its periods, and one over the end of the year, each given another case. */
async function changeCases(world: FigureWorld): Promise<void> {
  const { api } = world;
  const [counter, officer, leader] = await Promise.all([api.as('motcua'), api.as('thuly'), api.as('lanhdao')]);
  const { components } = (await counter.get('/api/v1/procedures/1.004873')).body as { components: { code: string }[] };
  for (const [taken, changed, settled] of [
    ['2025-12-02T09:00', '2025-12-03T09:00', '2025-12-08T09:00'],
    ['2025-12-30T09:00', '2025-12-31T09:00', '2026-01-06T09:00'],
  ] as const) {
    world.at(taken);
    const papers = components.map(({ code }) => ({ code, present: true }));
    const accepted = await takeIn(counter, { procedureCode: '1.004873', caseCode: undefined, components: papers });
    world.at(changed);
    const other = { caseCode: 'XAC_MINH', reason: 'Cần xác minh' };
    const given = await mustAct(
      counter,
      await mustActApproved(officer, leader, accepted, 'change_case', other),
      'forward',
    );
    world.at(settled);
    await mustAct(leader, given, 'decide', { results: [{}] });
  }
  world.at(NOW);
}
