import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PAPER_FORMS, type PaperForm } from '@motcua/shared/papers';
import { strFromU8, unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import {
  GO_ON_BEHIND,
  KEEP_NUMBERS,
} from '../../server/src/database/migrations/1765400200010-papers-counted-by-issuer.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import {
  feeCode,
  finishInOneVisit,
  inState,
  mustAct,
  mustActApproved,
  takeIn,
  type TestDossier,
} from '../support/dossiers.js';
import { whileTakenOver } from '../support/succession.js';
import { describePapers, textOf } from '../support/pdf-tools.js';

describePapers('the papers of the acts of a dossier', () => {
  let api: TestApi;
  let counter: TestClient;
  let officer: TestClient;
  let leader: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    [counter, officer, leader] = await Promise.all([api.as('motcua'), api.as('thuly'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  const print = async ({ id }: TestDossier, form: PaperForm): Promise<{ status: number; code: unknown }> => {
    const { status, body } = await counter.post(`/api/v1/dossiers/${id}/papers`, { form });
    return { status, code: body.code };
  };
  const readyOf = async ({ id }: TestDossier): Promise<PaperForm[]> => {
    const { data } = (await counter.get(`/api/v1/dossiers/${id}/papers`)).body as { data: { form: PaperForm }[] };
    return data.map(({ form }) => form).sort();
  };
  const text = async ({ id }: TestDossier, form: PaperForm | 'process_history'): Promise<string> => {
    const response = await fetch(`${api.url}/api/v1/dossiers/${id}/slips/${form}.pdf`, {
      headers: { cookie: counter.cookie },
    });
    expect(response.status).toBe(200);
    return textOf(Buffer.from(await response.arrayBuffer()));
  };
  const wordOf = ({ id }: TestDossier, name: string): Promise<Response> =>
    fetch(`${api.url}/api/v1/dossiers/${id}/word/${name}`, { headers: { cookie: counter.cookie } });
  const wordsOf = async (response: Response): Promise<string> => {
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    return strFromU8(parts['word/document.xml']!)
      .replaceAll(/<\/w:p>/gu, ' ')
      .replaceAll(/<[^>]+>/gu, '');
  };
  const NO_GROUND = { status: 422, code: 'paper.no_ground' };
  const PRINTED = { status: 201, code: undefined };

  it('are refused, each by the same code, where nothing has happened that they are about', async () => {
    const accepted = await inState.accepted(api);
    expect(await readyOf(accepted)).toEqual(['process_control', 'receipt']);
    for (const form of PAPER_FORMS) {
      const isReady = form === 'receipt' || form === 'process_control';
      expect([form, await print(accepted, form)]).toEqual([form, isReady ? PRINTED : NO_GROUND]);
    }
  });

  it('say what was asked for and by when', async () => {
    const asked = await mustAct(counter, await inState.accepted(api), 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }],
      until: '2030-05-20',
    });
    expect(await print(asked, 'supplement_request')).toEqual(PRINTED);
    const words = await text(asked, 'supplement_request');
    for (const word of ['Mờ dấu', 'Bản chính rõ dấu', 'đến hết ngày 20/05/2030', 'Trong quá trình giải quyết']) {
      expect(words).toContain(word);
    }
  });

  it('tell all that was done, in its order: by whom, to whom, by when and why', async () => {
    const done = await inState.handed_over(api);
    const words = (await text(done, 'process_history')).replaceAll(/\s+/g, ' ');
    const deeds = ['Nhập hồ sơ', 'Tiếp nhận hồ sơ', 'Chuyển hồ sơ', 'Ban hành kết quả', 'Trả kết quả'];
    const places = deeds.map((deed) => words.indexOf(deed, words.indexOf('Thời hạn')));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    for (const word of ['QUÁ TRÌNH XỬ LÝ HỒ SƠ', officer.user.fullName, leader.user.fullName, 'giờ làm việc']) {
      expect(words).toContain(word);
    }
    const records = await api.sql(
      `SELECT 1 FROM access_record WHERE dossier_id = $1 AND fields = '{process_history}'`,
      [done.id],
    );
    expect(records).toHaveLength(1);
    expect(await text(await inState.submitted(api), 'process_history')).toContain('Nhập hồ sơ');
  });

  it('say why a dossier was not accepted', async () => {
    const refused = await inState.not_accepted(api);
    expect(await readyOf(refused)).toEqual(['refusal']);
    expect(await text(refused, 'refusal')).toContain('Không thuộc thẩm quyền');
  });

  it('may be worded anew in Word where they refuse or apologise, with their number and without the mark', async () => {
    const refused = await inState.not_accepted(api);
    const file = (name: string): Promise<Response> => wordOf(refused, name);
    const response = await file('refusal.docx');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="refusal-${refused.code}.docx"`);
    const words = await wordsOf(response);
    for (const word of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ',
      `Mã hồ sơ: ${refused.code}`,
      'Tiếp nhận hồ sơ của: Nguyễn Thị Hoà',
      'Không thuộc thẩm quyền',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('MOTCUA1');
    // Looking gives no number; the desk asks for one before, and no copy is counted.
    expect(words).toContain('Số: ……/');
    expect(await api.sql('SELECT 1 FROM paper WHERE dossier_id = $1', [refused.id])).toEqual([]);
    const given = await counter.post(`/api/v1/dossiers/${refused.id}/papers`, { form: 'refusal', countCopy: false });
    expect(given).toMatchObject({ status: 201, body: { copies: 0 } });
    expect(await wordsOf(await file('refusal.docx'))).toContain(`Số: ${given.body.number as number}/`);
    expect((await file('receipt.docx')).status).toBe(404);
    expect((await file('apology.docx')).status).toBe(422);
  });

  it('say in Word what they said when they were given out, whatever became of the dossier since', async () => {
    const late = await mustAct(leader, await inState.processing(api), 'apologise', {
      reason: 'Chờ kết quả xác minh',
      newDueAt: '2030-05-20T10:00:00+07:00',
    });
    expect(await print(late, 'apology')).toEqual(PRINTED);
    const words = await wordsOf(await wordOf(late, 'apology.docx'));
    expect(words).toContain('10 giờ 00 phút, ngày 20/05/2030');
    const changes = { address: 'Số 9, đường Mới' };
    await mustAct(officer, late, 'correct', { changes, reason: 'Ghi nhầm' });
    await api.sql(`UPDATE staff SET title = 'Quyền Chủ tịch' WHERE username = 'lanhdao'`);
    expect(await wordsOf(await wordOf(late, 'apology.docx'))).toBe(words);
    const [kept] = await api.sql<{ document: string }>(
      `SELECT encode(document_enc, 'escape') AS document FROM paper WHERE form = 'apology'`,
    );
    expect(kept!.document).not.toContain('10 giờ 00');
    await api.sql(`UPDATE staff SET title = 'Chủ tịch' WHERE username = 'lanhdao'`);
  });

  it('say who stopped a dossier and at which stage, until it goes on', async () => {
    expect(await text(await inState.withdrawn(api), 'stop_notice')).toContain('Giai đoạn giải quyết: Được tiếp nhận');
    const suspended = await inState.suspended(api);
    expect(await text(suspended, 'stop_notice')).toContain('tạm dừng giải quyết hồ sơ');
    expect(await print(await mustAct(leader, suspended, 'resume', { reason: 'Đã xác minh' }), 'stop_notice')).toEqual(
      NO_GROUND,
    );
  });

  it('promise another day, signed by the head of the agency', async () => {
    const late = await mustAct(leader, await inState.processing(api), 'apologise', {
      reason: 'Chờ kết quả xác minh',
      newDueAt: '2030-05-20T10:00:00+07:00',
    });
    const words = await text(late, 'apology');
    expect(words).toContain('Chờ kết quả xác minh');
    expect(words).toContain('10 giờ 00 phút, ngày 20/05/2030');
    expect(words).toContain('TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Ký, ghi rõ họ tên và đóng dấu) Vũ Đình Khải');
  });

  it('are signed in the place of the head by a deputy, as the decision says that holds for the field then', async () => {
    const [admin, deputy] = await Promise.all([api.as('quantri'), api.as('vanthu')]);
    const delegate = async (kind: string, fields: string[], fromOn: string): Promise<string> => {
      const made = await admin.post('/api/v1/admin/delegations', {
        ...{
          officeCode: WARD,
          fromUsername: 'lanhdao',
          toStaffId: deputy.user.id,
          role: 'leader',
          kind,
          fields,
          fromOn,
        },
        ...{ toOn: '2099-12-31', decisionNumber: '12/QĐ-UBND' },
      });
      expect(made.status).toBe(201);
      return made.body['id'] as string;
    };
    const revoke = async (id: string): Promise<void> =>
      expect((await admin.post(`/api/v1/admin/delegations/${id}/revoke`, { version: 1 })).status).toBe(200);
    const apology = async (): Promise<string> => {
      const promised = { reason: 'Chờ kết quả xác minh', newDueAt: '2030-05-20T10:00:00+07:00' };
      return text(await mustAct(deputy, await inState.processing(api), 'apologise', promised), 'apology');
    };
    const mistake = await delegate('TUQ', [], '2024-01-02');
    await revoke(mistake);
    const [deputies, others] = [
      await delegate('KT', [], '2024-01-01'),
      await delegate('TL', ['Chứng thực'], '2024-01-03'),
    ];
    const words = await apology();
    expect(words).toContain('KT. CHỦ TỊCH');
    expect(words).not.toMatch(/TUQ\.|TL\./);

    // An office that has taken the agency over sends a deputy of its own.
    await revoke(deputies);
    const late = await inState.processing(api);
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT $1, p.id, s.id, '2024-01-01', '1/NQ' FROM office p, office s WHERE p.code = $2 AND s.code = $3`,
      [randomUUID(), WARD, OTHER_WARD],
    );
    await api.sql(
      `INSERT INTO delegation (id, office_id, from_staff_id, to_staff_id, role, kind, from_on, to_on, decision_number)
       SELECT $1, o.id, head.id, deputy.id, 'leader', 'TUQ', '2024-01-01', '2099-12-31', '13/QĐ-UBND'
         FROM office o, staff head, staff deputy WHERE o.code = $2 AND head.username = 'lanhdao2' AND deputy.username = 'vanthu'`,
      [randomUUID(), OTHER_WARD],
    );
    await mustAct(deputy, late, 'apologise', { reason: 'Đang sắp xếp', newDueAt: '2030-05-20T10:00:00+07:00' });
    expect(await text(late, 'apology')).toContain('TUQ. CHỦ TỊCH');
    await api.sql('DELETE FROM office_succession WHERE successor_id = (SELECT id FROM office WHERE code = $1)', [
      OTHER_WARD,
    ]);
    await revoke(others);
    await api.sql(`DELETE FROM delegation WHERE decision_number = '13/QĐ-UBND'`);
  });

  it('name the place of the agency that issues them, not of the counter that received the dossier', async () => {
    const receiver = await api.as('motcua2');
    const taken = await takeIn(receiver, { handlingOfficeCode: WARD });
    const forwarded = await mustAct(receiver, taken, 'forward', { assigneeId: officer.user.id });
    const promised = { reason: 'Chờ kết quả xác minh', newDueAt: '2030-05-20T10:00:00+07:00' };
    const words = await text(await mustAct(leader, forwarded, 'apologise', promised), 'apology');
    expect(words).toContain('ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA');
    expect(words).toMatch(/Cộng Hòa, ngày/);
  });

  it('are counted by the agency that issues them, whichever counter received, behind what others counted for it', async () => {
    const receiver = await api.as('motcua2');
    const elsewhere = async (): Promise<TestDossier> =>
      mustAct(receiver, await takeIn(receiver, { handlingOfficeCode: WARD }), 'forward', {
        assigneeId: officer.user.id,
      });
    const apologised = async (dossier: TestDossier): Promise<TestDossier> =>
      mustAct(leader, dossier, 'apologise', { reason: 'Chờ xác minh', newDueAt: '2030-05-20T10:00:00+07:00' });
    const give = async (client: TestClient, { id }: TestDossier): Promise<number> => {
      const { status, body } = await client.post(`/api/v1/dossiers/${id}/papers`, { form: 'apology' });
      expect([status, body.code]).toEqual([201, undefined]);
      return body.number as number;
    };
    const first = await give(counter, await apologised(await inState.processing(api)));
    const theirs = await apologised(await elsewhere());
    // Also where the counter gives it out that received, behind whose wall that count does not lie.
    expect(await give(receiver, theirs)).toBe(first + 1);
    expect(await text(theirs, 'apology')).toContain(`Số: ${first + 1}/`);
    expect(await give(counter, await apologised(await inState.processing(api)))).toBe(first + 2);

    // As a version before counted it: by who received.
    await api.sql('UPDATE paper SET number = 40, series_office_id = NULL WHERE dossier_id = $1', [theirs.id]);
    await api.sql(KEEP_NUMBERS);
    await api.sql(GO_ON_BEHIND);
    const kept = await api.sql('SELECT number, series_office_id = office_id AS own FROM paper WHERE dossier_id = $1', [
      theirs.id,
    ]);
    expect(kept).toEqual([{ number: 40, own: true }]);
    expect(await give(counter, await apologised(await elsewhere()))).toBe(41);
    await api.sql(GO_ON_BEHIND);
    expect(await give(receiver, await apologised(await elsewhere()))).toBe(42);
  });

  it('are issued by the office that has taken over, under its name and among its own, once it has', async () => {
    const [heir, theirCounter] = [await api.as('lanhdao2'), await api.as('motcua2')];
    const promised = { reason: 'Chờ kết quả xác minh', newDueAt: '2030-05-20T10:00:00+07:00' };
    const give = async (client: TestClient, { id }: TestDossier, form: PaperForm): Promise<number> => {
      const { status, body } = await client.post(`/api/v1/dossiers/${id}/papers`, { form });
      expect([status, body.code]).toEqual([201, undefined]);
      return body.number as number;
    };
    const wanting = { components: [{ code: 'GCS', defect: 'Mờ', bring: 'Bản rõ' }] };
    const theirs = await mustAct(theirCounter, await takeIn(theirCounter), 'request_supplement', wanting);
    const first = await give(theirCounter, theirs, 'supplement_request');
    const left = await inState.processing(api);
    const asked = await takeIn(counter);
    const sent = await takeIn(counter, { channel: 'online', accept: false });
    await whileTakenOver(api, async () => {
      // Another ward has taken over a part of it as well; who acted is of this one.
      await api.sql(
        `INSERT INTO office (id, code, name, place_name, counter_name, valid_from, parent_id, path)
         SELECT '00000000-0000-7000-8000-000000000001', 'H23.18.99', 'UBND phường Phả Lại', 'Phả Lại', counter_name, '2024-01-01', parent_id,
                path[1:array_length(path, 1) - 1] || '00000000-0000-7000-8000-000000000001'::uuid FROM office WHERE code = $1`,
        [WARD],
      );
      await api.sql(
        `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
         SELECT '00000000-0000-7000-8000-000000000002', p.id, '00000000-0000-7000-8000-000000000001', '2024-01-01', '1/NQ'
           FROM office p WHERE p.code = $1`,
        [WARD],
      );
      const apology = await text(await mustAct(heir, left, 'apologise', promised), 'apology');
      expect(apology).toContain('ỦY BAN NHÂN DÂN PHƯỜNG SAO ĐỎ');
      expect(apology).not.toMatch(/phường Cộng Hòa|Cộng Hòa, ngày/i);
      const request = await mustAct(theirCounter, asked, 'request_supplement', wanting);
      expect(await give(theirCounter, request, 'supplement_request')).toBe(first + 1);
      expect(await text(request, 'supplement_request')).toMatch(/Sao Đỏ, ngày/);
      // Its line stands in the register of the ward that it came to, which the paper says.
      const receipt = await text(await mustAct(theirCounter, sent, 'accept'), 'receipt');
      expect(receipt).toContain('PHƯỜNG SAO ĐỎ');
      expect(receipt).toMatch(/Quyển số: \d{4} \(Ủy ban nhân dân phường Cộng Hòa\)/);
      // What was done before that day was done under the old name, whenever it is printed.
      await api.sql(
        `UPDATE office_succession SET effective_on = (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 1 WHERE decision_number = '1/NQ'`,
      );
      expect(await text(left, 'apology')).toContain('ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA');
      await api.sql(`DELETE FROM office_succession WHERE id = '00000000-0000-7000-8000-000000000002'`);
      await api.sql(`DELETE FROM office WHERE id = '00000000-0000-7000-8000-000000000001'`);
    });
  });

  it('go from hand to hand, and not after the giver has taken the dossier back', async () => {
    const given = await inState.processing(api);
    expect(await text(given, 'dossier_handover')).toContain('Bên giao: ');
    expect(await text(given, 'process_control')).toContain('1. Giao: Bộ phận');
    const received = await mustAct(officer, given, 'receive_handover');
    // One more line of the way is one more sheet, with what was confirmed.
    expect(await print(received, 'process_control')).toEqual(PRINTED);
    // Also before the worker has judged the step that was left: what is sealed says what is known.
    expect(await text(received, 'process_control')).toContain('Đúng hạn');
    const late = await inState.processing(api);
    await api.sql(
      `UPDATE step_duration SET entered_at = entered_at - interval '30 days' WHERE dossier_id = $1 AND left_at IS NOT NULL`,
      [late.id],
    );
    await api.sql(`UPDATE dossier SET clock_from = clock_from - interval '30 days' WHERE id = $1`, [late.id]);
    expect(await text(late, 'process_control')).toContain('Quá hạn');
    expect(await api.sql('SELECT timing FROM step_duration WHERE timing IS NOT NULL')).toEqual([]);
    const judged = await inState.processing(api);
    await api.sql(`UPDATE step_duration SET timing = 'late' WHERE dossier_id = $1 AND left_at IS NOT NULL`, [
      judged.id,
    ]);
    expect(await text(judged, 'process_control')).toContain('Quá hạn');
    const other = await inState.processing(api);
    expect(await print(await mustAct(counter, other, 'recall'), 'dossier_handover')).toEqual(NO_GROUND);
  });

  it('list what was handed over then, and not what came with a later supplement', async () => {
    const codes = ['GCS', 'VBMTH'];
    const asked = await mustAct(counter, await inState.processing(api), 'request_supplement', {
      components: codes.map((code) => ({ code, defect: 'Mờ dấu hoặc thiếu', bring: 'Bản chính rõ dấu' })),
    });
    const before = await text(asked, 'dossier_handover');
    const components = codes.map((code) => ({ code, present: true }));
    const complete = await mustAct(counter, asked, 'receive_supplement', { components });
    expect(await text(complete, 'dossier_handover')).toBe(before);
  });

  it('list what was handed over then, also where it was missing for a while since', async () => {
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const given = await inState.processing(api);
    const before = await text(given, 'dossier_handover');
    const asked = await mustAct(counter, given, 'request_supplement', { components });
    const missing = await mustAct(counter, asked, 'receive_supplement', {
      components: [{ code: 'GCS', present: false }],
    });
    const brought = { components: [{ code: 'GCS', present: true }] };
    const complete = await mustAct(counter, missing, 'receive_supplement', brought);
    expect(await text(complete, 'dossier_handover')).toBe(before);
  });

  it('are not about a hand-over where the dossier was finished in one visit, by one hand', async () => {
    const done = await finishInOneVisit(api);
    expect(await readyOf(done)).toEqual(['process_control', 'receipt', 'result_receipt']);
    expect(await print(done, 'dossier_handover')).toEqual(NO_GROUND);
    expect((await counter.get(`/api/v1/dossiers/${done.id}/slips/dossier_handover.pdf`)).status).toBe(422);
    const ready = await counter.get(`/api/v1/papers/ready?ids=${done.id}`);
    expect(JSON.stringify(ready.body)).not.toContain('dossier_handover');
  });

  it('list the originals that went with a result by post, once it has arrived', async () => {
    const done = await inState.decided(api);
    const post = { method: 'post', waybill: 'EV123456789VN', returned: ['Bản chính giấy chứng sinh'] };
    const sent = await mustAct(counter, done, 'hand_over', post);
    const arrived = await mustAct(counter, sent, 'hand_over', { method: 'post' });
    const words = await text(arrived, 'result_receipt');
    expect(words).toContain('EV123456789VN');
    expect(words).toContain('Bản chính giấy chứng sinh');
  });

  it('list what was handed over, unless that was undone', async () => {
    const done = await inState.handed_over(api);
    const words = await text(done, 'result_receipt');
    expect(words).toContain('Nguyễn Thị Hoà (chủ hồ sơ)');
    expect(words).toMatch(/1 .+ \d+\/\d{4} \d\d\/\d\d\/\d{4} 1 /);
    const reopened = await mustActApproved(counter, leader, done, 'reopen_hand_over', { reason: 'Trả nhầm người' });
    expect(await print(reopened, 'result_receipt')).toEqual(NO_GROUND);
  });

  it('write out the money that was taken, and are not there for none', async () => {
    const fee = await feeCode(api);
    const money = { items: [{ feeCode: fee, amountVnd: 8000 }], method: 'cash' };
    const administrator = await api.as('quantri');
    const setting = { officeCode: 'H23.18.07', key: 'papers.taxCode', value: '0800123427' };
    expect((await administrator.post('/api/v1/admin/settings', setting)).status).toBe(201);
    const paid = await mustAct(counter, await takeIn(counter), 'record_payment', {
      ...money,
      receipt: { form: '01BLP', series: 'HD-26E', number: 'forms-1' },
    });
    expect(await text(paid, 'fee_receipt')).toContain('Mã số thuế: 0800123427');
    expect(await text(paid, 'fee_receipt')).toContain('Viết bằng chữ: Tám nghìn đồng');
    expect(await text(paid, 'fee_receipt')).toContain('Số: forms-1');
    const cancelled = await mustAct(counter, paid, 'cancel_receipt', { reason: 'Ghi nhầm' });
    expect(await print(cancelled, 'fee_receipt')).toEqual(NO_GROUND);
    const exempted = await mustAct(counter, await takeIn(counter), 'record_payment', {
      ...money,
      exemption: 'Hộ nghèo',
    });
    expect(await print(exempted, 'fee_receipt')).toEqual(NO_GROUND);
    const confirmed = await mustAct(counter, await inState.awaiting_payment(api), 'confirm_payment', {
      receipt: { form: '01BLP', series: 'HD-26E', number: 'forms-2' },
      method: 'transfer',
    });
    expect(await text(confirmed, 'fee_receipt')).toContain('Hình thức thanh toán: chuyển khoản');
  });

  it('are there for each fee that was paid, also where nobody printed the first before the second', async () => {
    const money = { items: [{ feeCode: await feeCode(api), amountVnd: 8000 }], method: 'cash' };
    const pay = (dossier: TestDossier, amountVnd: number, number: string): Promise<TestDossier> =>
      mustAct(counter, dossier, 'record_payment', {
        ...money,
        items: [{ ...money.items[0], amountVnd }],
        receipt: { form: '01BLP', series: 'HD-26E', number },
      });
    const paid = await pay(await pay(await takeIn(counter), 8_000, 'each-1'), 5_000, 'each-2');
    const fees = async (): Promise<{ id: string | null; eventId: string; copies: number; holds: boolean }[]> => {
      const { data } = (await counter.get(`/api/v1/dossiers/${paid.id}/papers`)).body as { data: never[] };
      return data.filter(({ form }) => form === 'fee_receipt').reverse();
    };
    const [first, second] = await fees();
    expect([first?.id, second?.id]).toEqual([null, null]);
    const wordsAbout = async (eventId: string): Promise<string> => {
      const printed = await counter.post(`/api/v1/dossiers/${paid.id}/papers`, { form: 'fee_receipt', eventId });
      expect([printed.status, printed.body.eventId]).toEqual([201, eventId]);
      const response = await fetch(
        `${api.url}/api/v1/dossiers/${paid.id}/papers/${printed.body.id as string}/content`,
        {
          headers: { cookie: counter.cookie },
        },
      );
      return textOf(Buffer.from(await response.arrayBuffer()));
    };
    expect(await wordsAbout(second!.eventId)).toContain('Số: each-2');
    const words = await wordsAbout(first!.eventId);
    expect(words).toContain('Số: each-1');
    expect(words).toContain('Viết bằng chữ: Tám nghìn đồng');
    expect((await fees()).map(({ eventId, copies }) => [eventId, copies])).toEqual([
      [first!.eventId, 1],
      [second!.eventId, 1],
    ]);
    // The newest is printed by its form, and that is the one before where the last was cancelled.
    const version = (await counter.get(`/api/v1/dossiers/${paid.id}`)).body['version'] as number;
    await mustAct(counter, { id: paid.id, version }, 'cancel_receipt', { reason: 'Ghi nhầm' });
    expect((await fees()).map(({ holds }) => holds)).toEqual([true, false]);
    const [intake] = await api.sql<{ id: string }>(
      `SELECT id FROM dossier_event WHERE dossier_id = $1 AND transition = 'submit'`,
      [paid.id],
    );
    const wrong = await counter.post(`/api/v1/dossiers/${paid.id}/papers`, {
      form: 'fee_receipt',
      eventId: intake!.id,
    });
    expect({ status: wrong.status, code: wrong.body.code }).toEqual(NO_GROUND);
  });

  it('follow the annex that the office says is in force for the day the dossier came in', async () => {
    const administrator = await api.as('quantri');
    const setting = { officeCode: 'H23.18.07', key: 'papers.newFormsFrom', value: '2099-01-01' };
    expect((await administrator.post('/api/v1/admin/settings', setting)).status).toBe(201);
    const page = { ...setting, key: 'notices.followUrl', value: 'https://tra-cuu.example.vn/{code}' };
    expect((await administrator.post('/api/v1/admin/settings', page)).status).toBe(201);
    const dossier = await takeIn(counter);
    expect((await text(dossier, 'receipt')).replaceAll(/\s/g, '')).toContain(
      `https://tra-cuu.example.vn/${dossier.code}`,
    );
    expect(await text(dossier, 'receipt')).toContain('Số CMND/Thẻ căn cước/Hộ chiếu: ');
    const withdrawn = await mustActApproved(counter, leader, dossier, 'withdraw', { reason: 'Công dân xin rút' });
    expect(await readyOf(withdrawn)).toEqual(['process_control', 'receipt']);
    expect(await print(withdrawn, 'stop_notice')).toEqual({ status: 422, code: 'paper.not_in_set' });
  });
});
