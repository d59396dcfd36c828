import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, localDateOf } from '@motcua/shared/calendar';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { handoverSheet } from '../../server/src/papers/templates/handover-sheet.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { whileTakenOver } from '../support/succession.js';
import { describePapers, pagesOf, structureOf, textOf } from '../support/pdf-tools.js';
import { differenceFromGolden, POINTS_THAT_MAY_DIFFER } from './golden-pictures.js';
import { APPLICANT, OFFICE } from './paper-fixtures.js';

const SHEETS = '/api/v1/papers/handover-sheets';

describePapers('sheets for piles of dossiers', () => {
  let api: TestApi;
  let counter: TestClient;
  let officer: TestClient;
  let pile: TestDossier[];
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    officer = await api.as('thuly');
    pile = [];
    for (let n = 0; n < 3; n++) pile.push(await mustAct(counter, await takeIn(counter), 'forward'));
  });
  afterAll(() => api.stop());

  const idsOf = (dossiers: readonly TestDossier[]): string[] => dossiers.map(({ id }) => id);
  const print = (client: TestClient, dossiers: readonly TestDossier[]) =>
    client.post(SHEETS, { dossierIds: idsOf(dossiers) });
  const read = async ({ cookie }: TestClient, ids: readonly string[]): Promise<Buffer> => {
    const response = await fetch(`${api.url}${SHEETS}?ids=${ids.join(',')}`, { headers: { cookie } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return Buffer.from(await response.arrayBuffer());
  };

  it('are one for what went from one hand to another, and the same bytes when asked for again', async () => {
    const first = await print(counter, pile);
    expect(first).toMatchObject({
      status: 201,
      body: {
        data: [{ number: 1, dossiers: 3, copies: 1, giver: counter.user.fullName, receiver: officer.user.fullName }],
      },
    });
    const { id } = first.body.data[0] as { id: string };
    const bytes = await read(counter, [id]);
    const text = textOf(bytes).replaceAll(/\s/g, '');
    for (const { code } of pile) expect(text).toContain(code);
    for (const words of ['PHIẾU BÀN GIAO HỒ SƠ', 'Số: 1/PBG', 'Tổng số: 3 hồ sơ, 3 bộ.', 'NGƯỜI GIAO', 'NGƯỜI NHẬN']) {
      expect(text).toContain(words.replaceAll(' ', ''));
    }
    // In another order, by whoever takes them, after a change of the person's name.
    await mustAct(counter, pile[0]!, 'correct', { changes: { address: 'Số 9' }, reason: 'Ghi nhầm' });
    const again = await print(officer, pile.toReversed());
    expect(again.body.data).toEqual([{ ...first.body.data[0], copies: 2 }]);
    expect((await read(officer, [id])).equals(bytes)).toBe(true);
    const kept = await api.sql(
      `SELECT e.transition, e.dossier_id AS id FROM handover_sheet s, unnest(s.event_ids) WITH ORDINALITY o(id, n)
         JOIN dossier_event e ON e.id = o.id ORDER BY o.n`,
    );
    expect(kept).toEqual(idsOf(pile).map((one) => ({ transition: 'forward', id: one })));
    const looks = await api.sql(
      `SELECT count(*)::int AS n FROM access_record WHERE fields = '{handover_sheet}' AND purpose LIKE 'copy %'`,
    );
    expect(looks).toEqual([{ n: 6 }]);
  });

  it('are made once though two ask at the same time', async () => {
    const other = [await mustAct(counter, await takeIn(counter), 'forward'), pile[2]!];
    const answers = await Promise.all([print(counter, other), print(officer, other), print(counter, other)]);
    const views = answers.map(({ body }) => body.data[0] as { number: number; copies: number });
    expect(views.map(({ number }) => number)).toEqual([2, 2, 2]);
    expect(views.map(({ copies }) => copies).sort()).toEqual([1, 2, 3]);
  });

  it('are counted only once their file has come', async () => {
    const fresh = await mustAct(counter, await takeIn(counter), 'forward');
    const made = await counter.post(SHEETS, { dossierIds: [fresh.id], countCopy: false });
    expect(made.body.data).toMatchObject([{ dossiers: 1, copies: 0 }]);
    const { id } = made.body.data[0] as { id: string };
    await read(counter, [id]);
    const kept = async () => [
      await api.sql('SELECT copies FROM handover_sheet WHERE id = $1', [id]),
      await api.sql(`SELECT purpose FROM access_record WHERE dossier_id = $1 AND purpose LIKE 'copy %'`, [fresh.id]),
    ];
    expect(await kept()).toEqual([[{ copies: 0 }], []]);
    expect((await counter.post(`${SHEETS}/copies`, { sheetIds: [id] })).body).toEqual({ counted: 1 });
    expect(await kept()).toEqual([[{ copies: 1 }], [{ purpose: 'copy 1' }]]);
  });

  it('are several where several took over, and say nothing of what was taken back', async () => {
    const back = await mustAct(officer, await mustAct(officer, pile[1]!, 'receive_handover'), 'send_back', {
      reason: 'Thiếu chữ ký ở tờ khai',
    });
    const recalled = await mustAct(counter, await mustAct(counter, await takeIn(counter), 'forward'), 'recall');
    const { body } = await print(counter, [back, recalled, pile[2]!]);
    const sheets = body.data as { id: string; dossiers: number; giver: string }[];
    expect(sheets.map(({ dossiers, giver }) => [dossiers, giver]).sort()).toEqual(
      [
        [1, counter.user.fullName],
        [1, officer.user.fullName],
      ].sort(),
    );
    const text = textOf(
      await read(
        counter,
        sheets.map(({ id }) => id),
      ),
    ).replaceAll(/\s/g, '');
    expect(text).toContain('Thiếuchữkýởtờkhai');
    expect(text).not.toContain(recalled.code);
    expect(await print(counter, [recalled])).toMatchObject({ status: 422, body: { code: 'paper.no_ground' } });
  });

  it('name the steps that a dossier was at, also those that its present case does not have', async () => {
    const code = '1.004873';
    const steps = ['tiep_nhan', 'tham_tra', 'ky'].map((one, n) => ({
      code: one,
      name: one,
      role: (['counter_officer', 'case_officer', 'leader'] as const)[n],
    }));
    await api.sql(
      `UPDATE procedure_version v SET definition = jsonb_set(definition, '{cases,0,steps}', $2::jsonb)
         FROM procedure p WHERE p.id = v.procedure_id AND p.code = $1 AND definition #>> '{cases,0,code}' = 'XAC_MINH'`,
      [code, JSON.stringify(steps)],
    );
    const { components } = (await counter.get(`/api/v1/procedures/${code}`)).body as { components: { code: string }[] };
    const taken = await takeIn(counter, {
      procedureCode: code,
      caseCode: undefined,
      components: components.map((one) => ({ code: one.code, present: true })),
    });
    const passed = await mustAct(counter, taken, 'forward', { assigneeId: officer.user.id });
    const other = { caseCode: 'XAC_MINH', reason: 'Cần xác minh' };
    const changed = await mustActApproved(officer, await api.as('lanhdao'), passed, 'change_case', other);
    const { stepNames } = changed['procedure'] as { stepNames: Record<string, string> };
    const { toStep } = (changed['handovers'] as { toStep: string }[]).at(-1)!;
    expect(steps.map((one) => one.code)).not.toContain(toStep);
    const name = stepNames[toStep]!;
    expect(stepNames).toMatchObject({ tham_tra: 'tham_tra' });
    const { body } = await print(counter, [changed]);
    const text = textOf(await read(counter, [(body.data[0] as { id: string }).id])).replaceAll(/\s/g, '');
    expect(text).toContain(name.replaceAll(' ', ''));
  });

  it('are read where the dossiers are handled, and nowhere else', async () => {
    const elsewhere = await takeIn(await api.as('motcua2'), { handlingOfficeCode: 'H23.18.07' });
    const passed = await mustAct(await api.as('motcua2'), elsewhere, 'forward', { assigneeId: officer.user.id });
    const { body } = await print(officer, [passed]);
    const { id } = body.data[0] as { id: string };
    expect(textOf(await read(officer, [id])).replaceAll(/\s/g, '')).toContain(passed.code);
    const theirs = await mustAct(await api.as('motcua2'), await takeIn(await api.as('motcua2')), 'forward');
    expect((await print(officer, [passed, theirs])).status).toBe(404);
    const own = (await print(await api.as('motcua2'), [theirs])).body.data[0] as { id: string };
    expect((await officer.get(`${SHEETS}?ids=${id},${own.id}`)).status).toBe(404);
    expect(await print(await api.as('giamsat'), pile)).toMatchObject({
      status: 403,
      body: { code: 'role.not_allowed' },
    });
  });

  it('of an office that was taken over are found by the one that has done so', async () => {
    const heir = await api.as('motcua2');
    const fresh = await mustAct(counter, await takeIn(counter), 'forward');
    const { id } = (await print(counter, [fresh])).body.data[0] as { id: string };
    const found = async (): Promise<unknown> =>
      (await heir.get(`${SHEETS}/printed?dossierCode=${fresh.code}`)).body.data;
    expect(await found()).toEqual([]);
    await whileTakenOver(api, async () => {
      expect(await found()).toMatchObject([{ id, otherOffice: 'UBND phường Cộng Hòa' }]);
      expect(textOf(await read(heir, [id])).replaceAll(/\s/g, '')).toContain(fresh.code);
    });
  });

  it('of an office that was taken over are of the one that has done so, in its count', async () => {
    const heir = await api.as('motcua2');
    const fresh = await mustAct(counter, await takeIn(counter), 'forward');
    const own = await mustAct(heir, await takeIn(heir), 'forward');
    await whileTakenOver(api, async () => {
      const sheetOf = async (dossier: TestDossier) => (await print(heir, [dossier])).body.data[0];
      const first = await sheetOf(fresh);
      expect(await sheetOf(own)).toMatchObject({ number: first.number + 1 });
      const text = textOf(await read(heir, [first.id]));
      expect(text).toContain('PHƯỜNG SAO ĐỎ');
      expect(text).not.toMatch(/phường Cộng Hòa/i);
      expect((await heir.get(`${SHEETS}/printed?dossierCode=${fresh.code}`)).body.data).toMatchObject([
        { number: first.number, otherOffice: null },
      ]);
    });
    // Its own count is as it was.
    const before = await api.sql<{ last: number }>(
      `SELECT last FROM number_series s JOIN office o ON o.id = s.office_id WHERE o.code = 'H23.18.07' AND kind = 'handover_sheet'`,
    );
    const after = await mustAct(counter, await takeIn(counter), 'forward');
    expect((await print(counter, [after])).body.data[0].number).toBe(before[0]!.last + 1);
  });

  it('are found by day, person, kind and dossier, and printed again', async () => {
    const list = async (query: string, client = counter): Promise<Record<string, unknown>[]> => {
      const { status, body } = await client.get(`${SHEETS}/printed?${query}`);
      expect(status).toBe(200);
      return body.data as Record<string, unknown>[];
    };
    const all = await list('limit=100');
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id as string)
        .sort()
        .reverse(),
    );
    const [first] = await list(`dossierCode=${pile[0]!.code}`);
    expect(first).toMatchObject({
      kind: 'dossiers',
      number: 1,
      giver: counter.user.fullName,
      receiver: officer.user.fullName,
      dossiers: 3,
      copies: 2,
      otherOffice: null,
      madeBy: counter.user.fullName,
    });
    const day = localDateOf(new Date(first!['madeAt'] as string));
    for (const query of [`from=${day}`, `to=${addDays(day, 1)}`, `staffId=${officer.user.id}`, 'kind=dossiers']) {
      expect(await list(`limit=100&${query}`)).toContainEqual(first);
    }
    const nobody = (await api.as('vanthu')).user.id;
    for (const query of [`from=${addDays(day, 2)}`, `to=${addDays(day, -1)}`, `staffId=${nobody}`, 'kind=results']) {
      expect(await list(query)).toEqual([]);
    }
    expect(await list('dossierCode=H23.18.07-000101-0001')).toEqual([]);
    const { body: page } = await counter.get(`${SHEETS}/printed?limit=1`);
    const next = await list(`limit=1&cursor=${(page as { page: { nextCursor: string } }).page.nextCursor}`);
    expect([page.data[0].id, next[0]!['id']]).toEqual([all[0]!['id'], all[1]!['id']]);

    const id = first!['id'] as string;
    const copies = (client: TestClient) => client.post(`${SHEETS}/copies`, { sheetIds: [id] });
    const bytes = await read(counter, [id]);
    expect((await copies(officer)).body).toEqual({ counted: 1 });
    expect(await list(`dossierCode=${pile[0]!.code}`)).toContainEqual({ ...first, copies: 3 });
    expect((await read(officer, [id])).equals(bytes)).toBe(true);
    expect((await copies(await api.as('giamsat'))).body.code).toBe('role.not_allowed');
    expect((await copies(await api.as('motcua2'))).status).toBe(404);
  });

  it('are found where the dossiers are handled that others received', async () => {
    const receiver = await api.as('motcua2');
    const elsewhere = await takeIn(receiver, { handlingOfficeCode: 'H23.18.07' });
    const passed = await mustAct(receiver, elsewhere, 'forward', { assigneeId: officer.user.id });
    await print(officer, [passed]);
    const { body } = await officer.get(`${SHEETS}/printed?dossierCode=${passed.code}`);
    expect(body.data).toMatchObject([{ giver: receiver.user.fullName, dossiers: 1 }]);
    const theirs = await mustAct(receiver, await takeIn(receiver), 'forward');
    await print(receiver, [theirs]);
    expect((await officer.get(`${SHEETS}/printed?dossierCode=${theirs.code}`)).body.data).toEqual([]);
  });

  it('go on over pages with their head again', async () => {
    const at = new Date('2026-03-15T15:05:00+07:00');
    const pdf = await renderPaper(
      handoverSheet({
        office: OFFICE,
        number: 42,
        giver: { fullName: 'Nguyễn Thị Thuỳ Dương', places: [OFFICE.counterName] },
        receiver: { fullName: 'Đỗ Thế Quỳnh', places: ['Công chức Tư pháp – Hộ tịch', 'Công chức Địa chính'] },
        lines: Array.from({ length: 24 }, (_, n) => ({
          code: `H23.18.07-260315-${String(n + 1).padStart(4, '0')}`,
          procedureName: n % 3 === 0 ? 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con' : 'Đăng ký khai sinh',
          applicantName: APPLICANT,
          sets: n === 1 ? 2 : 1,
          givenAt: at,
          dueAt: n === 2 ? null : new Date('2026-03-18T17:00:00+07:00'),
          note: n === 3 ? 'Chuyển lại: thiếu chữ ký của người được ủy quyền' : '',
        })),
        madeAt: at,
      }),
    );
    expect(pagesOf(pdf)).toBe(2);
    expect(textOf(pdf).replaceAll(/\s/g, '')).toContain('Tổngsố:24hồsơ,25bộ.');
    expect(structureOf(pdf)).toMatch(/TH:\s+\/Scope \/Column/);
    expect(differenceFromGolden('handover-sheet', pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });
});
