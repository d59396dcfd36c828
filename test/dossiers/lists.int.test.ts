import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, instantAt, localDateOf } from '@motcua/shared/calendar';
import { DOSSIER_STATES } from '@motcua/shared/dossiers';
import { foldApostrophes } from '../../server/src/database/migrations/1765600400010-apostrophes-folded.js';
import { DUES, SORTS, VIEWS } from '../../server/src/dossiers/dto/list.dto.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, type ReachableState, takeIn, type TestDossier } from '../support/dossiers.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

interface Row {
  readonly id: string;
  readonly runsOutAt: string | null;
  readonly nextAct: string | null;
  readonly [more: string]: unknown;
}

describe('lists of the desk', () => {
  let api: TestApi;
  let counter: TestClient;
  let caseOfficer: TestClient;
  let leader: TestClient;
  const made: Record<string, TestDossier> = {};

  /** Moves what the clock says of a dossier; the rules that compute it are tested elsewhere. */
  const runsOut = (name: string, column: 'due_at' | 'response_due_at', at: number, soonAt = at): Promise<unknown> =>
    api.sql(
      column === 'due_at'
        ? 'UPDATE dossier SET due_at = $2, due_soon_at = $3 WHERE id = $1'
        : 'UPDATE dossier SET response_due_at = $2, due_soon_at = $3 WHERE id = $1',
      [made[name]!.id, new Date(at), new Date(soonAt)],
    );

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    caseOfficer = await api.as('thuly');
    leader = await api.as('lanhdao');
    for (const state of DOSSIER_STATES as ReachableState[]) made[state] = await inState[state](api);
    for (const name of ['late', 'today', 'soon']) made[name] = await inState.processing(api);
    for (const name of ['answerLate', 'answerToday']) made[name] = await inState.submitted(api);
    made['paused'] = await mustAct(leader, await inState.processing(api), 'pause', {
      cause: 'force_majeure',
      document: 'QĐ 1',
      reviewOn: '2099-01-01',
    });

    const now = Date.now();
    const midnight = instantAt(addDays(localDateOf(new Date(now)), 1), 0).getTime();
    const today = (now + midnight) / 2;
    const later = midnight + 30 * DAY;
    for (const name of ['accepted', 'processing']) await runsOut(name, 'due_at', later);
    await runsOut('submitted', 'response_due_at', later);
    await runsOut('late', 'due_at', now - 2 * DAY, now - 3 * DAY);
    await runsOut('paused', 'due_at', now - DAY);
    await runsOut('today', 'due_at', today);
    await runsOut('soon', 'due_at', midnight + MINUTE, now - MINUTE);
    await runsOut('answerLate', 'response_due_at', now - DAY);
    await runsOut('answerToday', 'response_due_at', today);
  });
  afterAll(() => api.stop());

  const get = async (client: TestClient, path: string): Promise<TestAnswerBody> => {
    const { status, body } = await client.get(`/api/v1/dossiers${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body as TestAnswerBody;
  };
  interface TestAnswerBody {
    readonly data: Row[];
    readonly page: { nextCursor: string | null; total?: { value: number; exact: boolean } };
    readonly [more: string]: unknown;
  }
  const names = async (client: TestClient, query: string): Promise<string[]> => {
    const { data } = await get(client, `?limit=100&${query}`);
    const nameOf = new Map(Object.entries(made).map(([name, { id }]) => [id, name]));
    return data.map(({ id }) => nameOf.get(id)!).sort();
  };

  it('show a counter officer their own and what waits at the counter', async () => {
    expect(await names(counter, 'view=work')).toEqual(
      [
        ...['submitted', 'answerLate', 'answerToday', 'accepted', 'awaiting_supplement', 'awaiting_payment', 'decided'],
        // Given away and not yet confirmed: still the giver's.
        ...['processing', 'late', 'today', 'soon', 'paused', 'suspended'],
      ].sort(),
    );
    const dossier = made['late']!;
    made['late'] = await mustAct(caseOfficer, dossier, 'receive_handover');
    expect(await names(counter, 'view=work')).not.toContain('late');
  });

  it('show a case officer and a leader what is theirs, and a desk nothing of an office that only handles', async () => {
    expect(await names(caseOfficer, 'view=work')).toEqual(
      ['late', 'paused', 'processing', 'soon', 'suspended', 'today'].sort(),
    );
    expect(await names(leader, 'view=work')).toEqual([]);
    const elsewhere = await takeIn(await api.as('motcua2'), { handlingOfficeCode: 'H23.18.07' });
    // Before an office opens, what is due in a day is due today; the figures below do not count this one.
    await api.sql('UPDATE dossier SET due_at = $2, due_soon_at = $2 WHERE id = $1', [
      elsewhere.id,
      new Date(Date.now() + 30 * DAY),
    ]);
    const ids = async (view: string): Promise<string[]> =>
      (await get(counter, `?limit=100&view=${view}`)).data.map(({ id }) => id);
    expect(await ids('desk')).toContain(elsewhere.id);
    expect(await ids('work')).not.toContain(elsewhere.id);
  });

  it('say what has run out, runs out today and is due soon', async () => {
    expect(await names(counter, 'due=overdue')).toEqual(['answerLate', 'late']);
    expect(await names(counter, 'due=today')).toEqual(['answerToday', 'today']);
    expect(await names(counter, 'due=soon')).toEqual(['soon']);
    expect(await names(counter, 'due=overdue&view=mine')).toEqual([]);
    expect(await names(caseOfficer, 'due=overdue&view=mine')).toEqual(['late']);
  });

  describe.each(VIEWS)('have figures over them that equal them: %s', (view) => {
    it.each(['motcua', 'thuly', 'lanhdao', 'giamsat'])('for %s', async (username) => {
      const client = await api.as(username);
      const query = username === 'giamsat' ? `view=${view}&officeCode=H23.18.07` : `view=${view}`;
      const counts = await get(client, `/counts?${query}`);
      const total = async (tile: string): Promise<unknown> =>
        (await get(client, `?${query}&limit=1&count=true${tile}`)).page.total!.value;
      const lists = {
        total: { value: await total(''), exact: true },
        states: Object.fromEntries(
          await Promise.all(DOSSIER_STATES.map(async (state) => [state, await total(`&state=${state}`)])),
        ) as object,
        due: Object.fromEntries(
          await Promise.all(DUES.map(async (due) => [due, await total(`&due=${due}`)])),
        ) as object,
        waitingCitizen: await total('&state=awaiting_supplement&state=awaiting_payment'),
        toHandOver: await total('&state=decided'),
      };
      expect(counts).toEqual(lists);
    });
  });

  it('have figures that follow every filter, and are not all nothing', async () => {
    const all = await get(counter, '/counts');
    expect(all['due']).toEqual({ overdue: 2, today: 2, soon: 1 });
    expect(Object.values(all['states'] as object).every((n) => n > 0)).toBe(true);
    const code = made['late']!.code;
    expect(await get(counter, `/counts?q=${code}&due=overdue`)).toMatchObject({
      total: { value: 1, exact: true },
      due: { overdue: 1, today: 0, soon: 0 },
    });
    const today = localDateOf(new Date());
    for (const filter of [
      'state=decided',
      'procedureCode=1.001193',
      `assigneeId=${caseOfficer.user.id}`,
      `receivedFrom=${today}&receivedTo=${today}`,
      `dueFrom=${today}`,
      'q=nguyen',
      `q=${code.slice(-4)}`,
    ]) {
      const { total } = (await get(counter, `?limit=1&count=true&${filter}`)).page;
      expect(total!.value).toBeGreaterThan(0);
      expect([filter, (await get(counter, `/counts?${filter}`))['total']]).toEqual([filter, total]);
    }
  });

  it('leave one record of the look for a list and none for figures, which name nobody', async () => {
    const records = (): Promise<unknown[]> => api.sql('SELECT 1 FROM access_record');
    const before = (await records()).length;
    await get(counter, '/counts?q=nguyen');
    expect(await records()).toHaveLength(before);
    await get(counter, '?q=nguyen');
    expect(await records()).toHaveLength(before + 1);
  });

  it.each(SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((order) => [sort, order] as const)))(
    'page by %s %s without losing or doubling a row',
    async (sort, order) => {
      const whole = (await get(counter, `?limit=100&sort=${sort}&order=${order}`)).data;
      expect(whole.length).toBeGreaterThan(15);
      const paged: Row[] = [];
      let cursor = '';
      do {
        const page: TestAnswerBody = await get(counter, `?limit=2&sort=${sort}&order=${order}${cursor}`);
        paged.push(...page.data);
        cursor = page.page.nextCursor === null ? '' : `&cursor=${page.page.nextCursor}`;
      } while (cursor);
      expect(paged).toEqual(whole);
      const values = whole.map((row) => row[sort] as string | null);
      const given = values.filter((value) => value !== null);
      const sorted = [...given].sort();
      expect(values).toEqual([
        ...(order === 'asc' ? sorted : sorted.reverse()),
        ...Array<null>(values.length - given.length).fill(null),
      ]);
    },
  );

  it('say of each row when it runs out: the answer, then the result, nothing while the clock stands', async () => {
    const { data } = await get(counter, '?limit=100');
    expect(data.length).toBeGreaterThan(0);
    for (const row of data) {
      const running = ['accepted', 'processing'].includes(row['state'] as string) && !row['paused'];
      const expected = row['state'] === 'submitted' ? row['responseDueAt'] : running ? row['dueAt'] : null;
      expect([row['code'], row.runsOutAt]).toEqual([row['code'], expected]);
    }
  });

  it.each(['motcua', 'thuly', 'lanhdao', 'vanthu'])(
    'name for %s the same next act as the page of the dossier, and only what may be done',
    async (username) => {
      const client = await api.as(username);
      const { data } = await get(client, '?limit=100');
      expect(data.length).toBeGreaterThan(15);
      for (const row of data) {
        const one = await get(client, `/${row.id}`);
        expect([row['code'], row.nextAct]).toEqual([row['code'], one['nextAct']]);
        if (row.nextAct !== null)
          expect(one['allowedTransitions']).toContainEqual({ transition: row.nextAct, mode: 'act' });
      }
    },
  );

  it('lead a dossier from the counter back to it, act by act', async () => {
    const people = { motcua: counter, thuly: caseOfficer, lanhdao: leader, vanthu: await api.as('vanthu') };
    let dossier = await takeIn(counter, { accept: false });
    const step = async (username: keyof typeof people, transition: string, fields: object = {}): Promise<Row> => {
      const rowFor = async (name: keyof typeof people): Promise<Row> =>
        (await get(people[name], `?q=${dossier.code}`)).data[0]!;
      expect([username, (await rowFor(username)).nextAct]).toEqual([username, transition]);
      dossier = await mustAct(people[username], dossier, transition, fields);
      return rowFor(username);
    };
    await step('motcua', 'accept');
    expect(await step('motcua', 'forward')).toMatchObject({ holder: { id: counter.user.id }, nextAct: null });
    expect(await step('thuly', 'receive_handover')).toMatchObject({ holder: { id: caseOfficer.user.id } });
    await step('thuly', 'forward');
    await step('lanhdao', 'receive_handover');
    expect(await step('lanhdao', 'sign', { outcome: 'granted' })).toMatchObject({ signed: true, sameVisit: false });
    expect(await step('vanthu', 'decide', { results: [{}] })).toMatchObject({ signed: false, resultAtCounterAt: null });
    expect(await step('motcua', 'receive_result')).toMatchObject({ resultAtCounterAt: expect.any(String) });
    const collector = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };
    expect(await step('motcua', 'hand_over', { method: 'desk', collector })).toMatchObject({ nextAct: null });
  });

  it('flag what is finished while the citizen waits', async () => {
    const components = ['BC', 'BS'].map((code) => ({ code, present: true }));
    const { code } = await takeIn(counter, { procedureCode: '2.000815', caseCode: undefined, components });
    expect((await get(counter, `?q=${code}`)).data).toMatchObject([{ code, sameVisit: true, nextAct: 'forward' }]);
  });

  it('find a company by its tax code, and record that it was searched for without the number', async () => {
    const applicant = {
      kind: 'organisation',
      fullName: 'Công ty TNHH Sao Đỏ',
      otherId: { kind: 'taxCode', number: '0100109106-001' },
    };
    const { id } = await takeIn(counter, { applicant });
    const search = (taxCode: string) => counter.post('/api/v1/dossiers/search', { taxCode });
    const found = await search('0100109106-001');
    expect([found.status, (found.body as { data: Row[] }).data.map((row) => row.id)]).toEqual([200, [id]]);
    const [record] = await api.sql<object>(
      `SELECT action, fields, purpose FROM access_record ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(record).toEqual({ action: 'search', fields: ['taxCode'], purpose: null });
    expect((await search('0100109106')).body).toMatchObject({ data: [] });
  });

  it('finds a name however its apostrophe is written, also one that was folded with its own', async () => {
    const applicant = { kind: 'person', fullName: 'H\u2019Hen Niê', otherId: { kind: 'none' } };
    const { id } = await takeIn(counter, { applicant });
    const found = async (): Promise<unknown[]> => {
      const lists = ["'", '\u2018', '\u2019', '\u02BC', '`', '\u00B4'].map((apostrophe) =>
        counter.get(`/api/v1/dossiers?q=${encodeURIComponent(`h${apostrophe}hen`)}`),
      );
      return (await Promise.all(lists)).map(({ body }) => (body as { data: Row[] }).data.map((row) => row.id));
    };
    const always = Array.from({ length: 6 }, () => [id]);
    expect(await found()).toEqual(always);
    await api.sql(`UPDATE dossier SET applicant_fold = 'h\u2019hen nie' WHERE id = $1`, [id]);
    await api.sql(foldApostrophes('dossier', 'applicant_fold'));
    expect(await found()).toEqual(always);
  });

  it('counts ten thousand of a list and says that there are more', async () => {
    await api.sql(
      `INSERT INTO dossier
       SELECT r.* FROM dossier d, generate_series(1, 10001) n, jsonb_populate_record(d, jsonb_build_object(
                'id', gen_random_uuid(), 'code', 'H23.18.07-200101-' || lpad(n::text, 5, '0'),
                'state', 'withdrawn', 'applicant_fold', 'rat nhieu')) r WHERE d.id = $1`,
      [made['submitted']!.id],
    );
    // What is still to be done is counted whole, although it stands behind ten thousand that have ended.
    await api.sql(`UPDATE dossier SET applicant_fold = 'rat nhieu' WHERE id = $1`, [made['awaiting_supplement']!.id]);
    const { body } = await counter.get('/api/v1/dossiers/counts?q=rat%20nhieu');
    expect(body).toMatchObject({
      total: { value: 10_000, exact: false },
      states: { awaiting_supplement: 1 },
      waitingCitizen: 1,
    });
    // Of the first 10,001 in whatever order they are found in: the one that is not ended may be among them.
    expect([10_000, 10_001]).toContain(body.states.withdrawn);
  });
});
