import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { type ForecastWorld, forecastWorld, NOW, withCaseOfficer } from './forecast-world.js';

interface Stay {
  step_code: string;
  left: boolean;
  left_by: string | null;
  working_minutes: number | null;
  queue_at_entry: number | null;
  holder: string | null;
}

describe('the history of steps', () => {
  let world: ForecastWorld;
  beforeAll(async () => {
    world = await forecastWorld();
  });
  afterAll(() => world.stop());

  const staysOf = ({ id }: { id: string }): Promise<Stay[]> =>
    world.api.sql<Stay>(
      `SELECT s.step_code, s.left_at IS NOT NULL AS left, s.left_by, s.working_minutes, s.queue_at_entry, p.username AS holder
         FROM step_duration s LEFT JOIN staff p ON p.id = s.holder_id WHERE s.dossier_id = $1 ORDER BY s.entered_at, s.left_at NULLS LAST`,
      [id],
    );
  const brief = async (dossier: { id: string }): Promise<string[]> =>
    (await staysOf(dossier)).map(({ step_code, left_by }) => `${step_code} ${left_by ?? '…'}`);

  it('is kept by the acts that move a dossier, from acceptance to the end of its clock', async () => {
    const [motcua, thuly, lanhdao] = await Promise.all(
      ['motcua', 'thuly', 'lanhdao'].map((name) => world.api.as(name)),
    );
    const submitted = await takeIn(motcua!, { accept: false });
    expect(await brief(submitted)).toEqual([]);
    const dossier = await withCaseOfficer(world.api);
    expect(await brief(dossier)).toEqual(['tiep_nhan forward', 'tham_dinh …']);
    const signing = await mustAct(thuly!, dossier, 'forward', { stepCode: 'ky' });
    const back = await mustAct(lanhdao!, signing, 'send_back', { reason: 'Sai tên' });
    const again = await mustAct(thuly!, back, 'forward', { stepCode: 'ky' });
    await mustAct(lanhdao!, again, 'decide', { results: [{}] });
    expect(await brief(dossier)).toEqual([
      'tiep_nhan forward',
      'tham_dinh forward',
      'ky send_back',
      'tham_dinh forward',
      'ky decide',
    ]);
    expect((await staysOf(dossier)).map(({ holder }) => holder)).toEqual([
      'motcua',
      'thuly',
      'lanhdao',
      'thuly',
      'lanhdao',
    ]);
  });

  it('goes on where a hand-over is taken back, and says when an end cut a step short', async () => {
    const motcua = await world.api.as('motcua');
    const given = await mustAct(motcua, await takeIn(motcua), 'forward', { stepCode: 'tham_dinh' });
    const mine = await mustAct(motcua, given, 'recall');
    expect((await brief(mine)).sort()).toEqual(['tham_dinh recall', 'tiep_nhan …']);
    await mustActApproved(motcua, await world.api.as('lanhdao'), mine, 'withdraw', { reason: 'Công dân xin rút' });
    expect((await brief(mine)).sort()).toEqual(['tham_dinh recall', 'tiep_nhan withdraw']);
  });

  it('leaves nothing behind after a rehearsal', async () => {
    const motcua = await world.api.as('motcua');
    const dossier = await takeIn(motcua);
    const { id, version } = dossier;
    const answer = await motcua.post(`/api/v1/dossiers/${id}/rehearsals`, { transition: 'forward', version });
    expect(answer.status).toBe(200);
    expect(await brief(dossier)).toEqual(['tiep_nhan …']);
  });

  it('keeps how many other open dossiers the holder had', async () => {
    const open = await world.api.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM dossier WHERE assignee_id = $1 AND state IN ('accepted', 'processing')`,
      [(await world.api.as('thuly')).user.id],
    );
    const first = await withCaseOfficer(world.api);
    const second = await withCaseOfficer(world.api);
    const queues = await Promise.all([first, second].map(async (one) => (await staysOf(one))[1]!.queue_at_entry));
    expect(queues).toEqual([open[0]!.n, open[0]!.n + 1]);
  });

  it('counts working minutes: no nights, no holidays, no pauses, also open ones and those before the step', async () => {
    const dossier = await inState.accepted(world.api);
    await stay(dossier, '2026-06-05T16:00:00+07:00', '2026-06-09T09:00:00+07:00');
    await world.at(NOW).history();
    // Friday 16–17, Monday 480, Tuesday 7–9.
    expect((await staysOf(dossier))[0]!.working_minutes).toBe(60 + 480 + 120);
    // Friday 16–17; Monday is swapped for a Saturday before, Tuesday and Wednesday are the holiday; Thursday 7–8.
    await stay(dossier, '2026-08-28T16:00:00+07:00', '2026-09-03T08:00:00+07:00');
    await world.at(new Date('2026-09-10T09:00:00+07:00')).history();
    expect((await staysOf(dossier))[0]!.working_minutes).toBe(60 + 60);

    await pause(dossier, '2026-06-04T08:00:00+07:00', '2026-06-05T16:30:00+07:00');
    await pause(dossier, '2026-06-08T07:00:00+07:00', '2026-06-08T11:30:00+07:00');
    await pause(dossier, '2026-06-09T08:30:00+07:00', null);
    await stay(dossier, '2026-06-05T16:00:00+07:00', '2026-06-09T09:00:00+07:00');
    await world.at(NOW).history();
    expect((await staysOf(dossier))[0]!.working_minutes).toBe(660 - 30 - 270 - 30);
  });

  it('begins the first step, and no other, with the receipt time that was set right to an earlier one', async () => {
    const motcua = await world.api.as('motcua');
    const dossier = await mustAct(motcua, await takeIn(motcua), 'forward', { stepCode: 'tham_dinh' });
    const times = [
      ['tiep_nhan', '2026-06-08T10:00:00+07:00', '2026-06-08T11:00:00+07:00'],
      ['tham_dinh', '2026-06-08T11:00:00+07:00', '2026-06-08T11:30:00+07:00'],
    ];
    for (const [step, from, to] of times) {
      await world.api.sql(
        `UPDATE step_duration SET entered_at = $3, left_at = $4, left_by = 'forward', working_minutes = NULL
          WHERE dossier_id = $1 AND step_code = $2`,
        [dossier.id, step, from, to],
      );
    }
    // Taken in at ten by the clock of the desk, and really at eight.
    await world.api.sql(`UPDATE dossier SET clock_from = '2026-06-08T08:00:00+07:00' WHERE id = $1`, [dossier.id]);
    await world.at(NOW).history();
    expect((await staysOf(dossier)).map(({ working_minutes }) => working_minutes)).toEqual([180, 30]);
  });

  it('is judged anew, and its first step counted anew, when the receipt time is set right afterwards', async () => {
    const [motcua, lanhdao] = await Promise.all(['motcua', 'lanhdao'].map((name) => world.api.as(name)));
    const given = await mustAct(motcua!, await takeIn(motcua!), 'forward', { stepCode: 'tham_dinh' });
    const dossier = await mustAct(await world.api.as('thuly'), given, 'forward', { stepCode: 'ky' });
    const judge = (): Promise<unknown> => world.at(new Date()).history();
    const judged = (): Promise<{ step: string; minutes: number | null; timing: string | null }[]> =>
      world.api.sql(
        `SELECT step_code AS step, working_minutes AS minutes, timing FROM step_duration
          WHERE dossier_id = $1 AND left_at IS NOT NULL ORDER BY entered_at`,
        [dossier.id],
      );
    await judge();
    const [first, second] = await judged();
    expect([first!.minutes, second!.timing]).toEqual([expect.any(Number), expect.any(String)]);
    // Whatever it was judged to be by the wrong clock.
    await world.api.sql(
      `UPDATE step_duration SET timing = 'untimed', working_minutes = 7 WHERE dossier_id = $1 AND left_at IS NOT NULL`,
      [dossier.id],
    );
    await mustActApproved(motcua!, lanhdao!, dossier, 'correct_receipt_time', {
      receivedAt: new Date(Date.now() - 30 * 86_400_000).toISOString(),
      reason: 'Ghi sai ngày',
    });
    expect((await judged()).map(({ timing }) => timing)).toEqual([null, null]);
    await judge();
    const anew = await judged();
    expect(anew.map(({ step }) => step)).toEqual(['tiep_nhan', 'tham_dinh']);
    expect(anew[0]!.minutes).toBeGreaterThan(8 * 60);
    expect(anew[1]).toEqual({ ...second, minutes: 7 });
  });

  it('is made for dossiers from before, in batches, and never twice', async () => {
    const motcua = await world.api.as('motcua');
    const decided = await mustAct(
      await world.api.as('lanhdao'),
      await mustAct(await world.api.as('thuly'), await withCaseOfficer(world.api), 'forward', { stepCode: 'ky' }),
      'decide',
      { results: [{}] },
    );
    const cases = [decided, await withCaseOfficer(world.api), await takeIn(motcua), await inState.withdrawn(world.api)];
    const kept = await Promise.all(cases.map(brief));
    const holders = await staysOf(decided);
    await world.api.sql('DELETE FROM step_duration');
    await world.api.sql(`UPDATE forecast_job SET cursor = NULL, finished_at = NULL WHERE name = 'backfill'`);
    const work = world.at(new Date(), 3);
    let rounds = 0;
    while (await work.history()) rounds++;
    expect(rounds).toBeGreaterThan(2);
    expect(await Promise.all(cases.map(brief))).toEqual(kept);
    expect((await staysOf(decided)).slice(1).map(({ holder }) => holder)).toEqual(
      holders.slice(1).map(({ holder }) => holder),
    );

    const before = await world.api.sql('SELECT count(*) FROM step_duration');
    await world.api.sql(`UPDATE forecast_job SET cursor = NULL, finished_at = NULL WHERE name = 'backfill'`);
    while (await work.history());
    expect(await world.api.sql('SELECT count(*) FROM step_duration')).toEqual(before);
  });

  async function stay({ id }: TestDossier, from: string, to: string): Promise<void> {
    await world.api.sql(
      `UPDATE step_duration SET entered_at = $2, left_at = $3, left_by = 'forward', working_minutes = NULL WHERE dossier_id = $1`,
      [id, from, to],
    );
  }

  async function pause({ id }: TestDossier, from: string, to: string | null): Promise<void> {
    await world.api.sql(
      `INSERT INTO dossier_pause (id, office_id, dossier_id, cause, started_at, ended_at, owner_id)
       SELECT gen_random_uuid(), office_id, id, 'supplement', $2, $3, holder_id FROM dossier WHERE id = $1`,
      [id, from, to],
    );
  }
});
