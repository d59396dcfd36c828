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
    const incomplete = await propose([
      entry('2026-02-06T10:00:00+07:00'),
      entry('2026-02-06T10:05:00+07:00', { components: [{ code: 'TK', present: true }] }),
    ]);
    expect(incomplete.body).toMatchObject({
      code: 'dossier.components_missing',
      errors: [{ path: 'entries.1.dossier.components.GCS', code: 'component.missing' }],
      missing: [{ code: 'GCS' }],
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

  describe('are shown line by line', () => {
    const ID = '030190654321';
    const applicant = { kind: 'person', fullName: 'Vũ Thị Lan', citizenId: ID, phone: '0912345678' };
    let id: string;
    beforeAll(async () => {
      const lines = [
        entry('2026-02-06T15:30:00+07:00', { applicant }),
        { receivedAt: '2026-02-06T09:00:00+07:00', dossier: birthRegistration({ channel: 'post' }) },
      ];
      id = ((await propose(lines)).body as { catchUp: { id: string } }).catchUp.id;
    });

    const looks = (): Promise<{ username: string; dossierId: string | null }[]> =>
      api.sql(
        `SELECT s.username, a.dossier_id AS "dossierId" FROM access_record a JOIN staff s ON s.id = a.staff_id
          WHERE a.action = 'read' AND a.purpose = $1 ORDER BY a.id`,
        [`catch-up ${id}`],
      );

    it('to a leader before the yes, with masked numbers', async () => {
      const { status, body } = await leader.get(`/api/v1/catch-ups/${id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        state: 'pending',
        ...REASON,
        requestedBy: { id: counter.user.id },
        settledBy: null,
        maySettle: true,
        dossiers: [],
      });
      expect(body.entries).toEqual([
        {
          receivedAt: '2026-02-06T15:30:00+07:00',
          blockNumber: 'KG-0015',
          channel: 'desk',
          procedureCode: '1.001193',
          procedureName: expect.stringMatching(/khai sinh/i),
          caseName: expect.any(String),
          applicantName: 'Vũ Thị Lan',
          citizenId: '030•••••4321',
          components: { present: 2, required: 2 },
        },
        expect.objectContaining({ blockNumber: null, channel: 'post' }),
      ]);
      expect(JSON.stringify(body)).not.toMatch(/030190654321|0912345678/);
    });

    it('to who proposed it, who may not settle it, and to a colleague without the role', async () => {
      for (const client of [counter, await api.as('thuly')]) {
        expect((await client.get(`/api/v1/catch-ups/${id}`)).body).toMatchObject({ maySettle: false });
      }
    });

    it('to nobody who sees no papers, nor to another ward', async () => {
      expect(await (await api.as('quantri')).get(`/api/v1/catch-ups/${id}`)).toMatchObject({ status: 403 });
      expect(await (await api.as('motcua2')).get(`/api/v1/catch-ups/${id}`)).toMatchObject({ status: 404 });
    });

    it('and leave a record of each look', async () => {
      const before = await looks();
      expect(before.map(({ username }) => username)).toEqual(['lanhdao', 'motcua', 'thuly']);
      await leader.post(`/api/v1/catch-ups/${id}`, { approve: true, reason: 'Đã đối chiếu sổ giấy' });
      const { body } = await leader.get(`/api/v1/catch-ups/${id}`);
      expect(body).toMatchObject({
        state: 'approved',
        maySettle: false,
        settledBy: { id: leader.user.id },
        settlementReason: 'Đã đối chiếu sổ giấy',
        dossiers: [
          {
            state: 'accepted',
            blockNumber: 'KG-0015',
            receivedAt: '2026-02-06T08:30:00.000Z',
            dueAt: '2026-02-09T10:00:00.000Z',
          },
          { blockNumber: null, receivedAt: '2026-02-06T02:00:00.000Z', dueAt: '2026-02-06T10:00:00.000Z' },
        ],
      });
      const seen = (body.dossiers as { id: string }[]).map(({ id: dossierId }) => dossierId);
      const since = (await looks()).slice(before.length);
      expect(since).toEqual(seen.map((dossierId) => ({ username: 'lanhdao', dossierId })));
    });
  });
});
