import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, localDateOf } from '@motcua/shared/calendar';
import { FORM_SETS } from '@motcua/shared/papers';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { intakeList } from '../../server/src/papers/templates/intake-list.js';
import { processHistory } from '../../server/src/papers/templates/process-history.js';
import { register } from '../../server/src/papers/templates/register.js';
import { resultHandover } from '../../server/src/papers/templates/result-handover.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { citizenId, inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { whileTakenOver } from '../support/succession.js';
import { describePapers, pagesOf, structureOf, textOf } from '../support/pdf-tools.js';
import { differenceFromGolden, POINTS_THAT_MAY_DIFFER } from './golden-pictures.js';
import { ADDRESS, APPLICANT, OFFICE } from './paper-fixtures.js';

describePapers('papers about many dossiers', () => {
  let api: TestApi;
  let counter: TestClient;
  let done: TestDossier;
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    done = await inState.handed_over(api);
  });
  afterAll(() => api.stop());

  const file = async (path: string): Promise<Buffer> => {
    const response = await fetch(`${api.url}/api/v1/papers/${path}`, { headers: { cookie: counter.cookie } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return Buffer.from(await response.arrayBuffer());
  };

  it('list what the counter received in a period, and leave a record', async () => {
    const other = await takeIn(await api.as('motcua2'));
    const submitted = await inState.submitted(api);
    const today = localDateOf(new Date(done['receivedAt'] as string));
    const text = textOf(await file(`register?from=${today}&to=${today}`));
    for (const words of ['SỔ THEO DÕI HỒ SƠ', 'Mẫu số 07', 'Nguyễn Thị Hoà', 'Phương thức nhận', 'NGƯỜI LẬP SỔ']) {
      expect(text).toContain(words);
    }
    // Codes are broken where the column ends.
    const without = (code: string): string => code.replaceAll(' ', '');
    expect(without(text)).toContain(without(done.code));
    expect(without(text)).not.toContain(without(other.code));
    expect(without(text)).not.toContain(without(submitted.code));
    const rows = await api.sql(`SELECT purpose FROM access_record WHERE fields = '{register}'`);
    expect(rows).toEqual([{ purpose: 'rows: 1' }]);
    const before = addDays(today, -1);
    expect(textOf(await file(`register?from=${before}&to=${before}`))).toContain('Tổng số: 0 hồ sơ');
    const answer = await counter.get(`/api/v1/papers/register?from=${today}&to=${before}`);
    expect([answer.status, answer.body.code]).toEqual([422, 'paper.period_invalid']);
  });

  it('are kept as they were printed, until they say something else', async () => {
    const today = localDateOf(new Date(done['receivedAt'] as string));
    const print = async (client: TestClient): Promise<{ id: string; lines: number; copies: number }> => {
      const { status, body } = await client.post('/api/v1/papers/registers', { from: today, to: today });
      expect(status).toBe(201);
      return body;
    };
    const first = await print(counter);
    expect(first).toMatchObject({ from: today, to: today, lines: 1, copies: 1 });
    const bytes = await file(`registers/${first.id}`);
    // By somebody else, at another time.
    const again = await print(await api.as('vanthu'));
    expect(again).toEqual({ ...first, copies: 2 });
    expect((await file(`registers/${first.id}`)).equals(bytes)).toBe(true);
    const both = await Promise.all([print(counter), print(counter)]);
    expect(both.map(({ copies }) => copies).sort()).toEqual([3, 4]);

    await takeIn(counter);
    const longer = await print(counter);
    expect([longer.id === first.id, longer.lines, longer.copies]).toEqual([false, 2, 1]);
    expect((await file(`registers/${first.id}`)).equals(bytes)).toBe(true);
    const copies = await api.sql(
      `SELECT purpose FROM access_record WHERE fields = '{register}' AND purpose LIKE '%copy%' ORDER BY purpose`,
    );
    expect(copies).toEqual(
      ['rows: 1; copy 1', 'rows: 1; copy 2', 'rows: 1; copy 3', 'rows: 1; copy 4', 'rows: 2; copy 1'].map(
        (purpose) => ({ purpose }),
      ),
    );
  });

  it('are counted only once their file has come', async () => {
    await takeIn(counter);
    const today = localDateOf(new Date(done['receivedAt'] as string));
    const made = await counter.post('/api/v1/papers/registers', { from: today, to: today, countCopy: false });
    expect([made.status, made.body.copies]).toEqual([201, 0]);
    const { id, lines } = made.body as { id: string; lines: number };
    await file(`registers/${id}`);
    const kept = () => api.sql('SELECT copies FROM register_print WHERE id = $1', [id]);
    expect(await kept()).toEqual([{ copies: 0 }]);
    const copies = `/api/v1/papers/registers/${id}/copies`;
    expect((await counter.post(copies)).body).toEqual({ id, copies: 1 });
    expect((await (await api.as('motcua2')).post(copies)).status).toBe(404);
    expect(await kept()).toEqual([{ copies: 1 }]);
    const purpose = `rows: ${lines}; copy 1`;
    expect(await api.sql('SELECT 1 FROM access_record WHERE purpose = $1', [purpose])).toHaveLength(1);
  });

  it('are found again by the days that they are of, the newest first', async () => {
    await takeIn(counter);
    const today = localDateOf(new Date(done['receivedAt'] as string));
    const print = async (from: string): Promise<string> =>
      (await counter.post('/api/v1/papers/registers', { from, to: today })).body.id as string;
    const [ofToday, ofWeek] = [await print(today), await print(addDays(today, -6))];
    const list = async (query: string, client = counter) =>
      (await client.get(`/api/v1/papers/registers?${query}`)).body;
    const { data } = await list('limit=2');
    expect(data).toEqual([
      expect.objectContaining({ id: ofWeek, from: addDays(today, -6), to: today, copies: 1 }),
      expect.objectContaining({ id: ofToday, from: today, to: today, copies: 1 }),
    ]);
    expect(Object.keys(data[0]).sort()).toEqual([
      'copies',
      'from',
      'id',
      'lines',
      'madeAt',
      'madeBy',
      'officeName',
      'to',
    ]);
    const first = await list('limit=1');
    expect(first.page.hasNext).toBe(true);
    expect((await list(`limit=1&cursor=${first.page.nextCursor}`)).data).toEqual([data[1]]);
    const ids = ({ data: rows }: { data: { id: string }[] }): string[] => rows.map(({ id }) => id);
    // Of yesterday only the week holds something.
    expect(ids(await list(`to=${addDays(today, -1)}`))).toEqual([ofWeek]);
    expect(ids(await list(`from=${addDays(today, 1)}`))).toEqual([]);
    expect(await list('', await api.as('motcua2'))).toMatchObject({ data: [] });
    expect((await counter.get('/api/v1/papers/registers/offices')).body.data).toHaveLength(1);
    await whileTakenOver(api, async () => {
      const heir = await api.as('motcua2');
      expect((await list('limit=2', heir)).data).toEqual(data);
      expect((await heir.get(`/api/v1/papers/registers/${ofToday}`)).status).toBe(200);
      const { data: offices } = (await heir.get('/api/v1/papers/registers/offices')).body;
      expect(offices.map(({ code }: { code: string }) => code)).toEqual([OTHER_WARD, WARD]);
      // Its book is still its own, under the name of who keeps it now; until that day it is the same.
      const again = async (): Promise<{ id: string; copies: number }> =>
        (await heir.post('/api/v1/papers/registers', { from: today, to: today, officeCode: WARD })).body;
      const words = textOf(await file(`registers/${(await again()).id}`));
      expect(words).toContain('ỦY BAN NHÂN DÂN PHƯỜNG SAO ĐỎ');
      expect(words).toMatch(/Quyển số: \d{4} \(Ủy ban nhân dân phường Cộng Hòa\)/);
      await api.sql(`UPDATE office_succession SET effective_on = $1 WHERE decision_number = '1/NQ'`, [
        addDays(today, 1),
      ]);
      const back = await counter.post('/api/v1/papers/registers', { from: today, to: today });
      expect(back.body).toMatchObject({ id: ofToday, copies: 2 });
      // Nor does a book that reaches beyond that day bear the name of who will keep it.
      const ahead = textOf(await file(`register?from=${today}&to=${addDays(today, 7)}`));
      expect(ahead).toContain('ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA');
    });
    const bytes = await file(`registers/${ofToday}`);
    await counter.post(`/api/v1/papers/registers/${ofToday}/copies`);
    expect((await list('limit=3')).data[2]).toMatchObject({ id: ofToday, copies: 3 });
    expect((await file(`registers/${ofToday}`)).equals(bytes)).toBe(true);
  });

  const sheetOf = (client: TestClient, dossiers: readonly TestDossier[]) =>
    client.post('/api/v1/papers/handover-sheets', { dossierIds: dossiers.map(({ id }) => id), kind: 'results' });
  const readSheet = (id: string): Promise<Buffer> => file(`handover-sheets?ids=${id}`);

  it('take results to the counter, the same bytes when asked for again', async () => {
    const leader = await api.as('lanhdao');
    const results = [{ symbol: 'GKS' }];
    const decided = await mustAct(leader, await inState.processing(api), 'decide', { results });
    const open = await inState.processing(api);
    const first = await sheetOf(counter, [decided, done, open]);
    expect(first).toMatchObject({
      status: 201,
      body: { data: [{ kind: 'results', number: 1, dossiers: 2, copies: 1, giver: null, receiver: null }] },
    });
    const { id } = first.body.data[0] as { id: string };
    const bytes = await readSheet(id);
    const text = textOf(bytes).replaceAll(' ', '');
    for (const words of ['PHIẾUBÀNGIAOKẾTQUẢ', 'Số:1/PBGKQ', 'Tổngsố:2hồsơ.', decided.code, done.code]) {
      expect(text).toContain(words);
    }
    expect(text).toMatch(/số\d+\/\d{4}\(GKS\)/u);
    expect(text).not.toContain(open.code);
    const again = await sheetOf(await api.as('vanthu'), [done, decided]);
    expect(again.body.data).toEqual([{ ...first.body.data[0], copies: 2 }]);
    expect((await readSheet(id)).equals(bytes)).toBe(true);
    const about = await api.sql(
      `SELECT e.transition FROM handover_sheet s JOIN dossier_event e ON e.id = ANY (s.event_ids) WHERE s.id = $1`,
      [id],
    );
    expect(about).toEqual([{ transition: 'decide' }, { transition: 'decide' }]);
    expect(await sheetOf(counter, [open])).toMatchObject({ status: 422, body: { code: 'paper.no_ground' } });
    expect(await sheetOf(await api.as('giamsat'), [decided])).toMatchObject({ status: 403 });
  });

  it('take results of dossiers there that another office received', async () => {
    const receiver = await api.as('motcua2');
    const elsewhere = await takeIn(receiver, { handlingOfficeCode: 'H23.18.07' });
    const passed = await mustAct(receiver, elsewhere, 'forward');
    const decided = await mustAct(await api.as('lanhdao'), passed, 'decide', { results: [{}] });
    const { body } = await sheetOf(await api.as('vanthu'), [decided]);
    const text = textOf(await readSheet((body.data as { id: string }[])[0]!.id)).replaceAll(' ', '');
    expect(text).toContain(elsewhere.code);
    const looks = await api.sql(
      `SELECT 1 FROM access_record WHERE dossier_id = $1 AND action = 'slip' AND fields = '{result_handover}'`,
      [elsewhere.id],
    );
    expect(looks).toHaveLength(2);
    // What that one opens lets nothing else of its office through.
    const theirs = await takeIn(receiver);
    expect((await sheetOf(counter, [elsewhere, theirs])).status).toBe(404);
  });

  it('list in one what one person brought, for whom each is and when it is due', async () => {
    const submitter = { fullName: 'Trần Văn Đức', citizenId: citizenId(), relation: 'Con' };
    const brought = [await takeIn(counter, { submitter }), await takeIn(counter, { submitter, sets: 2 })];
    const other = await takeIn(counter);
    const dossierIds = [other, ...brought, await inState.submitted(api)].map(({ id }) => id);
    const print = (client: TestClient) => client.post('/api/v1/papers/handover-sheets', { dossierIds, kind: 'intake' });
    const first = await print(counter);
    expect(first.body.data).toMatchObject([
      { kind: 'intake', dossiers: 2, copies: 1, giver: null },
      { kind: 'intake', dossiers: 1, copies: 1 },
    ]);
    const { id, number } = first.body.data[0] as { id: string; number: number };
    const bytes = await readSheet(id);
    const text = textOf(bytes).replaceAll(/\s/g, '');
    for (const words of [`Số:${number}/BBGN`, 'BIÊNBẢNGIAONHẬNHỒSƠ', 'Ngườinộphồsơ:TrầnVănĐức', 'Tổngsố:2hồsơ,3bộ.']) {
      expect(text).toContain(words);
    }
    for (const { code } of brought) expect(text).toContain(code);
    expect(text).not.toContain(other.code);
    expect((await print(await api.as('vanthu'))).body.data[0]).toEqual({ ...first.body.data[0], copies: 2 });
    expect((await readSheet(id)).equals(bytes)).toBe(true);
    // Another date is another list.
    await mustAct(counter, brought[0]!, 'correct', { changes: { address: 'Số 9' }, reason: 'Ghi nhầm' });
    expect((await print(counter)).body.data[0]).toMatchObject({ dossiers: 2, copies: 1 });
    const { body } = await counter.get(`/api/v1/papers/handover-sheets/printed?dossierCode=${brought[1]!.code}`);
    expect(body.data).toMatchObject([{ kind: 'intake' }, { kind: 'intake', copies: 2 }]);
  });

  it('say of a result that it was handed over only once it has arrived', async () => {
    const leader = await api.as('lanhdao');
    const byPost = await takeIn(counter, { resultDelivery: { method: 'post', address: 'Thôn 3, xã An Bình' } });
    const decided = await mustAct(leader, await mustAct(counter, byPost, 'forward'), 'decide', { results: [{}] });
    const there = await mustAct(counter, decided, 'receive_result');
    const dates = async (): Promise<number> => {
      const today = localDateOf(new Date(byPost['receivedAt'] as string));
      const text = textOf(await file(`register?from=${today}&to=${today}`)).replaceAll(/\s/g, '');
      return text.match(/\d\d\/\d\d\/\d{4}/g)!.length;
    };
    const before = await dates();
    const sent = await mustAct(counter, there, 'hand_over', { method: 'post', waybill: 'EB123456789VN' });
    expect(await dates()).toBe(before);
    await mustAct(counter, sent, 'hand_over', { method: 'post' });
    expect(await dates()).toBe(before + 1);
  });

  it.each(FORM_SETS)('go on over many pages without losing a line (%s)', async (set) => {
    const at = new Date('2026-03-15T09:12:00+07:00');
    const pdf = await renderPaper(
      register({
        set,
        office: { ...OFFICE, phone: null },
        from: '2026-03-01',
        to: '2026-03-31',
        lines: Array.from({ length: 100 }, (_, n) => ({
          number: 213 + n,
          code: `H23.18.07-260315-${String(n + 1).padStart(4, '0')}`,
          procedureName: 'Đăng ký khai sinh',
          sets: 1,
          applicantName: APPLICANT,
          address: ADDRESS,
          phone: '+84912345678',
          agencyName: 'UBND phường Cộng Hòa',
          receivedAt: at,
          dueAt: new Date('2026-03-18T17:00:00+07:00'),
          handedOverAt: n % 2 === 0 ? new Date('2026-03-18T16:45:00+07:00') : null,
          delivery: 'Tại quầy',
          note: n === 3 ? 'Hủy do nhập nhầm' : null,
        })),
        madeBy: 'Nguyễn Thị Thuỳ Dương',
        madeAt: at,
      }),
    );
    const text = textOf(pdf).replaceAll(' ', '');
    expect(pagesOf(pdf)).toBeGreaterThan(5);
    for (let n = 1; n <= 100; n++) expect(text).toContain(`H23.18.07-260315-${String(n).padStart(4, '0')}`);
    expect(text).toContain('Quyểnsố:2026');
    expect(structureOf(pdf)).toMatch(/TH:\s+\/Scope \/Column/);
    expect(differenceFromGolden(`register-${set}`, pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });

  it('take results to the counter on a sheet that looks as it should, over pages', async () => {
    const pdf = await renderPaper(
      resultHandover({
        office: OFFICE,
        number: 42,
        madeAt: new Date('2026-03-18T16:30:00+07:00'),
        lines: Array.from({ length: 24 }, (_, n) => ({
          code: `H23.18.07-260315-${String(n + 1).padStart(4, '0')}`,
          procedureName: n % 3 === 0 ? 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con' : 'Đăng ký khai sinh',
          results: n === 1 ? '' : `Giấy khai sinh, số ${n + 1}/2026 (GKS)`,
          applicantName: APPLICANT,
          address: n === 2 ? null : ADDRESS,
          hasFees: n % 2 === 0,
          byPost: n % 5 === 0,
        })),
      }),
    );
    expect(textOf(pdf)).toContain('Tổng số: 24 hồ sơ.');
    expect(differenceFromGolden('result-handover', pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });

  it('list what a person brought, and what was done to a dossier, on sheets that look as they should', async () => {
    const at = new Date('2026-03-15T15:05:00+07:00');
    const list = await renderPaper(
      intakeList({
        office: OFFICE,
        number: 42,
        bearer: APPLICANT,
        receivedBy: 'Nguyễn Thị Thuỳ Dương',
        lines: Array.from({ length: 3 }, (_, n) => ({
          code: `H23.18.07-260315-000${n + 1}`,
          procedureName: n === 0 ? 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con' : 'Đăng ký khai sinh',
          agencyName: OFFICE.agencyName,
          receivedAt: at,
          dueAt: n === 1 ? null : new Date('2026-03-18T17:00:00+07:00'),
          limit: '3 ngày làm việc',
          sets: n + 1,
          applicantName: APPLICANT,
        })),
        madeAt: at,
      }),
    );
    expect(structureOf(list)).toMatch(/TH:\s+\/Scope \/Column/);
    expect(differenceFromGolden('intake-list', list)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);

    const done = await renderPaper(
      processHistory({
        set: '2025',
        office: OFFICE,
        number: null,
        year: 2026,
        at,
        code: 'H23.18.07-260315-0001',
        externalCode: null,
        procedureName: 'Đăng ký khai sinh',
        online: false,
        receivedAt: at,
        dueAt: at,
        mark: 'MC1',
        applicant: { kind: 'person', fullName: APPLICANT, idNumber: null, phone: null, email: null, address: ADDRESS },
        submitter: null,
        deeds: [
          { at, by: 'Lê Thị Mai', what: 'Tiếp nhận hồ sơ', to: null, limit: '17 giờ 00 phút, ngày 18/03/2026' },
          { at, by: 'Lê Thị Mai', what: 'Chuyển hồ sơ', to: 'Đỗ Thế Quỳnh', limit: '4 giờ làm việc' },
          {
            at,
            by: 'Đỗ Thế Quỳnh',
            what: 'Trả lại bước trước: Thiếu chữ ký',
            to: 'Lê Thị Mai',
            limit: '1 giờ làm việc',
          },
          { at, by: 'Lê Thị Mai', what: 'Trả kết quả', to: APPLICANT, limit: null },
        ],
      }),
    );
    expect(differenceFromGolden('process-history', done)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });
});
