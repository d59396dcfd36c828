import { expect, it } from '@jest/globals';
import {
  figuresOf,
  NO_OFFICER,
  ON_TIME_COLUMNS,
  ON_TIME_FIGURES,
  type OnTimeColumn,
  type OnTimeGroup,
  type OnTimeReport,
  type OnTimeRow,
  type OnTimeSpan,
} from '@motcua/shared/figures';
import type { TestClient } from '../support/api.js';
import { CITY, type FigureWorld, NOW, OTHER_WARD, WARD } from './figure-world.js';
import { listed, naively, spanUntil, type Told } from './naive-recount.js';

const BELOW = `officeCode=${CITY}&below=true`;
const YEAR = 'from=2026-01-01&to=2026-12-31&lastYear=true';

/** What a row counts, told by hand, and what its list is narrowed to. */
const ROWS: Readonly<
  Record<OnTimeGroup, { of: (row: OnTimeRow, one: Told) => boolean; list: (row: OnTimeRow) => string }>
> = {
  day: { of: () => true, list: () => BELOW },
  month: { of: () => true, list: () => BELOW },
  field: { of: ({ key }, { field }) => field === key, list: ({ key }) => `${BELOW}&field=${encodeURIComponent(key)}` },
  procedure: { of: ({ key }, { procedure }) => procedure === key, list: ({ key }) => `${BELOW}&procedureCode=${key}` },
  officer: {
    of: ({ key }, { events, holder, drafter }) =>
      key ===
      ((naively({ ...NOBODY, events }, NEVER).finishedAt === null ? holder : (drafter ?? holder)) ?? NO_OFFICER),
    list: ({ key }) => `${BELOW}&officerId=${key}`,
  },
  office: { of: ({ key }, { handled_by }) => handled_by === key, list: ({ key }) => `officeCode=${key}` },
};
const NEVER = new Date('2100-01-01');
const NOBODY = { channel: 'desk', catch_up_id: null, real: null } as Told;

/** What the files of figures share: one world, which takes its time to be made. */
export interface Ground {
  readonly world: FigureWorld;
  readonly city: TestClient;
  readonly told: readonly Told[];
}

/** Tests of the on-time figures on a world that is there when they run. */
export function onTimeCases(ground: () => Ground): void {
  const report = async (query: string): Promise<OnTimeReport> => {
    const { status, body } = await ground().city.get(`/api/v1/reports/on-time?${query}`);
    expect({ query, status }).toEqual({ query, status: 200 });
    return body as OnTimeReport;
  };

  const recount = (row: OnTimeRow, groupBy: OnTimeGroup, { from, to }: OnTimeSpan, column: OnTimeColumn): string[] => {
    const span = spanUntil(from, to, NOW);
    return ground()
      .told.filter((one) => ROWS[groupBy].of(row, one))
      .filter((one) => figuresOf(naively(one, span.until), span, 'day').includes(ON_TIME_FIGURES[column]))
      .map(({ id }) => id)
      .sort();
  };

  it.each<[OnTimeGroup, string]>([
    ['month', YEAR],
    ['day', 'from=2025-12-29&to=2026-01-09'],
    ['field', YEAR],
    ['procedure', YEAR],
    ['officer', YEAR],
    ['office', YEAR],
  ])('on time by %s are those of a naive recount, and of the lists behind', async (groupBy, days) => {
    const { data, total } = await report(`${BELOW}&groupBy=${groupBy}&${days}`);
    expect(data.length).toBeGreaterThan(1);
    for (const row of data) {
      for (const span of [row, ...(row.lastYear ? [row.lastYear] : [])]) {
        for (const column of ON_TIME_COLUMNS) {
          const ids = recount(row, groupBy, span, column);
          const where = { key: row.key, from: span.from, column };
          expect({ ...where, n: span[column] }).toEqual({ ...where, n: ids.length });
          if (ids.length === 0) continue;
          const list = `${ROWS[groupBy].list(row)}&figure=${ON_TIME_FIGURES[column]}&figureFrom=${span.from}&figureTo=${span.to}`;
          expect({ ...where, ids: (await listed(ground().city, list)).sort() }).toEqual({ ...where, ids });
        }
      }
    }
    for (const column of total ? ON_TIME_COLUMNS : []) {
      const list = `${BELOW}&figure=${ON_TIME_FIGURES[column]}&figureFrom=${total!.from}&figureTo=${total!.to}`;
      expect({ column, n: total![column] }).toEqual({ column, n: (await listed(ground().city, list)).length });
    }
  });

  it('know nobody only by that word', async () => {
    const answer = await ground().city.get('/api/v1/dossiers?officerId=NONE');
    expect([answer.status, answer.body.errors]).toMatchObject([400, [{ path: 'officerId' }]]);
  });

  it('on time miss nobody: the rows of each kind make up the same whole', async () => {
    const sums = async (groupBy: OnTimeGroup): Promise<number[]> => {
      const { data } = await report(`${BELOW}&groupBy=${groupBy}&from=2025-12-01&to=2026-02-11`);
      return ON_TIME_COLUMNS.map((column) => data.reduce((n, row) => n + row[column], 0));
    };
    const byField = await sums('field');
    expect(Math.min(...byField)).toBeGreaterThan(0);
    for (const groupBy of ['procedure', 'officer', 'office'] as const) {
      expect({ groupBy, sums: await sums(groupBy) }).toEqual({ groupBy, sums: byField });
    }
  });

  it('on time name months that have begun, beside the same days a year before, and leap days', async () => {
    const { data, ...head } = await report(`${BELOW}&groupBy=month&${YEAR}`);
    expect(head).toMatchObject({
      office: { code: CITY },
      below: true,
      groupBy: 'month',
    });
    expect(head.asOf.slice(0, 15)).toBe(`${new Date(`${NOW}+07:00`).toISOString().slice(0, 15)}`);
    expect(data.map(({ key, lastYear }) => [key, lastYear?.from, lastYear?.to])).toEqual([
      ['2026-01', '2025-01-01', '2025-01-31'],
      ['2026-02', '2025-02-01', '2025-02-11'],
    ]);
    const leap = await report(`${BELOW}&groupBy=month&from=2025-02-01&to=2025-02-28&lastYear=true`);
    expect(leap.data[0]).toMatchObject({ onTimePercent: null, lastYear: { from: '2024-02-01', to: '2024-02-29' } });
  });

  it.each([
    ['groupBy=week&from=2026-01-01&to=2026-01-31', 400, 'groupBy'],
    ['from=2026-01-01&to=2026-01-31', 400, 'groupBy'],
    ['groupBy=month&from=2026-01-01', 400, 'to'],
    ['groupBy=month&from=2026-01-02&to=2026-01-01', 422, 'to'],
    ['groupBy=month&from=2000-01-01&to=2026-01-01', 422, 'from'],
    ['groupBy=day&from=2026-01-01&to=2026-02-01', 422, 'from'],
  ])('on time refuse %s', async (query, status, path) => {
    expect(await ground().city.get(`/api/v1/reports/on-time?${BELOW}&${query}`)).toMatchObject({
      status,
      body: { errors: [{ path }] },
    });
  });

  it('on time day by day are of a year at most, of all offices below of a month', async () => {
    const days = (office: string, from: string): Promise<unknown> =>
      ground().city.get(`/api/v1/reports/on-time?officeCode=${office}&groupBy=day&from=${from}&to=2026-01-31`);
    const tooMany = { status: 422, body: { code: 'report.too_many_days' } };
    expect(await days(`${CITY}&below=true`, '2025-12-31')).toMatchObject(tooMany);
    expect(await days(`${CITY}&below=true`, '2026-01-01')).toMatchObject({ status: 200 });
    expect(await days(WARD, '2025-01-30')).toMatchObject(tooMany);
    expect(await days(WARD, '2025-12-31')).toMatchObject({ status: 200 });
  });

  it('on time of months before a merger are of the office as it was, and so are their lists', async () => {
    await ground().world.api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), p.id, s.id, '2026-02-01', 'NQ 1' FROM office p, office s WHERE p.code = $1 AND s.code = $2`,
      [OTHER_WARD, WARD],
    );
    const { data } = await report(`officeCode=${WARD}&groupBy=month&from=2026-01-01&to=2026-02-28`);
    for (const row of data) {
      const list = `officeCode=${WARD}&figure=received&figureFrom=${row.from}&figureTo=${row.to}`;
      expect({ key: row.key, n: (await listed(ground().city, list)).length }).toEqual({
        key: row.key,
        n: row.received,
      });
    }
    const [whole, apart] = await Promise.all([
      report(`${BELOW}&groupBy=office&from=2026-02-01&to=2026-02-28&lastYear=true`),
      report(`${BELOW}&groupBy=office&from=2026-01-01&to=2026-01-31`),
    ]);
    expect(whole.data.map(({ key }) => key)).toEqual([WARD]);
    expect(whole.data[0]?.received).toBe(data[1]?.received);
    expect(apart.data.map(({ key }) => key)).toEqual([WARD, OTHER_WARD]);
    expect(apart.data[0]?.received).toBe(data[0]?.received);
    await ground().world.api.sql('DELETE FROM office_succession');
  });
}
