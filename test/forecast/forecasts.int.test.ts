import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OTHER_WARD } from '../support/api.js';
import { inState, mustAct, takeIn } from '../support/dossiers.js';
import { type ForecastWorld, forecastWorld, NOW, withCaseOfficer } from './forecast-world.js';

/** Two working hours of a limit of 16 have passed at NOW. */
const FRESH = { from: '2026-06-10T07:00:00+07:00', due: '2026-06-11T17:00:00+07:00' };

/** The API looks at the real clock: of what is late already it foresees nothing. */
const AHEAD = { from: '2027-06-09T07:00:00+07:00', due: '2027-06-10T17:00:00+07:00' };
const AHEAD_NOW = new Date('2027-06-09T09:00:00+07:00');

describe('forecasts of open dossiers', () => {
  let world: ForecastWorld;
  beforeAll(async () => {
    world = await forecastWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.api.sql('DELETE FROM step_statistic');
    await world.api.sql('DELETE FROM step_duration WHERE working_minutes IS NOT NULL');
  });

  const night = async (): Promise<void> => {
    await world.api.sql(`UPDATE forecast_job SET last_on = NULL WHERE name = 'nightly'`);
    const work = world.at(NOW);
    while (await work.history());
    await work.nightly();
  };

  it('rest on the limits of the steps where there is no history, and say so', async () => {
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, FRESH);
    await world.foresee();
    // 14 hours are left for steps that may use seven.
    expect(await world.forecastOf(dossier)).toMatchObject({
      word: 'safe',
      step_code: null,
      cases: 0,
      version: dossier.version,
    });
    await world.clock(dossier, { ...FRESH, due: '2026-06-10T11:30:00+07:00' });
    await world.foresee();
    expect(await world.forecastOf(dossier)).toMatchObject({ word: 'late', step_code: 'tham_dinh', cases: 0 });
  });

  it('count the time since a receipt time that was set right to an earlier one', async () => {
    const dossier = await withCaseOfficer(world.api);
    const chanceSince = async (clockFrom: string): Promise<number> => {
      await world.clock(dossier, { ...FRESH, due: '2026-06-10T15:30:00+07:00' });
      // Kept by the time at which it was typed in, and at its first step ever since.
      await world.api.sql('DELETE FROM step_duration WHERE dossier_id = $1 AND left_at IS NOT NULL', [dossier.id]);
      await world.api.sql('UPDATE dossier SET clock_from = $2 WHERE id = $1', [dossier.id, clockFrom]);
      await world.foresee();
      return (await world.forecastOf(dossier))!.chance;
    };
    const usual = await chanceSince('2026-06-10T07:00:00+07:00');
    expect(await chanceSince('2026-06-08T07:00:00+07:00')).not.toBe(usual);
  });

  it('rest on the office’s own history, and on everybody’s where it has too little', async () => {
    const [{ id: elsewhere }] = (await world.api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [
      OTHER_WARD,
    ])) as [{ id: string }];
    const minutes = [400, 500, 600, 700, 800, 900];
    await world.past('tham_dinh', minutes.slice(0, 4));
    await world.past('tham_dinh', minutes, { officeId: elsewhere });
    await world.past('ky', [10, 10, 11, 12, 12, 13, 20]);
    await world.past('dong_dau', [5, 5, 6, 7, 9, 9]);
    await night();
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, { ...FRESH, due: '2026-06-10T17:00:00+07:00' });
    await world.foresee();
    expect(await world.forecastOf(dossier)).toMatchObject({ word: 'late', step_code: 'tham_dinh', cases: 6 });

    await world.past('tham_dinh', [20, 20, 25, 30, 30, 40]);
    await night();
    await world.foresee(new Date(NOW.getTime() + 3_700_000));
    expect((await world.forecastOf(dossier))!.word).not.toBe('late');
  });

  it('have the median and the 90th percentile of the last twelve months, each office apart and all together', async () => {
    const [{ id: elsewhere }] = (await world.api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [
      OTHER_WARD,
    ])) as [{ id: string }];
    await world.past('ky', [100, 10, 40, 20, 30], { queue: 4 });
    await world.past('ky', [1000], { officeId: elsewhere, queue: 10 });
    await world.past('ky', [9999], { leftBy: 'recall' });
    await world.past('ky', [9999], { leftBy: 'withdraw' });
    await world.past('ky', [7777]);
    await world.api.sql(
      `UPDATE step_duration SET left_at = left_at - interval '13 months' WHERE working_minutes = 7777`,
    );
    await night();
    const rows = await world.api.sql(
      `SELECT office_id, n, median_minutes, p90_minutes, usual_queue FROM step_statistic WHERE step_code = 'ky' ORDER BY n`,
    );
    expect(rows).toEqual([
      { office_id: elsewhere, n: 1, median_minutes: 1000, p90_minutes: 1000, usual_queue: 10 },
      // Sorted 10 20 30 40 100: the middle is 30; nine tenths of the way lie 0.6 from 40 to 100.
      { office_id: world.officeId, n: 5, median_minutes: 30, p90_minutes: 76, usual_queue: 4 },
      { office_id: null, n: 6, median_minutes: 35, p90_minutes: 550, usual_queue: 5 },
    ]);
  });

  it('grow with the queue of the holder', async () => {
    await world.past('tham_dinh', [200, 200, 220, 250, 300, 320], { queue: 1 });
    await night();
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, { ...FRESH, due: '2026-06-10T17:00:00+07:00' });
    const thuly = (await world.api.as('thuly')).user.id;
    const others = await world.api.sql<{ id: string }>('SELECT id FROM dossier WHERE assignee_id = $1 AND id <> $2', [
      thuly,
      dossier.id,
    ]);
    const chanceWith = async (holder: string): Promise<number> => {
      const motcua = (await world.api.as(holder)).user.id;
      await world.api.sql('UPDATE dossier SET assignee_id = $1 WHERE id = ANY ($2)', [
        motcua,
        others.map(({ id }) => id),
      ]);
      await world.api.sql('DELETE FROM dossier_forecast');
      await world.foresee();
      return (await world.forecastOf(dossier))!.chance;
    };
    expect(others.length).toBeGreaterThanOrEqual(2);
    const [free, full] = [await chanceWith('vanthu'), await chanceWith('thuly')];
    expect(full).toBeGreaterThan(free + 0.05);
  });

  it('change after an act, and without one every working hour, but not at night', async () => {
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, FRESH);
    const [at, soon, later, night1] = ['09:00', '09:50', '10:05', '23:00'].map(
      (time) => new Date(`2026-06-10T${time}:00+07:00`),
    );
    const computed = async (now: Date): Promise<string> => {
      await world.foresee(now);
      return (await world.forecastOf(dossier))!.computed_at.toISOString().slice(11, 15);
    };
    expect(await computed(at!)).toBe('02:0');
    expect(await computed(soon!)).toBe('02:0');
    expect(await computed(later!)).toBe('03:0');
    expect(await computed(night1!)).toBe('03:0');
    const forwarded = await mustAct(await world.api.as('thuly'), dossier, 'forward', { stepCode: 'ky' });
    expect(await computed(night1!)).toBe('16:0');
    expect((await world.forecastOf(dossier))!.version).toBe(forwarded.version);
  });

  it('never touch the dossier', async () => {
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, FRESH);
    const row = (): Promise<unknown[]> =>
      world.api.sql('SELECT d.*, d.xmin FROM dossier d WHERE id = $1', [dossier.id]);
    const before = await row();
    await world.foresee();
    await world.foresee(new Date(NOW.getTime() + 4_000_000));
    expect(await row()).toEqual(before);
  });

  it('say nothing without a due time, before acceptance, in a pause and after the end', async () => {
    const motcua = await world.api.as('motcua');
    const none = await withCaseOfficer(world.api);
    await world.clock(none, { ...AHEAD, due: null });
    const submitted = await takeIn(motcua, { accept: false });
    const running = await withCaseOfficer(world.api);
    await world.clock(running, AHEAD);
    await world.foresee(AHEAD_NOW);
    expect([await world.forecastOf(none), await world.forecastOf(submitted)]).toEqual([undefined, undefined]);
    const shown = async (): Promise<unknown> => (await motcua.get(`/api/v1/dossiers/${running.id}`)).body.forecast;
    expect(await shown()).toMatchObject({ word: 'safe', cases: 0, stepCode: null });
    const paused = await mustAct(await world.api.as('lanhdao'), running, 'suspend', { reason: 'Chờ xác minh' });
    expect(await shown()).toBeNull();
    await world.foresee(AHEAD_NOW);
    expect((await world.forecastOf(running))!.version).toBeLessThan(paused.version);
    for (const state of ['decided', 'withdrawn', 'awaiting_supplement'] as const) {
      const over = await inState[state](world.api);
      await world.foresee(AHEAD_NOW);
      expect([state, (await motcua.get(`/api/v1/dossiers/${over.id}`)).body.forecast]).toEqual([state, null]);
    }
  });

  it('say nothing of a step that the process does not know', async () => {
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, AHEAD);
    await world.api.sql(`UPDATE dossier SET step_code = 'khong_co' WHERE id = $1`, [dossier.id]);
    await world.foresee(AHEAD_NOW);
    expect(await world.forecastOf(dossier)).toMatchObject({ word: null, version: dossier.version });
    expect((await (await world.api.as('motcua')).get(`/api/v1/dossiers/${dossier.id}`)).body.forecast).toBeNull();
  });

  it('stand in lists, narrow them, and are counted as the lists are', async () => {
    const motcua = await world.api.as('motcua');
    const late = await withCaseOfficer(world.api);
    await world.clock(late, { ...AHEAD, due: '2027-06-09T10:00:00+07:00' });
    const other = await takeIn(await world.api.as('motcua2'));
    await world.clock(other, { ...AHEAD, due: '2027-06-09T10:00:00+07:00' });
    const over = await withCaseOfficer(world.api);
    await world.clock(over, FRESH);
    await world.foresee(AHEAD_NOW);
    expect(await world.forecastOf(over)).toMatchObject({ word: 'late', chance: 1 });
    const list = async (query: string): Promise<{ id: string; forecast: string | null }[]> =>
      (await motcua.get(`/api/v1/dossiers?limit=100&${query}`)).body.data as { id: string; forecast: string | null }[];
    const all = await list('');
    const today = (await motcua.get('/api/v1/forecasts/today')).body as {
      words: Record<string, number>;
      computedAt: string;
    };
    for (const word of ['safe', 'tight', 'late']) {
      const found = await list(`forecast=${word}`);
      expect(found.map(({ id }) => id)).toEqual(all.filter(({ forecast }) => forecast === word).map(({ id }) => id));
      expect([word, today.words[word]]).toEqual([word, found.length]);
    }
    expect(all.find(({ id }) => id === late.id)!.forecast).toBe('late');
    expect((await list('forecast=late&forecast=safe')).length).toBe(today.words['late']! + today.words['safe']!);
    for (const { id } of [other, over]) expect((await list('forecast=late')).map((row) => row.id)).not.toContain(id);
    expect(all.find(({ id }) => id === over.id)!.forecast).toBeNull();
    expect(today.computedAt).not.toBeNull();
    const empty = (await (await world.api.as('motcua2')).get('/api/v1/forecasts/today')).body;
    expect(empty.words).toMatchObject({ late: 1 });
  });

  it('let the worker see nothing of the person', async () => {
    for (const column of ['applicant_name', 'phone_enc', 'email', 'address', 'form_data', 'note', 'submitter_enc']) {
      await expect(world.db.query(`SELECT ${column} FROM dossier`)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(world.db.query('SELECT 1 FROM applicant')).rejects.toMatchObject({ code: '42501' });
    await expect(world.db.query('SELECT document FROM dossier_pause')).rejects.toMatchObject({ code: '42501' });
    await expect(world.db.query('UPDATE dossier SET paused = paused')).rejects.toMatchObject({ code: '42501' });
    for (const table of ['dossier_forecast', 'step_statistic', 'forecast_backtest']) {
      await expect(world.api.db.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
