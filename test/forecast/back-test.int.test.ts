import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { classifyFinished } from '@motcua/shared/calendar';
import { judgeForecasts } from '../../server/src/forecast/judge-forecasts.js';
import { mustAct, mustActApproved, type TestDossier } from '../support/dossiers.js';
import { type ForecastWorld, forecastWorld, NOW, withCaseOfficer } from './forecast-world.js';

describe('the back-test', () => {
  let world: ForecastWorld;
  beforeAll(async () => {
    world = await forecastWorld();
  });
  afterAll(() => world.stop());

  const DUE = '2026-06-12T17:00:00+07:00';
  const sign = async (dossier: TestDossier): Promise<TestDossier> =>
    mustAct(
      await world.api.as('lanhdao'),
      await mustAct(await world.api.as('thuly'), dossier, 'forward', { stepCode: 'ky' }),
      'decide',
      {
        results: [{}],
      },
    );
  /** As if it had been decided then. */
  const finished = async (dossier: TestDossier, at: string): Promise<TestDossier> => {
    const decided = await sign(dossier);
    await world.api.sql('UPDATE dossier SET finished_at = $2 WHERE id = $1', [dossier.id, at]);
    return decided;
  };
  const night = async (now: Date): Promise<void> => {
    const work = world.at(now);
    while (await work.history());
    await work.nightly();
  };

  it('keeps the first word said when half of the limit has passed, and none said earlier or too late', async () => {
    const dossier = await withCaseOfficer(world.api);
    // 32 working hours from Tuesday morning to Friday evening.
    await world.clock(dossier, { from: '2026-06-09T07:00:00+07:00', due: DUE });
    const checkpointAt = async (now: string): Promise<string | null> => {
      await world.foresee(new Date(now));
      return (await world.forecastOf(dossier))!.checkpoint_word;
    };
    expect(await checkpointAt('2026-06-10T16:50:00+07:00')).toBeNull();
    expect(await checkpointAt('2026-06-11T08:00:00+07:00')).toBe('safe');
    expect(await checkpointAt('2026-06-12T16:00:00+07:00')).toBe('safe');
    expect((await world.forecastOf(dossier))!.word).toBe('late');

    const missed = await withCaseOfficer(world.api);
    await world.clock(missed, { from: '2026-06-01T07:00:00+07:00', due: '2026-06-05T17:00:00+07:00' });
    await world.foresee();
    expect(await world.forecastOf(missed)).toMatchObject({ word: 'late', checkpoint_word: null });
  });

  it('counts a pause neither as passed nor as left', async () => {
    const dossier = await withCaseOfficer(world.api);
    await world.clock(dossier, { from: '2026-06-08T07:00:00+07:00', due: DUE });
    await world.api.sql(
      `INSERT INTO dossier_pause (id, office_id, dossier_id, cause, started_at, ended_at, owner_id)
       SELECT gen_random_uuid(), office_id, id, 'supplement', '2026-06-08T07:00:00+07:00', '2026-06-09T17:00:00+07:00', holder_id
         FROM dossier WHERE id = $1`,
      [dossier.id],
    );
    // Of three days that count, one has passed on Wednesday evening.
    await world.foresee(new Date('2026-06-10T16:59:00+07:00'));
    expect((await world.forecastOf(dossier))!.checkpoint_word).toBeNull();
    await world.foresee(new Date('2026-06-11T13:45:00+07:00'));
    expect((await world.forecastOf(dossier))!.checkpoint_word).toBe('safe');
  });

  it('counts what a naive recount counts, once, and again after a decision was reopened', async () => {
    await world.api.sql('DELETE FROM dossier_forecast');
    const words = ['safe', 'safe', 'safe', 'tight', 'tight', 'late', 'late', 'late'] as const;
    const ends = [
      '2026-05-20T10:00',
      '2026-05-21T23:50',
      '2026-05-22T00:10',
      '2026-05-20T10:00',
      '2026-05-25T10:00',
      '2026-05-25T10:00',
      '2026-05-26T08:00',
      '2026-05-19T08:00',
    ];
    const dossiers: TestDossier[] = [];
    for (const [index, word] of words.entries()) {
      const dossier = await withCaseOfficer(world.api);
      await world.clock(dossier, { from: '2026-05-11T07:00:00+07:00', due: '2026-05-21T17:00:00+07:00' });
      await world.foresee(new Date('2026-05-18T10:00:00+07:00'));
      await world.api.sql('UPDATE dossier_forecast SET checkpoint_word = $2 WHERE dossier_id = $1', [dossier.id, word]);
      dossiers.push(await finished(dossier, `${ends[index]}:00+07:00`));
    }
    // Given back to the citizen: no truth to hold the word against.
    const withdrawn = await withCaseOfficer(world.api);
    await world.clock(withdrawn, { from: '2026-05-11T07:00:00+07:00', due: '2026-05-21T17:00:00+07:00' });
    await world.foresee(new Date('2026-05-18T10:00:00+07:00'));
    await mustActApproved(await world.api.as('motcua'), await world.api.as('lanhdao'), withdrawn, 'withdraw', {
      reason: 'Xin rút',
    });

    await Promise.all([night(NOW), night(NOW)]);
    expect(await stored()).toEqual(await recount());
    expect((await stored()).length).toBeGreaterThan(4);
    const rate = async (month: string): Promise<unknown> =>
      (await (await world.api.as('giamsat')).get(`/api/v1/forecasts/hit-rate?officeCode=H23.18.07&month=${month}`))
        .body;
    expect(await rate('2026-05')).toEqual({
      officeCode: 'H23.18.07',
      month: '2026-05',
      right: 2 + 2,
      judged: 6,
      words: { safe: { inTime: 2, late: 1 }, tight: { inTime: 1, late: 1 }, late: { inTime: 1, late: 2 } },
    });
    expect(await rate('2026-04')).toMatchObject({ right: 0, judged: 0 });

    const [first] = dossiers;
    const reopened = await mustActApproved(
      await world.api.as('thuly'),
      await world.api.as('lanhdao'),
      first!,
      'reopen_decision',
      {
        reason: 'Sai tên',
      },
    );
    await world.foresee(new Date('2026-06-10T10:00:00+07:00'));
    await night(new Date('2026-06-11T02:00:00+07:00'));
    expect(await stored()).toEqual(await recount());
    expect(await rate('2026-05')).toMatchObject({ right: 3, judged: 5 });
    await finished(reopened, '2026-06-11T09:00:00+07:00');
    await night(new Date('2026-06-12T02:00:00+07:00'));
    expect(await stored()).toEqual(await recount());
    expect(await rate('2026-06')).toMatchObject({ right: 0, judged: 1, words: { safe: { late: 1 } } });
  });

  it('is done once a night, for all workers, and not before one o’clock', async () => {
    const done = async (): Promise<unknown> =>
      (await world.api.sql(`SELECT last_on::text, finished_at FROM forecast_job WHERE name = 'nightly'`))[0];
    await night(new Date('2026-07-01T02:00:00+07:00'));
    const first = await done();
    expect(first).toMatchObject({ last_on: '2026-07-01' });
    await night(new Date('2026-07-01T23:00:00+07:00'));
    await night(new Date('2026-07-02T00:30:00+07:00'));
    expect(await done()).toEqual(first);

    const runs = await Promise.all([1, 2, 3].map(() => world.at(new Date('2026-07-02T01:10:00+07:00')).nightly()));
    expect(runs).toEqual([false, false, false]);
    expect(await done()).toMatchObject({ last_on: '2026-07-02' });
    expect(await stored()).toEqual(await recount());
  });

  it('waits until the history from before is made', async () => {
    await world.api.sql(`UPDATE forecast_job SET finished_at = NULL, cursor = NULL WHERE name = 'backfill'`);
    await world.at(new Date('2026-07-05T02:00:00+07:00')).nightly();
    const on = async (): Promise<unknown> =>
      (await world.api.sql(`SELECT last_on::text AS on FROM forecast_job WHERE name = 'nightly'`))[0];
    expect(await on()).toEqual({ on: '2026-07-02' });
    await night(new Date('2026-07-05T02:00:00+07:00'));
    expect(await on()).toEqual({ on: '2026-07-05' });
  });

  it('calls late what the office does, which may compare by the minute', async () => {
    const ended = ['2026-04-23T16:59:30', '2026-04-23T17:00:30', '2026-04-23T17:01:00', '2026-04-24T07:00:00'];
    const outcomes = async (): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (const at of ended) {
        const dossier = await withCaseOfficer(world.api);
        await world.clock(dossier, { from: '2026-04-13T07:00:00+07:00', due: '2026-04-23T17:00:00+07:00' });
        await world.foresee(new Date('2026-04-20T10:00:00+07:00'));
        await world.api.sql(`UPDATE dossier_forecast SET checkpoint_word = 'safe' WHERE dossier_id = $1`, [dossier.id]);
        await finished(dossier, `${at}+07:00`);
        await world.db.transaction((em) => judgeForecasts(em, NOW));
        found.push((await world.forecastOf(dossier))!.outcome);
      }
      return found;
    };
    expect(await outcomes()).toEqual(['in_time', 'in_time', 'in_time', 'late']);
    await world.api.sql(
      `INSERT INTO office_setting (id, office_id, key, value) VALUES (gen_random_uuid(), $1, 'deadline.compare', '"minute"')`,
      [world.officeId],
    );
    try {
      expect(await outcomes()).toEqual(['in_time', 'in_time', 'late', 'late']);
    } finally {
      await world.api.sql(`DELETE FROM office_setting WHERE key = 'deadline.compare'`);
    }
  });

  const stored = (): Promise<unknown[]> =>
    world.api.sql(
      `SELECT on_date::text AS on, word, finished_in_time AS "inTime", finished_late AS late FROM forecast_backtest
        WHERE office_id = $1 ORDER BY 1, 2`,
      [world.officeId],
    );

  /** One by one, with the rule that reports use. */
  async function recount(): Promise<unknown[]> {
    const rows = await world.api.sql<{ word: string; finished_at: Date; due_at: Date }>(
      `SELECT f.checkpoint_word AS word, d.finished_at, d.due_at FROM dossier d JOIN dossier_forecast f ON f.dossier_id = d.id
        WHERE d.state IN ('decided', 'handed_over') AND f.checkpoint_word IS NOT NULL`,
    );
    const figures = new Map<string, { on: string; word: string; inTime: number; late: number }>();
    for (const { word, finished_at, due_at } of rows) {
      const on = new Date(finished_at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
      const one = figures.get(`${on} ${word}`) ?? { on, word, inTime: 0, late: 0 };
      one[classifyFinished(finished_at, due_at, 'day') === 'late' ? 'late' : 'inTime'] += 1;
      figures.set(`${on} ${word}`, one);
    }
    return [...figures.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure);
  }
});
