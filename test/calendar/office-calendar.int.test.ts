import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  computeDueAt,
  hoursOn,
  type HoursPeriod,
  isProvisional,
  type LimitUnit,
  NATIONAL_CALENDAR,
  type TimeLimit,
  type WorkingCalendar,
} from '@motcua/shared/calendar';
import { localDay, provinceAdministrator } from '../admin/administration.js';
import { OTHER_WARD, startTestApi, type TestAnswer, type TestApi, type TestClient, WARD } from '../support/api.js';

const CALENDAR = '/api/v1/calendar';
const THIS_YEAR = Number(localDay().slice(0, 4));
const WEEK = {
  '1': [
    [420, 690],
    [810, 1020],
  ],
  '2': [
    [420, 690],
    [810, 1020],
  ],
  '3': [],
  '4': [[480, 720]],
  '5': [[420, 1020]],
  '6': [[450, 690]],
  '7': [],
};
const LIMITS: readonly TimeLimit[] = (
  [
    ['sameDay', 1],
    ['workingHour', 4],
    ['workingHour', 20],
    ['halfDay', 3],
    ['workingDay', 1],
    ['workingDay', 5],
    ['workingDay', 30],
    ['day', 15],
    ['month', 2],
  ] satisfies [LimitUnit, number][]
).map(([unit, amount]) => ({ unit, amount }));
const RECEIVED = [-40, -1, 0, 1, 4, 60].flatMap((offset) =>
  ['05:59', '09:10', '12:00', '15:30', '22:45'].map((time) => `${localDay(offset)}T${time}:00+07:00`),
);

/** What a change of the calendar begins with: a number of its own. */
const REVISION = `WITH revision AS (INSERT INTO calendar_revision (number, at, what)
  SELECT COALESCE(max(number), 0) + 1, now(), 'test' FROM calendar_revision RETURNING number)`;

describe('the calendar of an office', () => {
  let api: TestApi;
  let counter: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  const calendarOf = async (client: TestClient, query = ''): Promise<WorkingCalendar> => {
    const { status, body } = await client.get(CALENDAR + query);
    expect(status).toBe(200);
    return body as WorkingCalendar;
  };
  const addDay = (
    office: string | null,
    date: string,
    kind: 'off' | 'working',
    provisional = false,
  ): Promise<unknown> =>
    api.sql(
      `${REVISION} INSERT INTO calendar_day (id, office_id, on_date, kind, cause, name, provisional, created_revision)
       SELECT $1, (SELECT id FROM office WHERE code = $2), $3, $4,
              CASE WHEN $4 = 'off' THEN 'holiday' ELSE 'make_up' END, 'Ngày của phường', $5, revision.number FROM revision`,
      [randomUUID(), office, date, kind, provisional],
    );
  const addHours = (office: string, validFrom: string, cutOff: number): Promise<unknown> => {
    const week = Object.entries(WEEK).map(([day, sessions]) => [day, sessions.map(([from, to]) => ({ from, to }))]);
    return api.sql(
      `${REVISION} INSERT INTO office_hours (id, office_id, valid_from, week, cut_off_minute, created_revision)
       SELECT $1, office.id, $3, $4, $5, revision.number FROM office, revision WHERE code = $2`,
      [randomUUID(), office, validFrom, JSON.stringify(Object.fromEntries(week)), cutOff],
    );
  };
  const refusal = ({ status, body }: TestAnswer): unknown[] => [status, body.code];

  it('is the national one where the office has set nothing, for the years at hand', async () => {
    const { hours, exceptions } = NATIONAL_CALENDAR;
    const near = Object.entries(exceptions).filter(([date]) => Math.abs(Number(date.slice(0, 4)) - THIS_YEAR) <= 1);
    const calendar = await calendarOf(counter);
    expect(calendar).toMatchObject({ hours, exceptions: Object.fromEntries(near) });
    expect(near.length).toBeGreaterThan(5);
    expect(await calendarOf(await api.as('quantri'), `?officeCode=${WARD}`)).toEqual(calendar);
  });

  it('holds the days from last year to the year after next, and no others', async () => {
    const day = (years: number, monthDay: string): string => `${THIS_YEAR + years}-${monthDay}`;
    const inside = [day(-1, '01-01'), day(-1, '03-03'), day(2, '03-03'), day(2, '12-31')];
    const outside = [day(-2, '12-31'), day(3, '01-01')];
    await api.sql('DELETE FROM calendar_day WHERE on_date = ANY ($1)', [[...inside, ...outside]]);
    for (const date of [...inside, ...outside]) await addDay(WARD, date, 'off', true);
    // Whatever the seeds know of the year in which this runs, the country has announced it, but not the next.
    await api.sql('UPDATE calendar_day SET provisional = false WHERE office_id IS NULL');
    await addDay(null, day(1, '06-06'), 'off', true);
    const { exceptions, provisionalYears } = await calendarOf(counter);
    expect(Object.keys(exceptions)).toEqual(expect.arrayContaining(inside));
    const years = Object.keys(exceptions).map((date) => Number(date.slice(0, 4)));
    expect([Math.min(...years), Math.max(...years)]).toEqual([THIS_YEAR - 1, THIS_YEAR + 2]);
    // Days of one office say nothing about whether the country's are announced.
    expect(provisionalYears).toEqual([THIS_YEAR + 1]);
    // A year it says nothing about is one that may still change.
    expect(isProvisional(day(3, '01-01'), await calendarOf(counter))).toBe(true);
  });

  it('has the hours that are valid today', async () => {
    const today = async (): Promise<HoursPeriod> => hoursOn(localDay(), await calendarOf(await api.as('motcua2')));
    const before = await today();
    await addHours(OTHER_WARD, localDay(1), 600);
    expect(await today()).toEqual(before);
    expect(hoursOn(localDay(1), await calendarOf(await api.as('motcua2'))).sameDayCutOff).toBe(600);
    await addHours(OTHER_WARD, localDay(), 601);
    expect(await today()).toMatchObject({
      sameDayCutOff: 601,
      weeklyHours: { '3': [], '4': [{ from: 480, to: 720 }], '6': [{ from: 450, to: 690 }] },
    });
  });

  it('counts in the desk to the same minute as in the server', async () => {
    await addHours(WARD, `${THIS_YEAR - 1}-01-01`, 14 * 60);
    for (const [offset, kind] of [
      [-38, 'off'],
      [2, 'off'],
      [5, 'working'],
      [6, 'off'],
      [63, 'off'],
      [64, 'working'],
    ] as const) {
      await api.sql('DELETE FROM calendar_day WHERE on_date = $1', [localDay(offset)]);
      await addDay(WARD, localDay(offset), kind);
    }
    const calendar = await calendarOf(counter);
    let unlikeNational = 0;
    for (const limit of LIMITS) {
      for (const acceptedAt of RECEIVED) {
        const preview = await counter.post('/api/v1/deadlines/preview', { officeCode: WARD, acceptedAt, limit });
        expect(preview.status).toBe(200);
        const here = computeDueAt({ acceptedAt: new Date(acceptedAt), limit, calendar })!.toISOString();
        expect([limit, acceptedAt, here]).toEqual([limit, acceptedAt, preview.body.dueAt]);
        const national = computeDueAt({ acceptedAt: new Date(acceptedAt), limit, calendar: NATIONAL_CALENDAR })!;
        if (here !== national.toISOString()) unlikeNational++;
      }
    }
    expect(unlikeNational).toBeGreaterThan(100);
  });

  it('is asked for by name where a person has roles at several offices', async () => {
    const province = await provinceAdministrator(api);
    expect(refusal(await province.get(CALENDAR))).toEqual([422, 'office.code_required']);
    expect(await calendarOf(province, `?officeCode=${WARD}`)).toEqual(await calendarOf(counter));
  });

  it('is not shown of offices where the person is nothing', async () => {
    const foreign = await counter.get(`${CALENDAR}?officeCode=${OTHER_WARD}`);
    const absent = await counter.get(`${CALENDAR}?officeCode=H23.18.99`);
    expect([refusal(foreign), refusal(absent)]).toEqual([
      [404, 'not_found'],
      [404, 'not_found'],
    ]);
    expect(refusal(await counter.get(`${CALENDAR}?year=2026`))).toEqual([400, 'request.invalid']);
  });
});
