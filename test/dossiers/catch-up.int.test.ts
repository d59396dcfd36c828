import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestAnswer, type TestClient } from '../support/api.js';
import { birthRegistration } from '../support/dossiers.js';

const REASON = { reason: 'Mất điện từ 8 giờ đến 11 giờ', decision: 'TB 12/TB-UBND' };

describe('dossiers entered after a power cut', () => {
  let api: TestApi;
  let counter: TestClient;
  let leader: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [counter, leader] = await Promise.all([api.as('motcua'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  const propose = (entries: object[]): Promise<TestAnswer> => counter.post('/api/v1/catch-ups', { ...REASON, entries });
  const entry = (receivedAt: string, changes: object = {}): object => ({
    receivedAt,
    blockNumber: 'KG-0015',
    dossier: birthRegistration(changes),
  });

  it('are created only when a leader approves the batch, with due times of the real receipt', async () => {
    const proposal = await propose([entry('2026-02-06T10:00:00+07:00'), entry('2026-02-06T15:30:00+07:00')]);
    expect(proposal).toMatchObject({ status: 202, body: { catchUp: { state: 'pending', size: 2 } } });
    expect(await api.sql('SELECT 1 FROM dossier')).toEqual([]);
    const { id } = (proposal.body as { catchUp: { id: string } }).catchUp;
    expect(await counter.post(`/api/v1/catch-ups/${id}`, { approve: true })).toMatchObject({
      status: 403,
      body: { code: 'approval.same_person' },
    });
    const done = await leader.post(`/api/v1/catch-ups/${id}`, { approve: true });
    expect(done).toMatchObject({
      status: 200,
      body: {
        catchUp: { state: 'approved' },
        dossiers: [
          { code: 'H23.18.07-260206-0001', state: 'accepted', dueAt: '2026-02-06T10:00:00.000Z' },
          { code: 'H23.18.07-260206-0002', state: 'accepted', dueAt: '2026-02-09T10:00:00.000Z' },
        ],
      },
    });
    const first = (done.body as { dossiers: { id: string }[] }).dossiers[0]!.id;
    const dossier = (await counter.get(`/api/v1/dossiers/${first}`)).body as { enteredAt: string; events: object[] };
    expect(dossier).toMatchObject({ enteredAfterwards: true, receivedAt: '2026-02-06T03:00:00.000Z' });
    expect(Date.parse(dossier.enteredAt)).toBeGreaterThan(Date.parse('2026-02-06T03:00:00.000Z'));
    expect(dossier.events[0]).toMatchObject({
      actor: { id: counter.user.id },
      approver: { id: leader.user.id },
      details: { blockNumber: 'KG-0015' },
    });
    expect(await leader.post(`/api/v1/catch-ups/${id}`, { approve: true })).toMatchObject({ status: 409 });
  });

  it('are refused at once when they could never be taken in', async () => {
    expect(await propose([entry('2099-01-01T09:00:00+07:00')])).toMatchObject({
      status: 422,
      body: { code: 'catch_up.received_at_invalid', errors: [{ path: 'entries.0.receivedAt' }] },
    });
    expect(await propose([entry('2026-02-06T10:00:00+07:00', { components: [] })])).toMatchObject({
      status: 422,
      body: { code: 'dossier.components_missing' },
    });
    expect(await propose([entry('2026-02-06T10:00:00+07:00', { accept: false })])).toMatchObject({
      status: 422,
      body: { code: 'catch_up.accept_only' },
    });
  });

  it('stay away when the leader refuses', async () => {
    const { id } = ((await propose([entry('2026-02-06T10:00:00+07:00')])).body as { catchUp: { id: string } }).catchUp;
    const before = await api.sql('SELECT count(*) FROM dossier');
    expect(await leader.post(`/api/v1/catch-ups/${id}`, { approve: false, reason: 'Không có sổ giấy' })).toMatchObject({
      status: 200,
      body: { catchUp: { state: 'refused' }, dossiers: [] },
    });
    expect(await api.sql('SELECT count(*) FROM dossier')).toEqual(before);
  });
});
