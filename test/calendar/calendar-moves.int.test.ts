import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { body, expectRefusal, provinceAdministrator } from '../admin/administration.js';
import { startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { pause, waitUntil } from '../support/wait-until.js';

const CALENDARS = '/api/v1/admin/calendars';
const MOVES = '/api/v1/calendar-moves';

interface Move {
  readonly id: string;
  readonly dossierId: string;
  readonly code: string;
  readonly dueFrom: string;
  readonly dueTo: string;
  readonly state: string;
}
type Dated = TestDossier & { dueAt: string; code: string };

describe('promises and a calendar that changes', () => {
  let api: TestApi;
  let [admin, leader, counter]: [TestClient, TestClient, TestClient] = [] as never;
  beforeAll(async () => {
    api = await startTestApi();
    [admin, leader, counter] = [await api.as('quantri'), await api.as('lanhdao'), await api.as('motcua')];
  });
  afterAll(() => api.stop());

  const promised = async (username = 'motcua'): Promise<Dated> =>
    (await takeIn(await api.as(username), {
      procedureCode: '1.001731',
      caseCode: undefined,
      components: ['TK', 'GCT', 'GTMT', 'QDTC'].map((code) => ({ code, present: true })),
    })) as Dated;
  const localDate = (instant: string): string =>
    new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const closure = (date: string, changes: object = {}): object => ({
    officeCode: WARD,
    date,
    kind: 'off',
    cause: 'closure',
    name: 'Đóng cửa do bão',
    decision: '5/CĐ-UBND',
    decidedOn: '2026-11-20',
    ...changes,
  });
  const movesOf = async (dossierId: string, state = 'pending'): Promise<Move[]> => {
    const page = body<{ data: Move[] }>(await leader.get(`${MOVES}?state=${state}&limit=100`), 200);
    return page.data.filter((move) => move.dossierId === dossierId);
  };
  const pendingOf = (dossier: Dated): Promise<Move> =>
    waitUntil(`a move of ${dossier.code}`, async () => (await movesOf(dossier.id))[0]);
  const settled = (dossier: Dated, state: string): Promise<Move> =>
    waitUntil(`${dossier.code} ${state}`, async () => (await movesOf(dossier.id, state))[0]);
  const read = async (id: string): Promise<TestDossier> => body(await counter.get(`/api/v1/dossiers/${id}`), 200);
  const notices = (id: string): Promise<{ kind: string; body: string }[]> =>
    api.sql(`SELECT kind, body FROM notice WHERE dossier_id = $1 AND kind = 'due_moved'`, [id]);
  const closeAndReopen = async (dossier: Dated): Promise<() => Promise<void>> => {
    const made = body(await admin.post(CALENDARS, closure(localDate(dossier.dueAt))), 201);
    return async () => void body(await admin.post(`${CALENDARS}/${made.id}/remove`, { version: 1 }), 200);
  };

  it('are listed before anything is saved, by code and date and without a name', async () => {
    const dossier = await promised();
    const day = localDate(dossier.dueAt);
    const [before] = await api.sql<{ count: string }>('SELECT count(*) FROM calendar_revision');
    const rehearsal = await admin.post(`${CALENDARS}/rehearsals`, { createDay: closure(day) });
    const { moves } = body<{ moves: { total: number; first: Move[]; offices: object[] } }>(rehearsal, 200);
    expect(moves.first).toContainEqual({
      code: dossier.code,
      officeCode: WARD,
      dueFrom: dossier.dueAt,
      dueTo: expect.any(String),
    });
    expect(moves.offices).toEqual([{ officeCode: WARD, officeName: expect.any(String), count: moves.total }]);
    expect(JSON.stringify(rehearsal.body)).not.toContain('Nguyễn');
    expect(await api.sql('SELECT count(*) FROM calendar_revision')).toEqual([before]);
    expectRefusal(await admin.post(`${CALENDARS}/rehearsals`, {}), 422, 'calendar.one_change');
    const two = { createDay: closure(day), removeDay: { id: dossier.id, version: 1 } };
    expectRefusal(await admin.post(`${CALENDARS}/rehearsals`, two), 422, 'calendar.one_change');
    expectRefusal(
      await admin.post(`${CALENDARS}/rehearsals`, { createDay: closure(day, { decision: undefined }) }),
      422,
      'calendar.decision_missing',
    );
  });

  it('move and tell the citizen once, as an event, when a leader says so', async () => {
    const dossier = await promised();
    const reopen = await closeAndReopen(dossier);
    const move = await pendingOf(dossier);
    expect(move).toMatchObject({ code: dossier.code, dueFrom: dossier.dueAt });
    expect((await read(dossier.id))['dueAt']).toBe(dossier.dueAt);

    const decision = { ids: [move.id], decision: 'move', reason: 'Bão số 5' };
    expect(body(await leader.post(`${MOVES}/settle`, decision), 200)).toEqual({ queued: 1 });
    expect(body(await leader.post(`${MOVES}/settle`, decision), 200)).toEqual({ queued: 0 });
    await settled(dossier, 'moved');
    const after = await read(dossier.id);
    expect(after).toMatchObject({
      dueAt: move.dueTo,
      dueOriginal: dossier.dueAt,
      version: dossier.version + 1,
      ledger: { agrees: true },
    });
    expect((after['events'] as object[]).at(-1)).toMatchObject({
      transition: 'move_due',
      actorRole: 'leader',
      reason: 'Bão số 5',
      details: { decision: 'move', dueFrom: dossier.dueAt, dueTo: move.dueTo },
    });
    expect(await notices(dossier.id)).toHaveLength(2); // one by mail, one by SMS
    await reopen();
  });

  it('move and tell the citizen nothing when an apology has promised a later day', async () => {
    const dossier = await promised();
    await api.sql(`UPDATE dossier SET due_promised = due_at + interval '60 days' WHERE id = $1`, [dossier.id]);
    const reopen = await closeAndReopen(dossier);
    const move = await pendingOf(dossier);
    body(await leader.post(`${MOVES}/settle`, { ids: [move.id], decision: 'move', reason: 'Bão số 5' }), 200);
    await settled(dossier, 'moved');
    expect((await read(dossier.id))['dueAt']).toBe(move.dueTo);
    expect(await notices(dossier.id)).toEqual([]);
    await reopen();
  });

  it('stay when they are kept, and the citizen hears nothing', async () => {
    const dossier = await promised();
    const reopen = await closeAndReopen(dossier);
    const move = await pendingOf(dossier);
    body(await leader.post(`${MOVES}/settle`, { ids: [move.id], decision: 'keep', reason: 'Vẫn kịp' }), 200);
    await settled(dossier, 'kept');
    const kept = (await read(dossier.id)) as Dated;
    expect(kept).toMatchObject({ dueAt: dossier.dueAt, version: dossier.version + 1, ledger: { agrees: true } });
    expect(await notices(dossier.id)).toEqual([]);

    const asked = await mustAct(counter, kept, 'request_supplement', {
      components: [{ code: 'TK', defect: 'mờ', bring: 'bản rõ' }],
    });
    const back = await mustAct(counter, asked, 'receive_supplement', { components: [{ code: 'TK', present: true }] });
    expect(back['dueAt']).toBe(dossier.dueAt);
    await reopen();
  });

  it('are no longer moved when the change was taken back meanwhile', async () => {
    const dossier = await promised();
    const reopen = await closeAndReopen(dossier);
    const move = await pendingOf(dossier);
    await reopen();
    body(await leader.post(`${MOVES}/settle`, { ids: [move.id], decision: 'move', reason: 'Bão' }), 200);
    await settled(dossier, 'stale');
    expect(await read(dossier.id)).toMatchObject({ dueAt: dossier.dueAt, version: dossier.version });
    expect(await notices(dossier.id)).toEqual([]);
  });

  it('are no longer moved when the dossier has ended meanwhile', async () => {
    const dossier = await promised();
    const reopen = await closeAndReopen(dossier);
    const move = await pendingOf(dossier);
    await api.sql(`UPDATE dossier SET state = 'withdrawn', finished_at = now() WHERE id = $1`, [dossier.id]);
    body(await leader.post(`${MOVES}/settle`, { ids: [move.id], decision: 'move', reason: 'Bão' }), 200);
    await settled(dossier, 'stale');
    expect(await notices(dossier.id)).toEqual([]);
    await reopen();
  });

  it('are found although they were made while the change was being written', async () => {
    const dossier = await promised();
    const reopen = await closeAndReopen(dossier);
    await pendingOf(dossier);
    // Accepted by a transaction that had read the calendar of before and committed after the first look.
    const late = await promised();
    await api.sql(`UPDATE dossier d SET calendar_revision = 0, due_at = $2 WHERE id = $1`, [late.id, dossier.dueAt]);
    await pause(200);
    expect(await movesOf(late.id)).toEqual([]);
    await api.sql(`UPDATE calendar_revision SET detected_at = detected_at - interval '3 minutes'`);
    await closeAndReopen({ ...dossier, dueAt: '2026-12-31T10:00:00.000Z' });
    expect(await pendingOf(late)).toMatchObject({ dueFrom: dossier.dueAt });
    await reopen();
  });

  it('are decided about all at once, by a supervisor too, and by nobody of another ward', async () => {
    const [dossier, foreign] = [await promised(), await promised('motcua2')];
    const national = body(
      await (
        await provinceAdministrator(api)
      ).post(CALENDARS, closure(localDate(dossier.dueAt), { officeCode: undefined })),
      201,
    );
    await pendingOf(dossier);
    const theirs = await api.as('lanhdao2');
    await waitUntil('the other ward', async () => {
      const page = body<{ data: Move[] }>(await theirs.get(MOVES), 200);
      return page.data.some(({ dossierId }) => dossierId === foreign.id);
    });
    expect(await movesOf(foreign.id)).toEqual([]);
    expectRefusal(await counter.get(MOVES), 403, 'role.not_allowed');
    expectRefusal(await leader.get(`${MOVES}?officeCode=H23.18.08`), 404, 'not_found');
    const nothing = { decision: 'move', reason: 'Bão' };
    expectRefusal(await leader.post(`${MOVES}/settle`, nothing), 422, 'calendar.moves_unnamed', 'ids');

    const supervisor = await api.as('giamsat');
    body(await supervisor.post(`${MOVES}/settle`, { all: true, decision: 'move', reason: 'Bão số 5' }), 200);
    await settled(dossier, 'moved');
    expect(((await read(dossier.id))['events'] as object[]).at(-1)).toMatchObject({ actorRole: 'supervisor' });
    // Two changes of one dossier are carried out one after the other.
    await waitUntil('all carried out', async () => {
      const { pending, deciding } = body<{ pending: number; deciding: number }>(
        await leader.get(`${MOVES}/summary`),
        200,
      );
      return pending + deciding === 0;
    });
    expect(body(await theirs.get(`${MOVES}/summary`), 200)).toMatchObject({ pending: expect.any(Number) });
    expect(
      (await api.sql(`SELECT 1 FROM calendar_move WHERE dossier_id = $1 AND state = 'pending'`, [foreign.id])).length,
    ).toBe(1);
    expect(national.id).toBeTruthy();
  });
});
