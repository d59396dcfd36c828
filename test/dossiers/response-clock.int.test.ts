import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

const MISSING = { components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }] };
const ARRIVED = { components: [{ code: 'GCS', present: true }] };

describe('the clock of the answer', () => {
  let api: TestApi;
  let counter: TestClient;
  let leader: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    [counter, leader] = [await api.as('motcua'), await api.as('lanhdao')];
  });
  afterAll(() => api.stop());

  const online = (): Promise<TestDossier> => takeIn(counter, { channel: 'online', accept: false });
  /** As the page shows it; the list must say the same. */
  const clockOf = async ({ id, code }: { id: string; code: string }): Promise<unknown> => {
    const clock = (await counter.get(`/api/v1/dossiers/${id}`)).body.responseClock as unknown;
    const { data } = (await counter.get(`/api/v1/dossiers?q=${code}`)).body as { data: Record<string, unknown>[] };
    expect(data).toHaveLength(1);
    expect(data[0]!['responseClock']).toEqual(clock);
    return clock;
  };
  const due = ({ id }: { id: string }, away: string, soon = '-2 hours'): Promise<unknown> =>
    api.sql(
      `UPDATE dossier SET response_due_at = now() + $2::interval, response_due_soon_at = now() + $2::interval + $3::interval WHERE id = $1`,
      [id, away, soon],
    );

  it('waits, is due soon, is overdue', async () => {
    const dossier = await online();
    expect(await clockOf(dossier)).toEqual({
      dueAt: dossier['responseDueAt'],
      respondedAt: null,
      state: 'waiting',
      lateAnswers: 0,
    });
    await due(dossier, '1 hour');
    expect(await clockOf(dossier)).toMatchObject({ state: 'due_soon' });
    await due(dossier, '-1 minute');
    expect(await clockOf(dossier)).toMatchObject({ state: 'overdue', lateAnswers: 0 });
  });

  it('is stopped by acceptance, in time or late', async () => {
    expect(await clockOf(await mustAct(counter, await online(), 'accept'))).toMatchObject({ state: 'answered' });
    const late = await online();
    await due(late, '-1 minute');
    expect(await clockOf(await mustAct(counter, late, 'accept'))).toMatchObject({
      state: 'answered_late',
      lateAnswers: 1,
    });
  });

  it('starts anew with a completed supplement, and does not forget the late answer', async () => {
    const late = await online();
    await due(late, '-1 minute');
    const asked = await mustAct(counter, late, 'request_supplement', MISSING);
    expect(await clockOf(asked)).toMatchObject({ state: 'answered_late', lateAnswers: 1 });
    const back = await mustAct(counter, asked, 'receive_supplement', ARRIVED);
    expect(await clockOf(back)).toMatchObject({ respondedAt: null, state: 'waiting', lateAnswers: 1 });
    await due(back, '1 hour');
    expect(await clockOf(back)).toMatchObject({ state: 'due_soon', lateAnswers: 1 });
    await due(back, '-1 minute');
    expect(await clockOf(await mustAct(counter, back, 'accept'))).toMatchObject({
      state: 'answered_late',
      lateAnswers: 2,
    });
  });

  it('never ran for what was accepted as it was brought', async () => {
    expect(await clockOf(await inState.accepted(api))).toBeNull();
    // What is only laid down at the desk waits like any other.
    expect(await clockOf(await inState.submitted(api))).toMatchObject({ state: 'waiting' });
  });

  it('ends with the dossier, and stays overdue if it was', async () => {
    const withdraw = (dossier: TestDossier): Promise<TestDossier> =>
      mustActApproved(counter, leader, dossier, 'withdraw', { reason: 'Công dân xin rút' });
    expect(await clockOf(await withdraw(await online()))).toBeNull();
    const late = await online();
    await due(late, '-1 minute');
    expect(await clockOf(await withdraw(late))).toMatchObject({ respondedAt: null, state: 'overdue' });
  });
});
