import { beforeAll, expect, it } from '@jest/globals';
import { addDays, isWorkingDay, NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import {
  AGEING_FIGURES,
  type AgeingReport,
  BOARD_GROUPS,
  NO_OFFICER,
  type StepGroup,
  type StepTimesReport,
  type TodayFigures,
  WORKING_AGES,
  type WorkingAge,
} from '@motcua/shared/figures';
import { BELOW, KEY_OF, LIST_OF_GROUP } from './board-groups.js';
import { NOW, OTHER_WARD, WARD } from './figure-world.js';
import { day, listed, naively, type Told } from './naive-recount.js';
import type { Ground } from './on-time-cases.js';

interface Stay {
  readonly dossier: string;
  readonly office: string;
  readonly procedure: string;
  readonly step: string;
  readonly left: Date | null;
  readonly left_by: string | null;
  readonly minutes: number | null;
  readonly timing: string | null;
  readonly holder: string | null;
}

/** Linear between the two nearest, as statisticians have it. */
export function percentile(minutes: readonly number[], share: number): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return Math.round(low + (high - low) * (place - Math.floor(place)));
}

const TODAY = NOW.slice(0, 10);
const daysSince = (from: string): number => (Date.parse(TODAY) - Date.parse(from)) / 86_400_000;
/** Counted forwards, day by day. */
function workingDaysSince(from: string): number {
  let count = 0;
  for (let on = addDays(from, 1); on <= TODAY; on = addDays(on, 1)) {
    if (isWorkingDay(on, NATIONAL_CALENDAR)) count += 1;
  }
  return count;
}

/** The figures of ageing that a dossier is in, in words of their own. */
export function agesOf(one: Told): string[] {
  const until = new Date(`${NOW}:59+07:00`);
  const { receivedAt, finishedAt, dueAt, voided } = naively(one, until);
  if (receivedAt === null || finishedAt !== null || voided) return [];
  const working = workingDaysSince(day(receivedAt));
  const days = daysSince(day(receivedAt));
  const ages = [
    'openNow',
    working <= 2
      ? 'aged0to2'
      : working <= 5
        ? 'aged3to5'
        : working <= 10
          ? 'aged6to10'
          : working <= 20
            ? 'aged11to20'
            : working <= 40
              ? 'aged21to40'
              : 'agedOver40',
    days <= 7 ? 'days0to7' : days <= 30 ? 'days8to30' : days <= 90 ? 'days31to90' : 'daysOver90',
  ];
  const last = one.events.at(-1)!;
  const runs = last.transition !== 'pause' && ['accepted', 'processing'].includes(last.to);
  if (!runs || dueAt === null || dueAt >= new Date(`${NOW}+07:00`)) return ages;
  const late = daysSince(day(dueAt));
  return [
    ...ages,
    'overdue',
    late === 0
      ? 'overdueToday'
      : late <= 3
        ? 'overdue1to3'
        : late <= 7
          ? 'overdue4to7'
          : late <= 30
            ? 'overdue8to30'
            : 'overdueOver30',
  ];
}

/** Tests of where time is lost and of how old open dossiers are, on a world that is there when they run. */
export function boardCases(ground: () => Ground): void {
  let stays: readonly Stay[];

  beforeAll(async () => {
    const { world } = ground();
    await world.countMinutes();
    stays = await world.api.sql<Stay>(
      `SELECT s.dossier_id AS dossier, o.code AS office, s.procedure_code AS procedure, s.step_code AS step,
              s.left_at AS left, s.left_by, s.working_minutes AS minutes, s.timing, s.holder_id AS holder
         FROM step_duration s JOIN office o ON o.id = s.handling_office_id`,
    );
  });

  const read = async <T>(path: string): Promise<T> => {
    const { status, body } = await ground().city.get(`/api/v1/reports/${path}`);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as T;
  };

  it.each<[StepGroup, string, string]>([
    ['step', '2025-12-01', '2026-02-11'],
    ['procedure', '2025-12-01', '2026-02-11'],
    ['officer', '2025-12-01', '2026-02-11'],
    ['office', '2025-12-15', '2026-01-14'],
    ['office', '2025-12-31', '2025-12-31'],
  ])(
    'the time of steps by %s from %s is that of a naive recount, and of the lists behind',
    async (groupBy, from, to) => {
      const { data } = await read<StepTimesReport>(`steps?${BELOW}&groupBy=${groupBy}&from=${from}&to=${to}`);
      const keyOf = (stay: Stay): string =>
        ({ step: '', procedure: stay.procedure, officer: stay.holder ?? NO_OFFICER, office: stay.office })[groupBy];
      const counted = stays.filter(
        ({ left, left_by, minutes }) =>
          left !== null &&
          day(left) >= from &&
          day(left) <= to &&
          minutes !== null &&
          !['recall', 'withdraw', 'return_unfinished', 'void_intake', 'refuse'].includes(left_by!),
      );
      expect(data.reduce((n, { stays: count }) => n + count, 0)).toBe(counted.length);
      expect(counted.length).toBeGreaterThan(0);
      for (const row of data) {
        const own = counted.filter((stay) => keyOf(stay) === row.key && stay.step === row.stepCode);
        const minutes = own.map((stay) => stay.minutes!);
        expect(row).toMatchObject({
          stays: own.length,
          medianMinutes: percentile(minutes, 0.5),
          p90Minutes: percentile(minutes, 0.9),
          sumMinutes: minutes.reduce((sum, one) => sum + one, 0),
        });
        expect(row.stepName).not.toBe(row.stepCode);
        expect(row.lastYear).toBeNull();
        const dossiers = [...new Set(own.map(({ dossier }) => dossier))].sort();
        expect(row.dossiers).toBe(dossiers.length);
        const late = dossiers.filter((id) => own.some(({ dossier, timing }) => dossier === id && timing === 'late'));
        const kept = dossiers.filter(
          (id) => !late.includes(id) && own.some(({ dossier, timing }) => dossier === id && timing === 'in_time'),
        );
        expect([row.late, row.inTime]).toEqual([late.length, kept.length]);
        const group =
          groupBy === 'step'
            ? BELOW
            : groupBy === 'officer'
              ? `${BELOW}&stepOfficerId=${row.key}`
              : LIST_OF_GROUP[groupBy](row.key);
        for (const [figure, ids] of Object.entries({ stepsLeft: dossiers, stepsLate: late, stepsInTime: kept })) {
          const list = `${group}&figure=${figure}&figureFrom=${from}&figureTo=${to}&stepCode=${row.stepCode}`;
          expect({ figure, ids: (await listed(ground().city, list)).sort() }).toEqual({ figure, ids });
        }
      }
      // The step that costs the office most comes first.
      expect(data.map(({ sumMinutes }) => sumMinutes)).toEqual(
        data.map(({ sumMinutes }) => sumMinutes).sort((a, b) => b - a),
      );
    },
  );

  it('what was cut short by a withdrawal is in no figure of steps', async () => {
    const cut = stays.filter(({ left_by }) => left_by === 'withdraw' || left_by === 'return_unfinished');
    expect(cut.length).toBeGreaterThan(0);
    const { data } = await read<StepTimesReport>(`steps?${BELOW}&groupBy=step&from=2025-12-01&to=2026-02-11`);
    const all = stays.filter(({ minutes }) => minutes !== null).length;
    expect(data.reduce((n, row) => n + row.stays, 0)).toBeLessThan(all);
  });

  it.each(BOARD_GROUPS)('ageing by %s is that of a naive recount, and of the lists behind', async (groupBy) => {
    const { data, total } = await read<AgeingReport>(`ageing?${BELOW}&groupBy=${groupBy}`);
    expect(data.length).toBeGreaterThan(0);
    const { told, city } = ground();
    for (const { key, figures } of data) {
      for (const id of AGEING_FIGURES) {
        const ids = told
          .filter((one) => KEY_OF[groupBy](one) === key && agesOf(one).includes(id))
          .map((one) => one.id)
          .sort();
        expect({ key, id, n: figures[id] }).toEqual({ key, id, n: ids.length });
        if (ids.length === 0) continue;
        const list = await listed(city, `${LIST_OF_GROUP[groupBy](key)}&figure=${id}`);
        expect({ key, id, ids: list.sort() }).toEqual({ key, id, ids });
      }
    }
    for (const id of AGEING_FIGURES) {
      expect({ id, n: total[id] }).toEqual({ id, n: told.filter((one) => agesOf(one).includes(id)).length });
    }
    const sum = (ids: RegExp): number =>
      AGEING_FIGURES.filter((id) => ids.test(id)).reduce((n, id) => n + total[id], 0);
    expect(sum(/^aged/)).toBe(total.openNow);
    expect(sum(/^days/)).toBe(total.openNow);
    expect(sum(/^overdue./)).toBe(total.overdue);
    expect(total.overdue).toBeGreaterThan(0);
    const form = await read<{ totals: { open: number } }>(`forms/II.06?${BELOW}&from=${TODAY}&to=${TODAY}`);
    expect(total.openNow).toBe(form.totals.open);
  });

  it('working days are those of each office: one that was closed for a month is a month younger', async () => {
    const { world, city } = ground();
    const before = await read<AgeingReport>(`ageing?officeCode=${WARD}&groupBy=office`);
    const revised = (): Promise<unknown> =>
      world.api.sql(
        `INSERT INTO calendar_revision (number, at, what) SELECT COALESCE(max(number), 0) + 1, now(), 'test' FROM calendar_revision`,
      );
    await revised();
    await world.api.sql(
      `INSERT INTO calendar_day (id, office_id, on_date, kind, cause, name, created_revision)
       SELECT gen_random_uuid(), o.id, d::date, 'off', 'closure', 'Sửa trụ sở', (SELECT max(number) FROM calendar_revision)
         FROM office o, generate_series('2026-01-12'::date, '2026-02-10', '1 day') d
        WHERE o.code = $1 AND extract(isodow FROM d) < 6`,
      [WARD],
    );
    const after = await read<AgeingReport>(`ageing?officeCode=${WARD}&groupBy=office`);
    expect(after.total.aged21to40).toBeLessThan(before.total.aged21to40);
    expect(after.total.openNow).toBe(before.total.openNow);
    const both = await read<AgeingReport>(`ageing?${BELOW}&groupBy=office`);
    expect(both.data.map(({ key }) => key)).toEqual([WARD, OTHER_WARD]);
    for (const id of Object.keys(WORKING_AGES) as WorkingAge[]) {
      const counts = both.data.map(({ figures }) => figures[id]);
      const lists = await Promise.all(both.data.map(({ key }) => listed(city, `officeCode=${key}&figure=${id}`)));
      expect({ id, lists: lists.map(({ length }) => length) }).toEqual({ id, lists: counts });
      expect((await listed(city, `${BELOW}&figure=${id}`)).sort()).toEqual(lists.flat().sort());
    }
    await revised();
    await world.api.sql(
      `UPDATE calendar_day SET removed_at = now(), removed_revision = (SELECT max(number) FROM calendar_revision)
        WHERE name = 'Sửa trụ sở'`,
    );
  });

  it('what is foreseen late this week and whom nobody reached are tiles that open their lists', async () => {
    const { world, city } = ground();
    const { api } = world;
    const today = async (): Promise<TodayFigures['figures']> =>
      ((await city.get(`/api/v1/figures/today?${BELOW}`)).body as TodayFigures).figures;
    expect(await today()).toMatchObject({ willBeLate: 0, untold: 0 });
    const running = await api.sql<{ id: string; due: Date }>(
      `SELECT id, due_at AS due FROM dossier WHERE state IN ('accepted', 'processing') AND NOT paused AND due_at IS NOT NULL ORDER BY due_at DESC`,
    );
    await api.sql(
      `INSERT INTO dossier_forecast (dossier_id, office_id, handling_office_id, word, chance, cases, computed_at, version)
       SELECT id, office_id, handling_office_id, 'late', 0.9, 9, $2, version FROM dossier WHERE id = ANY ($1)`,
      [running.map(({ id }) => id), `${NOW}+07:00`],
    );
    // 11 February 2026 is a Wednesday: what is due on Monday is not of this week, what is due on Sunday is.
    const ahead = running.filter(({ due }) => due >= new Date(`${NOW}+07:00`));
    const dueOn = (id: string, due: string): Promise<unknown> =>
      api.sql('UPDATE dossier SET due_at = $2 WHERE id = $1', [id, due]);
    expect(ahead.length).toBeGreaterThan(1);
    await dueOn(ahead[0]!.id, '2026-02-16T00:00:00+07:00');
    await dueOn(ahead[1]!.id, '2026-02-15T23:59:00+07:00');
    const late = ahead.slice(1).map(({ id }) => id);
    expect((await today()).willBeLate).toBe(late.length);
    expect((await listed(city, `${BELOW}&figure=willBeLate`)).sort()).toEqual(late.sort());
    await api.sql(`UPDATE dossier_forecast SET word = 'tight' WHERE dossier_id = $1`, [ahead[1]!.id]);
    expect((await today()).willBeLate).toBe(late.length - 1);
    for (const { id, due } of ahead) await dueOn(id, due.toISOString());
    await api.sql('DELETE FROM dossier_forecast');

    const silent = await api.sql<{ id: string }>(
      `SELECT dossier_id AS id FROM notice GROUP BY 1
       HAVING bool_and(state = 'planned' AND waits_for_id IS NULL) AND bool_or(kind = 'accepted') ORDER BY 1 LIMIT 2`,
    );
    const two = silent.map(({ id }) => id);
    expect(two.length).toBe(2);
    await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = ANY ($1)`, [two]);
    expect((await today()).untold).toBe(2);
    expect((await listed(city, `${BELOW}&figure=untold`)).sort()).toEqual([...two].sort());
    // Told by another way after all.
    await api.sql(`UPDATE notice SET state = 'delivered' WHERE dossier_id = $1 AND state = 'failed'`, [two[0]]);
    expect(await listed(city, `${BELOW}&figure=untold`)).toEqual([two[1]]);
    await api.sql(`UPDATE notice SET state = 'planned' WHERE state IN ('failed', 'delivered')`);
  });

  it.each([
    ['steps', 'groupBy=field&period=2026-01', 400, 'groupBy'],
    ['steps', 'groupBy=step', 400, 'from'],
    ['steps', 'groupBy=step&from=2026-01-02&to=2026-01-01', 422, 'to'],
    ['ageing', 'groupBy=step', 400, 'groupBy'],
  ])('%s refuse %s', async (report, query, status, path) => {
    expect(await ground().city.get(`/api/v1/reports/${report}?${BELOW}&${query}`)).toMatchObject({
      status,
      body: { errors: [{ path }] },
    });
  });

  it.each(['stepCode=ky', 'stepOfficerId=none'])('%s narrows only the figures of steps', async (narrowed) => {
    expect(await ground().city.get(`/api/v1/dossiers?${BELOW}&figure=overdue&${narrowed}`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: narrowed.split('=')[0] }] },
    });
  });

  it('some steps were left late, and a step before that was late makes none after it late', () => {
    const at = (timing: string): readonly Stay[] => stays.filter((stay) => stay.timing === timing);
    expect(at('late').length).toBeGreaterThan(0);
    expect(at('in_time').length).toBeGreaterThan(0);
    const lateFor = new Set(at('late').map(({ dossier }) => dossier));
    expect(at('in_time').some(({ dossier }) => lateFor.has(dossier))).toBe(true);
    expect(stays.filter(({ left, timing }) => (left === null) !== (timing === null))).toEqual([]);
  });
}
