import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import type { LateCauseReport } from '@motcua/shared/figures';
import { Clock } from '../../server/src/common/clock.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { localDateOf } from '@motcua/shared/calendar';
import { inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

describe('the cause of a delay', () => {
  let api: TestApi;
  let leader: TestClient;
  let clerk: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [leader, clerk] = await Promise.all([api.as('lanhdao'), api.as('vanthu')]);
  });
  afterAll(() => api.stop());

  const overdue = async (): Promise<TestDossier> => {
    const dossier = await inState.processing(api);
    await api.sql(`UPDATE dossier SET due_at = now() - interval '9 days' WHERE id = $1`, [dossier.id]);
    return dossier;
  };
  const stoppedBeforeDue = async ({ id }: TestDossier): Promise<void> => {
    await api.sql(`UPDATE dossier_pause SET started_at = now() - interval '20 days' WHERE dossier_id = $1`, [id]);
    await api.sql(`UPDATE dossier SET due_at = now() - interval '9 days' WHERE id = $1`, [id]);
  };
  const causeOf = async ({ id }: TestDossier): Promise<unknown> =>
    (await api.sql<{ late_cause: string | null }>('SELECT late_cause FROM dossier WHERE id = $1', [id]))[0]!.late_cause;
  const decided = (dossier: TestDossier, fields: object = {}): ReturnType<TestClient['act']> =>
    clerk.act(dossier, 'decide', { results: [{}], signerId: leader.user.id, ...fields });

  it('is given with the decision, and nobody who leaves it out is refused', async () => {
    const explained = await overdue();
    expect((await decided(explained, { lateCause: 'other_agency' })).body).toMatchObject({
      state: 'decided',
      late: true,
      lateCause: 'other_agency',
    });
    const silent = await overdue();
    expect((await decided(silent)).body).toMatchObject({ state: 'decided', late: true, lateCause: null });
  });

  it('is refused with a decision in time, which changes nothing', async () => {
    const dossier = await inState.processing(api);
    expect(await decided(dossier, { lateCause: 'law' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.not_late', errors: [{ path: 'lateCause' }] },
    });
    expect(await causeOf(dossier)).toBeNull();
    expect((await decided(dossier)).body).toMatchObject({ late: false, lateCause: null });
  });

  it('is explained while it is open and after the decision by a leader or a case officer, by nobody else', async () => {
    const dossier = await overdue();
    for (const name of ['motcua', 'vanthu', 'giamsat']) {
      const answer = await (await api.as(name)).act(dossier, 'explain_delay', { lateCause: 'law' });
      expect([name, answer.status]).toEqual([name, 403]);
    }
    expect((await (await api.as('lanhdao2')).act(dossier, 'explain_delay', { lateCause: 'law' })).status).toBe(404);
    const open = await mustAct(await api.as('thuly'), dossier, 'explain_delay', { lateCause: 'complex' });
    expect(await causeOf(open)).toBe('complex');
    const done = (await decided(open)).body as TestDossier;
    expect(await causeOf(done)).toBe('complex');
    await mustAct(leader, done, 'explain_delay', { lateCause: 'workload' });
    expect(await causeOf(done)).toBe('workload');
  });

  it('is asked of nothing that is in time, stands still or was withdrawn, nor offered there', async () => {
    for (const state of ['accepted', 'decided', 'awaiting_supplement', 'withdrawn'] as const) {
      const dossier = await inState[state](api);
      if (state === 'awaiting_supplement') await stoppedBeforeDue(dossier);
      const answer = await leader.act(dossier, 'explain_delay', { lateCause: 'law' });
      expect([state, answer.status, answer.body]).toEqual([
        state,
        422,
        expect.objectContaining({ code: 'dossier.not_late' }),
      ]);
      const { allowedTransitions } = (await leader.get(`/api/v1/dossiers/${dossier.id}`)).body as {
        allowedTransitions: { transition: string }[];
      };
      expect(allowedTransitions.map(({ transition }) => transition)).not.toContain('explain_delay');
    }
  });

  it('is explained when the clock was stopped too late, while it stands still and after a withdrawal', async () => {
    const stopped = await mustAct(leader, await overdue(), 'pause', {
      cause: 'force_majeure',
      document: 'CV 12/UBND',
      reviewOn: localDateOf(new Date(Date.now() + 30 * 86_400_000)),
    });
    await mustAct(leader, stopped, 'explain_delay', { lateCause: 'other_agency' });
    expect(await causeOf(stopped)).toBe('other_agency');

    const waiting = await inState.awaiting_payment(api);
    await api.sql(`UPDATE dossier SET due_at = now() - interval '9 days' WHERE id = $1`, [waiting.id]);
    await mustAct(await api.as('thuly'), waiting, 'explain_delay', { lateCause: 'complex' });
    expect(await causeOf(waiting)).toBe('complex');

    const [counter, wish] = [await api.as('motcua'), { reason: 'Công dân xin rút' }];
    const withdrawn = await mustActApproved(counter, leader, await overdue(), 'withdraw', wish);
    await mustAct(leader, withdrawn, 'explain_delay', { lateCause: 'citizen' });
    expect(await causeOf(withdrawn)).toBe('citizen');
    // One that waited for its citizen from before the due time was late in no period.
    const waited = await inState.awaiting_supplement(api);
    await stoppedBeforeDue(waited);
    const ended = await mustActApproved(counter, leader, waited, 'withdraw', wish);
    expect(await leader.act(ended, 'explain_delay', { lateCause: 'law' })).toMatchObject({ status: 422 });
  });

  it('is given for what was late at the end of a period, and whose due time has been moved since', async () => {
    const at = (time: string): void =>
      void Object.assign(api.app.get(Clock), { offsetMs: Date.parse(`${time}+07:00`) - Date.now() });
    const days = 'officeCode=H23.18.07&from=2026-01-01&to=2026-01-14';
    const untold = async (): Promise<number> =>
      ((await leader.get(`/api/v1/reports/late-causes?${days}`)).body as LateCauseReport).data.find(
        ({ key }) => key === NO_LATE_CAUSE,
      )?.figures.openLate ?? 0;
    const [counter, officer] = await Promise.all([api.as('motcua'), api.as('thuly')]);
    const { components } = (await counter.get('/api/v1/procedures/1.004873')).body as {
      components: { code: string }[];
    };
    try {
      at('2026-01-05T09:00');
      const accepted = await takeIn(counter, {
        procedureCode: '1.004873',
        caseCode: undefined,
        components: components.map(({ code }) => ({ code, present: true })),
      });
      const given = await mustAct(counter, accepted, 'forward');
      at('2026-01-13T09:00');
      const stopped = await mustAct(leader, given, 'pause', {
        cause: 'force_majeure',
        document: 'CV 12/UBND',
        reviewOn: '2026-01-20',
      });
      at('2026-01-15T09:00');
      const longer = { caseCode: 'XAC_MINH', reason: 'Cần xác minh' };
      const moved = await mustActApproved(officer, leader, stopped, 'change_case', longer);
      expect(moved).toMatchObject({ late: false });
      expect(await untold()).toBe(1);
      await mustAct(leader, moved, 'explain_delay', { lateCause: 'other_agency' });
      expect(await untold()).toBe(0);
      // What had its due time moved before it was over was late at no time.
      at('2026-01-05T09:00');
      const early = await mustActApproved(
        officer,
        leader,
        await takeIn(counter, {
          procedureCode: '1.004873',
          caseCode: undefined,
          components: components.map(({ code }) => ({ code, present: true })),
        }),
        'change_case',
        longer,
      );
      expect(await leader.act(early, 'explain_delay', { lateCause: 'law' })).toMatchObject({ status: 422 });
    } finally {
      Object.assign(api.app.get(Clock), { offsetMs: 0 });
    }
  });

  it('is one of a few words', async () => {
    const dossier = await overdue();
    for (const body of [{ lateCause: 'none' }, { lateCause: 'lunch' }, {}]) {
      expect(await leader.act(dossier, 'explain_delay', body)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'lateCause' }] },
      });
    }
  });
});
