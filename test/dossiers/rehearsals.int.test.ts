import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOSSIER_TRANSITIONS } from '@motcua/shared/dossiers';
import { acts, readyFor } from '../bad-input/valid-calls.js';
import { OTHER_WARD, startTestApi, type TestAnswer, type TestApi, type TestClient, WARD } from '../support/api.js';
import { digestOf } from '../support/digest.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';

/** A Saturday: no working minute passes while these tests run, so every due time can be compared to the minute. */
const SATURDAY = new Date('2026-06-06T10:00:00+07:00');
const COLLECTOR = { method: 'desk', collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' } };
const SETTLERS: Record<string, string> = { leader: 'lanhdao', counter_officer: 'motcua' };

interface Shown {
  readonly kind: string;
  readonly channel: string;
  readonly to: string;
}

const rehearse = (client: TestClient, { id, version }: TestDossier, transition: string, fields: object = {}) =>
  client.post(
    `/api/v1/dossiers/${id}/rehearsals`,
    { transition, version, ...fields },
    // Nothing is written that a repeated call could double.
    { 'idempotency-key': '' },
  );

/** What a rehearsal is to have shown, read off the dossier after the act. */
function consequence(before: TestDossier, after: TestDossier): Record<string, unknown> {
  const old = new Set((before['notices'] as { id: string }[]).map(({ id }) => id));
  // What only leaves if another does not arrive is no news of the act.
  const notices = (after['notices'] as (Shown & { id: string; waitsForId: string | null })[]).filter(
    ({ id, waitsForId }) => !old.has(id) && waitsForId === null,
  );
  const results = after['results'] as { number: string; title: string; copies: number; cancelledAt: string | null }[];
  const { state, dueAt, duePromised, paused, stepCode, assignee, holder } = after;
  return {
    ...{ state, dueAt, duePromised, paused, stepCode, assignee, holder },
    notices: notices.map(({ kind, channel, to }) => ({ kind, channel, to })),
    results: results
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map(({ number, title, copies }) => ({ number, title, copies })),
  };
}

describe('an act rehearsed', () => {
  let api: TestApi;
  let counter: TestClient;
  let leader: TestClient;

  beforeAll(async () => {
    const seconds = Math.round((SATURDAY.getTime() - Date.now()) / 1000);
    api = await startTestApi({ MOTCUA_TEST_CLOCK_OFFSET: String(seconds) });
    [counter, leader] = await Promise.all([api.as('motcua'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  /** Every table but those of sessions, and how often the dossier was looked at. */
  const traces = async ({ id }: TestDossier) => ({
    tables: await digestOf(api),
    keys: await api.sql('SELECT count(*) FROM idempotency_key'),
    looks: await api.sql<{ action: string }>('SELECT action FROM access_record WHERE dossier_id = $1', [id]),
  });

  /** Rehearses what must be possible and sees to it that nothing but the look remains. */
  async function mustRehearse(
    client: TestClient,
    dossier: TestDossier,
    transition: string,
    fields: object = {},
  ): Promise<Record<string, unknown>> {
    const before = await traces(dossier);
    const answer = await rehearse(client, dossier, transition, fields);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    const after = await traces(dossier);
    expect(after).toEqual({ ...before, looks: [...before.looks, { action: 'read' }] });
    return answer.body as Record<string, unknown>;
  }

  it.each(DOSSIER_TRANSITIONS)('shows of %s what it then leads to, and changes nothing', async (transition) => {
    const [, username, { ...fields }] = (await acts(api))[transition] as [string, string, Record<string, unknown>];
    if (fields['signedOn'] !== undefined) fields['signedOn'] = '2026-06-06';
    const dossier = await readyFor(api, transition);
    const client = await api.as(username);
    const { mode, settledBy, receivedAt, ...shown } = await mustRehearse(client, dossier, transition, fields);

    const answer = await client.act(dossier, transition, fields);
    expect(answer.status).toBe(mode === 'act' ? 200 : 202);
    const roles = settledBy as string[];
    expect(roles.length > 0).toBe(mode === 'propose');
    const after = (mode === 'act' ? answer.body : await approved(answer, roles[0]!)) as TestDossier;
    expect(shown).toEqual(consequence(dossier, after));
    // The time of the act itself is a moment later.
    const moved = Date.parse(String(after['receivedAt'])) - Date.parse(receivedAt as string);
    expect(receivedAt === null ? after['receivedAt'] : moved >= 0 && moved < 60_000).toBe(
      receivedAt === null ? null : true,
    );
  });

  async function approved({ body }: TestAnswer, role: string): Promise<unknown> {
    const { approval } = body as { approval: { id: string } };
    const path = `/api/v1/approvals/${approval.id}`;
    return (await (await api.as(SETTLERS[role]!)).post(path, { approve: true })).body;
  }

  it('names clock, people and messages in the words of the contract, addresses masked', async () => {
    const submitted = await inState.submitted(api);
    const accepted = await mustRehearse(counter, submitted, 'accept');
    expect(accepted).toMatchObject({
      mode: 'act',
      settledBy: [],
      state: 'accepted',
      // Taken in on a Saturday: promised for the end of Monday.
      dueAt: '2026-06-08T10:00:00.000Z',
      paused: false,
      stepCode: 'tiep_nhan',
      assignee: { id: counter.user.id },
      holder: { id: counter.user.id },
      notices: [
        { kind: 'accepted', channel: 'email', to: 'h•••@example.com' },
        { kind: 'accepted', channel: 'sms', to: '0912•••678' },
      ],
      results: [],
    });
    expect(JSON.stringify(accepted)).not.toMatch(/912345678|hoa@example|Hoà/);
    expect(await mustRehearse(counter, submitted, 'refuse', { reason: 'Không thuộc thẩm quyền' })).toMatchObject({
      mode: 'propose',
      settledBy: ['leader'],
      state: 'not_accepted',
      notices: [{ kind: 'refused' }, { kind: 'refused' }],
    });
    const missing = { components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }] };
    expect(await mustRehearse(counter, await inState.accepted(api), 'request_supplement', missing)).toMatchObject({
      state: 'awaiting_supplement',
      paused: true,
      notices: [{ kind: 'supplement_requested' }, { kind: 'supplement_requested' }, { kind: 'supplement_reminder' }],
    });
    expect(await mustRehearse(counter, await inState.accepted(api), 'forward')).toMatchObject({
      state: 'processing',
      stepCode: 'tham_dinh',
      assignee: { id: (await api.as('thuly')).user.id },
      holder: { id: counter.user.id },
    });
  });

  it('shows the date to which a supplement moves the due time', async () => {
    const taken = await takeIn(counter, {
      procedureCode: '1.001776',
      caseCode: undefined,
      components: [{ code: 'TK', present: true }],
    });
    const waiting = await mustAct(counter, taken, 'request_supplement', {
      components: [{ code: 'TK', defect: 'Chưa ký', bring: 'Ký tờ khai' }],
    });
    // Received on Monday the 1st, asked for on Tuesday the 2nd.
    const monday = '2026-06-01T09:00:00+07:00';
    await api.sql('UPDATE dossier SET received_at = $2, clock_from = $2 WHERE id = $1', [waiting.id, monday]);
    await api.sql('UPDATE dossier_pause SET started_at = $2 WHERE dossier_id = $1', [
      waiting.id,
      '2026-06-02T09:00:00+07:00',
    ]);
    const arrived = { components: [{ code: 'TK', present: true }] };
    const shown = await mustRehearse(counter, waiting, 'receive_supplement', arrived);
    // 22 working days end on 1 July; Wednesday to Friday of the pause are added: 2, 3 and 6 July.
    expect(shown).toMatchObject({ state: 'accepted', paused: false, dueAt: '2026-07-06T10:00:00.000Z' });
    const done = await mustAct(counter, waiting, 'receive_supplement', arrived);
    expect(done).toMatchObject({ state: 'accepted', paused: false, dueAt: shown['dueAt'] });
  });

  it('shows the number that comes next without taking it', async () => {
    const [one, two] = [await inState.processing(api), await inState.processing(api)];
    const numberOf = async (dossier: TestDossier): Promise<unknown> => {
      const { results } = await mustRehearse(leader, dossier, 'decide', { results: [{}] });
      return (results as { number: string }[]).map(({ number }) => number);
    };
    const first = await numberOf(one);
    expect(await numberOf(one)).toEqual(first);
    expect(await numberOf(two)).toEqual(first);
    const decided = await mustAct(leader, two, 'decide', { results: [{}] });
    expect((decided['results'] as { number: string }[]).map(({ number }) => number)).toEqual(first);
    expect(await numberOf(one)).not.toEqual(first);
    expect(await mustRehearse(counter, decided, 'hand_over', COLLECTOR)).toMatchObject({ state: 'handed_over' });
  });

  it('is refused as the act would be, and shows nobody anything then', async () => {
    const dossier = await inState.submitted(api);
    const bare = await takeIn(counter, { accept: false, components: [] });
    const proposed = await inState.submitted(api);
    expect((await counter.act(proposed, 'withdraw', { reason: 'Xin rút' })).status).toBe(202);
    const foreign = await takeIn(await api.as('motcua2'), { accept: false });
    const cases: [TestClient, TestDossier, Record<string, unknown>, number, string][] = [
      [counter, dossier, { transition: 'accept', version: 7 }, 409, 'dossier.changed_meanwhile'],
      [counter, dossier, { transition: 'hand_over', version: 1, ...COLLECTOR }, 409, 'dossier.wrong_state'],
      [counter, proposed, { transition: 'withdraw', version: 1, reason: 'Xin' }, 409, 'approval.already_pending'],
      [await api.as('thuly'), dossier, { transition: 'accept', version: 1 }, 403, 'dossier.role_not_allowed'],
      [counter, foreign, { transition: 'accept', version: 1 }, 404, 'not_found'],
      [counter, { ...dossier, id: 'x' }, { transition: 'accept', version: 1 }, 404, 'not_found'],
      [counter, dossier, { transition: 'accept', version: 1, state: 'decided' }, 400, 'request.invalid'],
      [counter, dossier, { transition: 'accept' }, 400, 'request.invalid'],
      [counter, dossier, { transition: 'approve', version: 1 }, 400, 'request.invalid'],
      [counter, bare, { transition: 'accept', version: 1 }, 422, 'dossier.components_missing'],
    ];
    for (const [client, { id }, body, status, code] of cases) {
      const before = await traces(dossier);
      const path = `/api/v1/dossiers/${id}`;
      const shown = await client.post(`${path}/rehearsals`, body);
      expect([shown.status, shown.body.code]).toEqual([status, code]);
      const told = (await client.post(`${path}/transitions`, body)).body as object;
      expect({ ...shown.body, requestId: '' }).toEqual({ ...told, requestId: '' });
      expect(await traces(dossier)).toEqual(before);
    }
    expect(
      await api.sql('SELECT 1 FROM access_record WHERE dossier_id = ANY ($1)', [[bare.id, foreign.id]]),
    ).toHaveLength(2);
  });

  it('works at the handling office on what another office has received, and leaves the look there', async () => {
    const taken = await takeIn(counter, { handlingOfficeCode: OTHER_WARD });
    const given = await mustAct(counter, taken, 'forward');
    const taker = await api.as('thuly2');
    expect(await mustRehearse(taker, given, 'receive_handover')).toMatchObject({ holder: { id: taker.user.id } });
    expect(
      await api.sql(
        `SELECT o.code FROM access_record a JOIN office o ON o.id = a.office_id WHERE a.dossier_id = $1 AND a.staff_id = $2`,
        [taken.id, taker.user.id],
      ),
    ).toEqual([{ code: WARD }]);
  });

  it('gives dialogs what the procedure says, and nothing more of the citizen', async () => {
    const { procedure, applicant } = await inState.accepted(api);
    expect(procedure).toMatchObject({
      results: [{ code: 'GKS', name: 'Giấy khai sinh' }],
      formFields: expect.arrayContaining([{ key: 'childName', label: 'Họ, chữ đệm, tên của trẻ', type: 'text' }]),
      legalBasis: expect.arrayContaining(['Luật Hộ tịch số 60/2014/QH13']),
      supplementClock: 'resume',
      otherAgencyPause: false,
    });
    expect(applicant).not.toHaveProperty('id');
  });
});
