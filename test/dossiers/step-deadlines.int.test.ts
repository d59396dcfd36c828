import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addWorkingMinutes, NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import { startTestApi, type TestApi } from '../support/api.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';

const FIVE_DAYS = {
  procedureCode: '1.001731',
  caseCode: undefined,
  components: ['TK', 'GCT', 'GTMT'].map((code) => ({ code, present: true })),
};

interface Step {
  readonly code: string;
  readonly enteredAt: string;
  readonly dueAt: string | null;
}

describe('the time of a step', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const stepOf = (dossier: TestDossier): Step | null => dossier['step'] as Step | null;
  const due = (dossier: TestDossier): number => Date.parse(stepOf(dossier)!.dueAt!);
  const read = async (dossier: { id: string }): Promise<TestDossier> =>
    (await (await api.as('thuly')).get(`/api/v1/dossiers/${dossier.id}`)).body as TestDossier;
  const forwarded = async (): Promise<TestDossier> => {
    const counter = await api.as('motcua');
    return mustAct(counter, await takeIn(counter, FIVE_DAYS), 'forward');
  };

  it('begins with the acceptance, then with each giving, and never ends after the dossier', async () => {
    const counter = await api.as('motcua');
    const taken = await takeIn(counter, FIVE_DAYS);
    expect(stepOf(taken)).toMatchObject({ code: 'tiep_nhan', enteredAt: taken['receivedAt'] });
    const given = await mustAct(counter, taken, 'forward');
    const handover = (given['handovers'] as { givenAt: string }[]).at(-1)!;
    expect(stepOf(given)!.code).toBe('tham_dinh');
    expect(Date.parse(stepOf(given)!.enteredAt)).toBe(Math.floor(Date.parse(handover.givenAt)));
    expect(due(given)).toBeLessThanOrEqual(Date.parse(given['dueAt'] as string));
    await api.sql('UPDATE dossier SET due_at = $2 WHERE id = $1', [given.id, stepOf(given)!.enteredAt]);
    expect(stepOf(await read(given))!.dueAt).toBe(stepOf(given)!.enteredAt);
  });

  it('is as before when a giving is taken back, and goes on when somebody else gets the step', async () => {
    const counter = await api.as('motcua');
    const taken = await takeIn(counter, FIVE_DAYS);
    const back = await mustAct(counter, await mustAct(counter, taken, 'forward'), 'recall');
    expect(stepOf(back)).toEqual(stepOf(taken));
    const given = await mustAct(counter, back, 'forward');
    const leader = await api.as('lanhdao');
    const officer = await api.as('thuly');
    const again = await mustAct(leader, given, 'reassign', { assigneeId: officer.user.id, reason: 'Nghỉ ốm' });
    expect(stepOf(again)).toEqual(stepOf(given));
  });

  it('stands still in a pause, and gets back what the pause took', async () => {
    const given = await forwarded();
    const leader = await api.as('lanhdao');
    const document = { cause: 'force_majeure', document: 'CV 12/UBND', reviewOn: '2099-01-05' };
    const paused = await mustAct(leader, given, 'pause', document);
    expect(stepOf(paused)!.dueAt).toBeNull();
    const goesOn = await mustAct(leader, paused, 'unpause', { reason: 'Hết lũ' });
    expect(due(goesOn)).toBeGreaterThanOrEqual(due(given));
    // Eight working days long: three days of the step and five of the pause.
    const [from, entered] = ['2027-06-07T09:00:00+07:00', '2027-06-07T08:00:00+07:00'];
    await api.sql(`UPDATE dossier SET clock_from = $2, due_at = '2027-07-30T17:00:00+07:00' WHERE id = $1`, [
      given.id,
      entered,
    ]);
    await api.sql(`UPDATE dossier_handover SET given_at = $2 WHERE dossier_id = $1`, [given.id, entered]);
    await api.sql(`UPDATE dossier_pause SET started_at = $2, ended_at = $3 WHERE dossier_id = $1`, [
      given.id,
      from,
      '2027-06-14T09:00:00+07:00',
    ]);
    expect(stepOf(await read(given))!.dueAt).toBe(new Date('2027-06-17T17:00:00+07:00').toISOString());
  });

  it('is told for hours of a same-day procedure by the same calendar, and for nobody once it is decided', async () => {
    const counter = await api.as('motcua');
    const given = await mustAct(counter, await takeIn(counter), 'forward');
    const own = addWorkingMinutes(new Date(stepOf(given)!.enteredAt), 4 * 60, NATIONAL_CALENDAR).getTime();
    expect(due(given)).toBe(Math.min(own, Date.parse(given['dueAt'] as string)));
    const decided = await mustAct(await api.as('lanhdao'), given, 'decide', { results: [{}] });
    expect(stepOf(decided)).toBeNull();
  });
});
