import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR as calendar } from '@motcua/shared/calendar';
import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import {
  AGEING_FIGURES,
  BOARD_GROUPS,
  type BoardGroup,
  figuresOf,
  II_06_COLUMNS,
  ON_TIME_COLUMNS,
  ON_TIME_FIGURES,
  type OnTimeGroup,
  PAUSE_FIGURES,
  PERIOD_FIGURES,
  STEP_GROUPS,
  SUPPLEMENT_FIGURES,
  type AgeingReport,
  type Ii06Report,
  type LateCauseReport,
  type OnTimeReport,
  type PauseReport,
  type RefusalReport,
  type StatisticsCard,
  type StepTimesReport,
  type SupplementReport,
  type TodayFigures,
} from '@motcua/shared/figures';
import { differingSteps } from '../../server/src/forecast/check-step-times.js';
import { MinuteCalendar } from '../clock/naive-counter.js';
import { PROVINCE, PROVINCE_SUPERVISOR, startGeneratedApi } from '../seeding/generated-database.js';
import type { TestApi, TestClient } from '../support/api.js';
import { agesOf, percentile } from './board-cases.js';
import { KEY_OF } from './board-groups.js';
import { countMinutes, NOW } from './figure-world.js';
import { columnsOf, day, naively, spanUntil } from './naive-recount.js';
import { oneQueryCases } from './one-query-cases.js';
import { isDueWithin, isUntold, NOTICES, type SentNotice } from './told-now.js';
import { answeredIn, pauseOf, standingStill } from './stand-still-cases.js';
import { minutesOf, staysOf, tellByEvents, type ToldByEvents, type ToldStay, wasLate } from './told-by-events.js';

const UNTIL = new Date(`${NOW}+07:00`);
const TODAY = NOW.slice(0, 10);
/** The fourth ward was merged into the third. */
const [WARD, MERGED, SUCCESSOR, MERGED_ON] = [`${PROVINCE}.001`, `${PROVINCE}.004`, `${PROVINCE}.003`, '2025-07-01'];
const ALL = `officeCode=${PROVINCE}&below=true`;
const YEAR_END = ['2024-12-15', '2025-01-14'] as const;
const WHOLE = ['2024-02-01', TODAY] as const;

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
};

/** A few thousand generated dossiers, counted one by one from what happened to them. */
describe('reports of generated dossiers are a recount of their events', () => {
  let api: TestApi;
  let supervisor: TestClient;
  let told: ToldByEvents[];

  beforeAll(async () => {
    api = await startGeneratedApi({ dossiers: 6_000, offices: 4, until: UNTIL, seed: 3 });
    supervisor = await api.as(PROVINCE_SUPERVISOR);
    await countMinutes(api);
    // No generated dossier is given another case; some of what was said to their citizens was that.
    await api.sql(
      `UPDATE dossier_event SET transition = 'change_case', details = '{"from": null, "to": "XAC_MINH"}'
        WHERE transition = 'apologise' AND id < (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY id) FROM dossier_event WHERE transition = 'apologise')`,
    );
    told = await tellByEvents(api, PROVINCE);
  });
  afterAll(() => api.stop());

  const read = async <Report>(path: string): Promise<Report> => {
    const { status, body } = await supervisor.get(`/api/v1/${path}`);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as Report;
  };
  /** Where it is counted on a last day: what was merged by then stands at its successor. */
  const placeOf = ({ handled_by }: ToldByEvents, lastDay: string): string =>
    handled_by === MERGED && lastDay >= MERGED_ON ? SUCCESSOR : handled_by;
  const among = (office: string, lastDay: string): ToldByEvents[] =>
    office === PROVINCE ? told : told.filter((one) => one.handled_by === office || placeOf(one, lastDay) === office);
  const keyOf = (groupBy: BoardGroup, one: ToldByEvents, lastDay: string): string =>
    groupBy === 'office' ? placeOf(one, lastDay) : KEY_OF[groupBy](one);
  /** How many are in each figure, by a key. */
  const tally = (
    of: readonly ToldByEvents[],
    keys: (one: ToldByEvents) => string,
    figures: (one: ToldByEvents) => readonly string[],
  ) => {
    const counts = new Map<string, Record<string, number>>();
    for (const one of of) {
      const own = figures(one);
      if (own.length === 0) continue;
      const row = counts.get(keys(one)) ?? {};
      counts.set(keys(one), row);
      for (const id of own) row[id] = (row[id] ?? 0) + 1;
    }
    return counts;
  };
  const only = (ids: readonly string[], row: Record<string, number> = {}): Record<string, number> =>
    Object.fromEntries(ids.map((id) => [id, row[id] ?? 0]));
  const rowsAre = (
    data: readonly { key: string; figures: Record<string, number> }[],
    ids: readonly string[],
    counts: Map<string, Record<string, number>>,
  ) =>
    expect(Object.fromEntries(data.map(({ key, figures }) => [key, figures]))).toEqual(
      Object.fromEntries([...counts].map(([key, row]) => [key, only(ids, row)])),
    );

  it('with all the awkward cases among them', () => {
    const acts = new Map<string, number>();
    for (const { events } of told)
      for (const { transition } of events) acts.set(transition, (acts.get(transition) ?? 0) + 1);
    for (const act of [
      'pause',
      'unpause',
      'suspend',
      'resume',
      'request_payment',
      'confirm_payment',
      'withdraw',
      'return_unfinished',
      'refuse',
      'void_intake',
      'apologise',
      'change_case',
      'reopen_decision',
      'request_supplement',
      'receive_supplement',
    ])
      // prettier-ignore
      expect({ act, n: acts.get(act) ?? 0 }).not.toEqual({ act, n: 0 });
    const ends = new Set(told.flatMap(({ events }) => events.map(({ details }) => details.cause)));
    for (const cause of ['not_paid', 'ended_after_suspension', 'supplement_overdue', 'force_majeure'])
      expect([...ends]).toContain(cause);
    const has =
      (...names: string[]) =>
      (one: ToldByEvents) =>
        names.every((name) => one.events.some(({ transition }) => transition === name));
    expect(
      told.some((one) => one.events.filter(({ transition }) => transition === 'request_supplement').length > 1),
    ).toBe(true);
    expect(told.some((one) => has('request_supplement', 'refuse')(one))).toBe(true);
    // Over a year's end, and over the merger.
    const across = (from: string, on: string) =>
      told.some(
        (one) => day(one.events[0]!.at) < from && day(one.events.at(-1)!.at) >= on && one.handled_by === MERGED,
      );
    expect(across(MERGED_ON, MERGED_ON)).toBe(true);
    expect(
      told.some((one) => day(one.events[0]!.at) < '2025-01-01' && day(one.events.at(-1)!.at) >= '2025-01-01'),
    ).toBe(true);
    expect(told.some((one) => one.handled_by === MERGED && day(one.events[0]!.at) >= MERGED_ON)).toBe(false);
  });

  it.each([
    [PROVINCE, ...WHOLE],
    [PROVINCE, ...YEAR_END],
    [PROVINCE, '2024-12-31', '2024-12-31'],
    [PROVINCE, '2025-01-01', '2025-01-01'],
    [PROVINCE, '2025-12-15', TODAY],
    [WARD, '2025-01-01', '2025-12-31'],
    [MERGED, '2025-05-15', '2025-06-30'],
    [SUCCESSOR, '2025-05-15', '2025-06-30'],
    [SUCCESSOR, '2025-05-15', '2025-07-01'],
    [SUCCESSOR, '2025-07-01', '2025-12-31'],
  ])('Biểu II.06 of %s from %s to %s', async (office, from, to) => {
    const { until, lastDay, ...rest } = spanUntil(from, to, NOW);
    const query = `reports/forms/II.06?officeCode=${office}${office === PROVINCE ? '&below=true' : ''}&from=${from}&to=${to}`;
    const { totals, rows, holds } = await read<Ii06Report>(query);
    const mine = among(office, to);
    const counts = tally(mine, ({ field }) => field, (one) => figuresOf(naively(one, until), { ...rest, until }, 'day')); // prettier-ignore
    expect(holds).toBe(true);
    expect(Object.fromEntries(rows.map((row) => [row.field, row.figures]))).toEqual(
      Object.fromEntries([...counts].map(([field, row]) => [field, only(PERIOD_FIGURES, row)])),
    );
    // Once more in other words, by days written out.
    const columns = mine.flatMap((one) => columnsOf(naively(one, until), from, lastDay));
    expect(II_06_COLUMNS.map((id) => totals[id])).toEqual(
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((column) => columns.filter((one) => one === column).length),
    );
    expect(totals.received).toBeGreaterThan(0);
  });

  it.each<[OnTimeGroup, string, string, string]>([
    ['month', PROVINCE, '2024-11-01', '2025-02-28'],
    ['month', SUCCESSOR, '2025-05-01', '2025-08-31'],
    ['day', PROVINCE, '2024-12-30', '2025-01-03'],
    ['office', PROVINCE, '2025-07-01', '2025-12-31'],
    ['office', PROVINCE, '2025-01-01', '2025-06-30'],
    ['office', PROVINCE, '2025-12-20', TODAY],
    ['month', PROVINCE, '2025-07-01', TODAY],
    ['day', PROVINCE, '2025-10-28', '2025-11-03'],
    ['field', PROVINCE, '2025-01-01', '2025-12-31'],
    ['procedure', PROVINCE, '2025-01-01', '2025-12-31'],
    ['officer', PROVINCE, '2025-01-01', '2025-12-31'],
  ])('on time by %s of %s from %s', async (groupBy, office, from, to) => {
    const below = office === PROVINCE ? '&below=true' : '';
    const { data } = await read<OnTimeReport>(
      `reports/on-time?officeCode=${office}${below}&groupBy=${groupBy}&from=${from}&to=${to}&lastYear=true`,
    );
    expect(data.length).toBeGreaterThan(1);
    const byTime = groupBy === 'day' || groupBy === 'month';
    for (const { key, lastYear, ...these } of data) {
      for (const on of [these, lastYear!]) {
        const span = spanUntil(on.from, on.to, NOW);
        const mine = among(office, on.to).filter((one) => byTime || keyOf(groupBy, one, on.to) === key);
        const counts = tally(mine, () => '', (one) => figuresOf(naively(one, span.until), span, 'day')).get('') ?? {}; // prettier-ignore
        const where = { key, from: on.from };
        expect({ ...where, ...Object.fromEntries(ON_TIME_COLUMNS.map((c) => [c, on[c]])) }).toEqual({
          ...where,
          ...Object.fromEntries(ON_TIME_COLUMNS.map((column) => [column, counts[ON_TIME_FIGURES[column]] ?? 0])),
        });
      }
    }
    expect(data.some(({ lastYear }) => lastYear!.received > 0)).toBe(to >= '2025-02-28');
  });

  it.each([
    [WARD, '2024-12'],
    [SUCCESSOR, '2025-06'],
    [SUCCESSOR, '2025-12'],
  ])('the card of %s for %s', async (office, month) => {
    const [year, number] = month.split('-').map(Number) as [number, number];
    const to = `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
    const { until, lastDay } = spanUntil(`${year}-01-01`, to, NOW);
    const columns = among(office, to).flatMap((one) => columnsOf(naively(one, until), `${year}-01-01`, lastDay));
    const n = (...wanted: number[]): number => columns.filter((column) => wanted.includes(column)).length;
    const card = await read<StatisticsCard>(`reports/statistics-card?officeCode=${office}&month=${month}`);
    expect(card).toMatchObject({ total: n(3), onTimeOrEarly: n(8, 9), late: n(10, 13) });
    expect(card.solvedPercent).toBe(Math.floor((n(7) / n(3)) * 10_000) / 100);
    expect(card.total).toBeGreaterThan(100);
  });

  it('the times of steps that are kept are those of the check', async () => {
    expect(await differingSteps(api.database.appUrl, UNTIL)).toEqual([]);
  });

  it.each(STEP_GROUPS)('the time of steps by %s', async (groupBy) => {
    const [from, to] = ['2025-06-01', '2025-08-31'];
    const before = ['2024-06-01', '2024-08-31'] as const;
    const { data, lastYear } = await read<StepTimesReport>(
      `reports/steps?${ALL}&groupBy=${groupBy}&from=${from}&to=${to}&lastYear=true`,
    );
    expect(lastYear).toEqual({ from: before[0], to: before[1] });
    const key = ({ one, officer }: ToldStay, lastDay: string): string =>
      ({ step: '', procedure: one.procedure, officer, office: placeOf(one, lastDay) })[groupBy];
    const leftOn = (first: string, last: string): ToldStay[] =>
      told
        .flatMap(staysOf)
        .filter(({ left, by }) => day(left) >= first && day(left) <= last && (by === 'forward' || by === 'decide'));
    const stays = leftOn(from, to);
    const staysBefore = leftOn(...before);
    expect(stays.length).toBeGreaterThan(500);
    expect(data.reduce((n, row) => n + row.stays, 0)).toBe(stays.length);
    for (const column of ['late', 'inTime'] as const) {
      expect(data.reduce((n, row) => n + row[column], 0)).toBeGreaterThan(50);
    }
    const clock = new MinuteCalendar(calendar, [2024, 2026]);
    // A dossier was at a step in time where it was so each time.
    const judged = (own: readonly ToldStay[]) => {
      const all = own.map((stay) => ({ id: stay.one.id, late: wasLate(stay, clock, calendar) }));
      const late = new Set(all.flatMap((one) => (one.late ? [one.id] : [])));
      const timed = new Set(all.flatMap((one) => (one.late === null ? [] : [one.id])));
      return { late: late.size, inTime: timed.size - late.size };
    };
    expect(data.filter((row) => row.lastYear !== null).length).toBeGreaterThan(2);
    for (const row of data) {
      const own = stays.filter((stay) => stay.step === row.stepCode && key(stay, to) === row.key);
      const minutes = own.map((stay) => minutesOf(stay, calendar));
      const where = { key: row.key, step: row.stepCode };
      expect({ ...where, stays: row.stays, dossiers: row.dossiers }).toEqual({
        ...where,
        stays: own.length,
        dossiers: new Set(own.map(({ one }) => one.id)).size,
      });
      expect({ ...where, late: row.late, inTime: row.inTime }).toEqual({ ...where, ...judged(own) });
      const then = staysBefore.filter((stay) => stay.step === row.stepCode && key(stay, before[1]) === row.key);
      const { medianMinutes, ...counts } = row.lastYear ?? { medianMinutes: 0, dossiers: 0, inTime: 0, late: 0 };
      expect({ ...where, ...counts }).toEqual({
        ...where,
        ...judged(then),
        dossiers: new Set(then.map(({ one }) => one.id)).size,
      });
      if (row.lastYear) {
        const median = percentile(then.map((stay) => minutesOf(stay, calendar)), 0.5); // prettier-ignore
        expect(Math.abs(medianMinutes - median)).toBeLessThanOrEqual(2);
      }
      // Minutes begun or not: a stay is counted to the minute, and so may differ by one for each piece of it.
      expect(Math.abs(row.medianMinutes - percentile(minutes, 0.5))).toBeLessThanOrEqual(2);
      expect(Math.abs(row.p90Minutes - percentile(minutes, 0.9))).toBeLessThanOrEqual(2);
      expect(Math.abs(row.sumMinutes - minutes.reduce((sum, one) => sum + one, 0))).toBeLessThanOrEqual(2 * own.length);
    }
  });

  it.each(BOARD_GROUPS)('ageing by %s', async (groupBy) => {
    const { data, total } = await read<AgeingReport>(`reports/ageing?${ALL}&groupBy=${groupBy}`);
    rowsAre(
      data,
      AGEING_FIGURES,
      tally(told, (one) => keyOf(groupBy, one, TODAY), agesOf),
    );
    expect(total.openNow).toBeGreaterThan(20);
    expect(total.overdue).toBeGreaterThan(0);
  });

  it.each<[BoardGroup, string, string]>([
    ...BOARD_GROUPS.map((groupBy): [BoardGroup, string, string] => [groupBy, ...WHOLE]),
    ['office', '2025-05-01', '2025-06-30'],
    ['field', ...YEAR_END],
  ])('supplements and refusals by %s from %s', async (groupBy, from, to) => {
    const { data, total } = await read<SupplementReport>(
      `reports/supplements?${ALL}&groupBy=${groupBy}&from=${from}&to=${to}`,
    );
    const { from: since, until } = spanUntil(from, to, NOW);
    rowsAre(data, SUPPLEMENT_FIGURES, tally(told, (one) => keyOf(groupBy, one, to), (one) => answeredIn(one, since, until))); // prettier-ignore
    if (from === WHOLE[0]) expect(SUPPLEMENT_FIGURES.filter((id) => total[id] === 0)).toEqual([]);
  });

  it('refusals and denials, the newest first, with their reasons', async () => {
    const [from, to] = ['2025-07-01', '2025-12-31'];
    const { from: since, until } = spanUntil(from, to, NOW);
    const { data, more } = await read<RefusalReport>(`reports/refusals?${ALL}&from=${from}&to=${to}`);
    const wanted = told.flatMap((one) => {
      const figures = answeredIn(one, since, until);
      const last = one.events.findLast(({ transition, at }) => at < until && ['refuse', 'decide'].includes(transition));
      const kind = figures.includes('refused') ? 'refused' : figures.includes('denied') ? 'denied' : null;
      return kind === null ? [] : [{ code: one.code, kind, at: last!.at.toISOString(), reason: last!.reason }];
    });
    const shown = data.map(({ code, kind, at, reason }) => ({ code, kind, at, reason }));
    expect(more).toBe(false);
    expect(wanted.length).toBeGreaterThan(5);
    expect(shown).toEqual(wanted.sort((a, b) => b.at.localeCompare(a.at)));
  });

  it.each(['cause', ...BOARD_GROUPS] as const)('what stands still by %s', async (groupBy) => {
    const { data, total } = await read<PauseReport>(`reports/pauses?${ALL}&groupBy=${groupBy}`);
    const key = (one: ToldByEvents): string => (groupBy === 'cause' ? pauseOf(one)!.cause : keyOf(groupBy, one, TODAY));
    rowsAre(data, PAUSE_FIGURES, tally(told, key, standingStill));
    expect(total.pausedNow).toBeGreaterThan(1);
  });

  it.each([
    ['2025-01-01', '2025-12-31'],
    ['2026-01-01', TODAY],
  ])('causes of what was late from %s', async (from, to) => {
    const span = spanUntil(from, to, NOW);
    const { data } = await read<LateCauseReport>(`reports/late-causes?${ALL}&from=${from}&to=${to}`);
    const cause = (one: ToldByEvents): string =>
      one.events.findLast(({ details }) => details.lateCause !== undefined)?.details.lateCause ?? NO_LATE_CAUSE;
    const figures = ['finishedLate', 'openLate'] as const;
    rowsAre(data, figures, tally(told, cause, (one) => figuresOf(naively(one, span.until), span, 'day').filter((id) => id === 'finishedLate' || id === 'openLate'))); // prettier-ignore
    expect(data.length).toBeGreaterThan(1);
  });

  it.each([PROVINCE, SUCCESSOR, WARD])('how %s stands now', async (office) => {
    const { figures } = await read<TodayFigures>(
      `figures/today?officeCode=${office}${office === PROVINCE ? '&below=true' : ''}`,
    );
    const soon = new Date(UNTIL.getTime() + 60_000);
    const mine = among(office, TODAY).map((one) => ({ ...naively(one, soon), last: one.events.at(-1)!.to, one }));
    const n = (is: (one: (typeof mine)[number]) => boolean): number => mine.filter(is).length;
    expect(figures).toMatchObject({
      todayIn: n(({ receivedAt, voided }) => receivedAt !== null && !voided && day(receivedAt) === TODAY),
      todayOut: n(
        ({ finishedAt, voided, receivedAt }) =>
          receivedAt !== null && !voided && finishedAt !== null && day(finishedAt) === TODAY,
      ),
      waitingCitizen: n(({ last }) => last === 'awaiting_supplement' || last === 'awaiting_payment'),
      toCollect: n(({ last }) => last === 'decided'),
      overdue: n(({ one }) => agesOf(one).includes('overdue')),
    });
  });

  it('what is due today, foreseen late this week and told to nobody', async () => {
    // Whatever is foreseen of whom, also of what is late or stands still already; and one message in five came to nothing.
    await api.sql(
      `INSERT INTO dossier_forecast (dossier_id, office_id, handling_office_id, word, chance, cases, computed_at, version)
       SELECT id, office_id, handling_office_id, CASE WHEN md5(id::text) < '8' THEN 'late' ELSE 'tight' END, 0.9, 9, $1, version
         FROM dossier WHERE received_at IS NOT NULL AND finished_at IS NULL`,
      [UNTIL],
    );
    await api.sql(`UPDATE notice SET state = 'failed' WHERE md5(id::text) < '3'`);
    // Who was told a newer time need not learn of the first.
    await api.sql(
      `UPDATE notice SET state = 'failed' WHERE kind = 'accepted' AND dossier_id IN
         (SELECT dossier_id FROM notice WHERE kind = 'apology' AND state = 'delivered')`,
    );
    try {
      const foreseen = await api.sql<{ id: string }>(
        `SELECT dossier_id AS id FROM dossier_forecast WHERE word = 'late'`,
      );
      const late = new Set(foreseen.map(({ id }) => id));
      const notices = grouped(await api.sql<SentNotice>(NOTICES), ({ dossier }) => dossier);
      for (const office of [PROVINCE, SUCCESSOR, WARD]) {
        const mine = among(office, TODAY);
        const due = mine.filter((one) => isDueWithin(one, TODAY));
        // The end of the generated days is a Wednesday.
        const soon = mine.filter((one) => late.has(one.id) && isDueWithin(one, '2026-02-15'));
        const untold = mine.filter((one) => isUntold(one, notices.get(one.id) ?? []));
        const below = office === PROVINCE ? '&below=true' : '';
        const { figures } = await read<TodayFigures>(`figures/today?officeCode=${office}${below}`);
        expect(figures).toMatchObject({ todayDue: due.length, willBeLate: soon.length, untold: untold.length });
        if (office === PROVINCE)
          expect([due, soon, untold].map(({ length }) => length > 0)).toEqual([true, true, true]);
      }
    } finally {
      await api.sql('DELETE FROM dossier_forecast');
      await api.sql(`UPDATE notice SET state = 'delivered' WHERE state = 'failed'`);
    }
  });

  oneQueryCases(() => ({ api, supervisor, today: TODAY, ward: WARD }));
});
