import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestAnswer, type TestClient, WARD } from '../support/api.js';
import { citizenId, inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { smallPdf, upload } from '../support/upload.js';

interface Offer {
  readonly attachment: { readonly id: string; readonly name: string };
  readonly dossierCode: string;
  readonly applicantName: string;
  readonly paperName: string;
  readonly suggestedComponent: string | null;
}

describe('papers of earlier dossiers', () => {
  let api: TestApi;
  let officer: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    officer = await api.as('motcua');
  });
  afterAll(() => api.stop());

  const person = () => ({ kind: 'person', fullName: 'Nguyễn Thị Hoà', citizenId: citizenId() });
  const attach = async (
    client: TestClient,
    dossier: TestDossier,
    note: string,
    component?: string,
  ): Promise<string> => {
    const form = { content: smallPdf(`${dossier.code} ${note}`), name: `${note}.pdf`, ...(component && { component }) };
    const { status, body } = await upload(client, dossier.id, form);
    expect(status).toBe(201);
    return body.id as string;
  };
  const pathOf = ({ id }: { id: string }): string => `/api/v1/dossiers/${id}/earlier-papers`;
  const offersFor = async (client: TestClient, dossier: { id: string }): Promise<Offer[]> => {
    const { status, body } = await client.get(pathOf(dossier));
    expect(status).toBe(200);
    return body as Offer[];
  };
  const namesFor = async (client: TestClient, dossier: { id: string }): Promise<string[]> =>
    (await offersFor(client, dossier)).map(({ attachment }) => attachment.name);
  const use = (
    client: TestClient,
    dossier: { id: string },
    attachmentId: string,
    component?: string,
  ): Promise<TestAnswer> => client.post(pathOf(dossier), { attachmentId, ...(component && { component }) });
  const refusalOf = async (client: TestClient, dossier: { id: string }, attachmentId: string): Promise<unknown> => {
    const { status, body } = await use(client, dossier, attachmentId);
    return [status, (body as { code?: string }).code];
  };
  const NOT_REUSABLE = [422, 'attachment.not_reusable'];
  const remove = async (dossier: { id: string }, id: string, reason?: string): Promise<void> => {
    const path = `/api/v1/dossiers/${dossier.id}/attachments/${id}/removal`;
    expect((await officer.post(path, { ...(reason && { reason }) })).status).toBe(200);
  };
  const records = (client: TestClient, dossier: { id: string }) =>
    api.sql<{ action: string; fields: string[]; purpose: string | null }>(
      'SELECT action, fields, purpose FROM access_record WHERE staff_id = $1 AND dossier_id = $2 ORDER BY at',
      [client.user.id, dossier.id],
    );

  it('are offered for the paper of the same name, used by reference, and every look is recorded', async () => {
    const applicant = person();
    const earlier = await takeIn(officer, { applicant });
    const id = await attach(officer, earlier, 'Giấy chứng sinh', 'GCS');
    await attach(officer, earlier, 'không thuộc giấy tờ nào');
    await attach(officer, await takeIn(officer), 'của người khác', 'GCS');
    const clerk = await api.as('lanhdao');
    const now = await takeIn(officer, { applicant });
    const [offer, ...more] = await offersFor(clerk, now);
    expect(more).toEqual([]);
    expect(offer).toMatchObject({
      attachment: { id, name: 'Giấy chứng sinh.pdf' },
      dossierCode: earlier.code,
      applicantName: applicant.fullName,
      paperName: expect.stringMatching(/chứng sinh/i),
      suggestedComponent: 'GCS',
    });

    // What its signatures were found to be worth last is what comes along.
    const report = { checkedAt: '2026-11-23T02:12:00.000Z', found: 0, signatures: [] };
    await api.sql(
      `INSERT INTO signature_check (id, office_id, dossier_id, attachment_id, report, checked_by_id)
       SELECT gen_random_uuid(), office_id, dossier_id, id, $2, uploaded_by_id FROM attachment WHERE id = $1`,
      [id, JSON.stringify(report)],
    );
    const { status, body } = await use(clerk, now, id, 'GCS');
    expect(status).toBe(201);
    expect(body).toMatchObject({ signatures: report, checkedAgain: null });
    const reusedFrom = { attachmentId: id, dossierId: earlier.id, dossierCode: earlier.code, readable: true };
    expect(body).toMatchObject({ position: 1, componentCode: 'GCS', state: 'kept', kind: 'pdf', reusedFrom });
    expect((await officer.get(`/api/v1/dossiers/${now.id}/attachments`)).body).toEqual([body]);
    expect(await records(clerk, earlier)).toEqual([
      { action: 'list', fields: [], purpose: now.code },
      { action: 'attachment', fields: ['1'], purpose: now.code },
    ]);
    // What is there already is offered no more, and not taken twice.
    expect(await offersFor(clerk, now)).toEqual([]);
    expect(await refusalOf(clerk, now, id)).toEqual(NOT_REUSABLE);

    // The earlier one may be removed: where it is used it stays, and nobody can use it again from anywhere.
    const third = await takeIn(officer, { applicant });
    expect((await offersFor(officer, third)).map(({ attachment }) => attachment.id)).toEqual([body.id]);
    await remove(earlier, id, 'Gắn nhầm hồ sơ');
    expect((await officer.get(`/api/v1/attachments/${body.id}/content`)).status).toBe(200);
    expect(await namesFor(officer, third)).toEqual([]);
    expect(await refusalOf(officer, third, id)).toEqual(NOT_REUSABLE);
    expect(await refusalOf(officer, third, body.id as string)).toEqual(NOT_REUSABLE);
  });

  it('are offered while the dossier is being taken in, as soon as the number and the name are known', async () => {
    const applicant = person();
    const earlier = await takeIn(officer, { applicant });
    const id = await attach(officer, earlier, 'Giấy chứng sinh', 'GCS');
    const theirs = await api.as('motcua2');
    await attach(theirs, await takeIn(theirs, { applicant }), 'của cơ quan kia', 'GCS');
    const asked = (client: TestClient, more: object = {}): Promise<TestAnswer> =>
      client.post('/api/v1/dossiers/earlier-papers/search', {
        citizenId: applicant.citizenId,
        fullName: 'NGUYỄN THỊ HÒA',
        procedureCode: '1.001193',
        caseCode: 'DUNG_HAN',
        ...more,
      });
    const { status, body } = await asked(officer);
    expect(status).toBe(200);
    expect(body).toMatchObject([{ attachment: { id }, dossierCode: earlier.code, suggestedComponent: 'GCS' }]);
    const look = { action: 'list', fields: [], purpose: '1.001193' };
    expect(await records(officer, earlier)).toContainEqual(look);
    const searches = await api.sql(
      `SELECT fields FROM access_record WHERE staff_id = $1 AND action = 'search' AND dossier_id IS NULL`,
      [officer.user.id],
    );
    expect(searches).toContainEqual({ fields: ['citizenId'] });

    for (const more of [{ fullName: 'Trần Văn Đức' }, { citizenId: citizenId() }]) {
      expect((await asked(officer, more)).body).toEqual([]);
    }
    expect((await asked(await api.as('giamsat'))).status).toBe(403);
    const wrong: [object, string][] = [
      [{ taxCode: '0100109106' }, 'search.one_of'],
      [{ procedureCode: '9.999999' }, 'procedure.not_in_force'],
      [{ caseCode: 'KHONG_CO' }, 'procedure.not_in_force'],
    ];
    for (const [more, code] of wrong) expect((await asked(officer, more)).body.code).toBe(code);

    // What was offered is used once the dossier is there, of which it was said that it is used again.
    const components = [
      { code: 'TK', present: true },
      { code: 'GCS', present: true, source: 'reused' },
    ];
    const now = await takeIn(officer, { applicant, components });
    expect((await use(officer, now, id, 'GCS')).status).toBe(201);
  });

  it('of another office are never offered nor taken, not even to who handles a dossier of it', async () => {
    const applicant = person();
    const handling = await api.as('motcua2');
    const ours = await attach(officer, await takeIn(officer, { applicant }), 'chỉ cơ quan này thấy', 'GCS');
    const theirs = await attach(handling, await takeIn(handling, { applicant }), 'chỉ cơ quan kia thấy', 'GCS');
    const shared = await takeIn(officer, { applicant, handlingOfficeCode: 'H23.18.08' });
    expect(await namesFor(officer, shared)).toEqual(['chỉ cơ quan này thấy.pdf']);
    expect(await namesFor(handling, shared)).toEqual(['chỉ cơ quan kia thấy.pdf']);
    expect(await refusalOf(handling, shared, ours)).toEqual(NOT_REUSABLE);
    expect(await refusalOf(officer, shared, theirs)).toEqual(NOT_REUSABLE);
    expect((await use(handling, shared, theirs)).status).toBe(201);
    // Whoever may not see where it came from still reads it, and is not sent there.
    const listed = async (client: TestClient): Promise<unknown> =>
      (await client.get(`/api/v1/dossiers/${shared.id}/attachments`)).body[0].reusedFrom;
    expect(await listed(officer)).toMatchObject({ attachmentId: theirs, readable: false });
    expect(await listed(handling)).toMatchObject({ attachmentId: theirs, readable: true });
  });

  it('of another person under a mistyped number are not offered, however the own name is written', async () => {
    const applicant = person();
    const id = await attach(officer, await takeIn(officer, { applicant }), 'Giấy chứng sinh', 'GCS');
    const mistyped = await takeIn(officer, { applicant: { ...applicant, fullName: 'Trần Văn Đức' } });
    expect(await namesFor(officer, mistyped)).toEqual([]);
    expect(await refusalOf(officer, mistyped, id)).toEqual(NOT_REUSABLE);
    const own = await takeIn(officer, { applicant: { ...applicant, fullName: 'NGUYỄN THỊ HÒA' } });
    expect(await namesFor(officer, own)).toEqual(['Giấy chứng sinh.pdf']);
  });

  it('of dossiers that were not accepted, or were entered by mistake, are not offered', async () => {
    const applicant = person();
    await attach(officer, await takeIn(officer, { applicant, accept: false }), 'chưa tiếp nhận', 'GCS');
    const mistaken = await takeIn(officer, { applicant });
    const id = await attach(officer, mistaken, 'nhập nhầm', 'GCS');
    const now = await takeIn(officer, { applicant });
    expect(await namesFor(officer, now)).toEqual(['nhập nhầm.pdf']);
    await mustActApproved(officer, await api.as('lanhdao'), mistaken, 'void_intake', { reason: 'Nhập nhầm' });
    expect(await namesFor(officer, now)).toEqual([]);
    expect(await refusalOf(officer, now, id)).toEqual(NOT_REUSABLE);
  });

  it('that were found bad where they were used again are not offered from anywhere', async () => {
    const applicant = person();
    const earlier = await takeIn(officer, { applicant });
    const blurred = await attach(officer, earlier, 'mờ dấu', 'GCS');
    const second = await takeIn(officer, { applicant });
    const third = await takeIn(officer, { applicant });
    expect((await use(officer, second, blurred, 'GCS')).status).toBe(201);
    expect(await namesFor(officer, third)).toEqual(['mờ dấu.pdf']);
    await mustAct(officer, second, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }],
    });
    expect(await namesFor(officer, third)).toEqual([]);
    expect(await refusalOf(officer, third, blurred)).toEqual(NOT_REUSABLE);

    // Whoever takes it back with a reason may still say that it is another paper, and then it is good again.
    const clear = await attach(officer, earlier, 'rõ dấu', 'GCS');
    const fourth = await takeIn(officer, { applicant });
    const used = await use(officer, fourth, clear);
    await remove(fourth, used.body.id as string, 'Chọn nhầm giấy tờ');
    expect(await namesFor(officer, third)).toEqual([]);
    expect(await namesFor(officer, fourth)).toEqual(['rõ dấu.pdf']);
    expect((await use(officer, fourth, clear, 'GCS')).status).toBe(201);
    expect(await namesFor(officer, third)).toEqual(['rõ dấu.pdf']);
  });

  it('found bad at the office that handles another’s dossier are not offered there either', async () => {
    const applicant = person();
    const handling = await api.as('motcua2');
    const id = await attach(handling, await takeIn(handling, { applicant }), 'quá hạn', 'GCS');
    const now = await takeIn(handling, { applicant });
    const shared = await takeIn(officer, { applicant, handlingOfficeCode: 'H23.18.08' });
    expect((await use(handling, shared, id, 'GCS')).status).toBe(201);
    expect(await namesFor(handling, now)).toEqual(['quá hạn.pdf']);
    await mustAct(officer, shared, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Quá hạn', bring: 'Bản còn hạn' }],
    });
    expect(await namesFor(handling, now)).toEqual([]);
  });

  it('make known how a paper came that had come by no way, and an answer given twice is recorded twice', async () => {
    const applicant = person();
    const earlier = await takeIn(officer, { applicant });
    const id = await attach(officer, earlier, 'Giấy chứng sinh', 'GCS');
    const clerk = await api.as('lanhdao');
    const now = await takeIn(officer, { applicant, components: [{ code: 'TK', present: true }], accept: false });
    const source = async (): Promise<string | null | undefined> => {
      const rows = await api.sql<{ source: string | null }>(
        `SELECT source FROM dossier_component WHERE dossier_id = $1 AND code = 'GCS'`,
        [now.id],
      );
      return rows[0]?.source;
    };
    expect(await source()).toBeNull();
    const key = { 'idempotency-key': randomUUID() };
    const call = () => clerk.post(pathOf(now), { attachmentId: id, component: 'GCS' }, key);
    const first = await call();
    expect(first.status).toBe(201);
    expect((await call()).body).toEqual(first.body);
    const look = { action: 'attachment', fields: ['1'], purpose: now.code };
    expect(await records(clerk, earlier)).toEqual([look, look]);
    expect(await source()).toBe('reused');
    await remove(now, first.body.id as string);
    expect(await source()).toBeNull();
  });

  it('that are known to be valid no longer are not offered, whichever dossier it was said in', async () => {
    const applicant = person();
    const earlier = await takeIn(officer, { applicant });
    const content = smallPdf(`${earlier.code} giấy xác nhận`);
    const form = { content, name: 'Giấy xác nhận.pdf', component: 'GCS' };
    const { status, body } = await upload(officer, earlier.id, { ...form, validUntil: '2099-05-23' });
    expect([status, body.validUntil]).toEqual([201, '2099-05-23']);
    const id = body.id as string;
    const now = await takeIn(officer, { applicant });
    expect(await offersFor(officer, now)).toMatchObject([{ attachment: { id, validUntil: '2099-05-23' } }]);
    const used = await use(officer, now, id, 'GCS');
    expect(used.body.validUntil).toBe('2099-05-23');

    const say = (dossier: TestDossier, file: string, validUntil?: string): Promise<TestAnswer> =>
      officer.post(`/api/v1/dossiers/${dossier.id}/attachments/${file}/validity`, {
        ...(validUntil && { validUntil }),
      });
    const third = await takeIn(officer, { applicant });
    expect((await say(earlier, id)).body.validUntil).toBeNull();
    // What is said where it was used last counts for the same paper everywhere.
    expect(await say(now, used.body.id as string, '2020-01-31')).toMatchObject({ body: { validUntil: '2020-01-31' } });
    expect(await offersFor(officer, third)).toEqual([]);
    expect(await refusalOf(officer, third, id)).toEqual([422, 'attachment.expired']);
    expect(await refusalOf(officer, third, used.body.id as string)).toEqual([422, 'attachment.expired']);
    const by = await api.sql('SELECT valid_until_by_id AS by FROM attachment WHERE dossier_id = $1', [now.id]);
    expect(by).toEqual([{ by: officer.user.id }]);

    expect(await say(earlier, id, '2027-02-30')).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect((await upload(officer, third.id, { ...form, validUntil: '2027-02-30' })).status).toBe(400);
    await remove(now, used.body.id as string, 'Chọn nhầm giấy tờ');
    expect((await say(now, used.body.id as string, '2099-01-01')).body.code).toBe('attachment.removed');
  });

  it('that were no good, are infected or yet to be scanned are not offered', async () => {
    const applicant = person();
    let earlier = await takeIn(officer, { applicant });
    await attach(officer, earlier, 'mờ dấu', 'GCS');
    earlier = await mustAct(officer, earlier, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }],
    });
    const now = await takeIn(officer, { applicant });
    expect(await namesFor(officer, now)).toEqual([]);
    await attach(officer, earlier, 'rõ dấu', 'GCS');
    await mustAct(officer, earlier, 'receive_supplement', {
      components: [{ code: 'GCS', present: true }],
    });
    expect(await namesFor(officer, now)).toEqual(['rõ dấu.pdf']);
    for (const scan of ['infected', 'waiting']) {
      await api.sql(
        `UPDATE stored_file SET scan = $2 WHERE sha256 IN (SELECT sha256 FROM attachment WHERE dossier_id = $1)`,
        [earlier.id, scan],
      );
      expect(await namesFor(officer, now)).toEqual([]);
    }
  });

  it('of somebody without an id number are not found, and what has ended takes none', async () => {
    const nobody = { kind: 'person', fullName: 'Nguyễn Thị Hoà', otherId: { kind: 'none' } };
    await attach(officer, await takeIn(officer, { applicant: nobody }), 'không số', 'GCS');
    expect(await namesFor(officer, await takeIn(officer, { applicant: nobody }))).toEqual([]);
    expect((await officer.get(pathOf(await inState.handed_over(api)))).body.code).toBe('attachment.dossier_ended');
  });

  it('are not carried away by who only looks at the dossiers of an office, or takes a place there for other fields', async () => {
    const applicant = person();
    const id = await attach(officer, await takeIn(officer, { applicant }), 'của cơ quan kia', 'GCS');
    const looker = await api.as('motcua2');
    const now = await takeIn(looker, { applicant });
    await api.sql(
      `INSERT INTO staff_role_at_office (staff_id, office_id, role) SELECT $1, id, 'supervisor' FROM office WHERE code = $2`,
      [looker.user.id, WARD],
    );
    await api.sql(
      `INSERT INTO delegation (id, office_id, from_staff_id, to_staff_id, role, kind, fields, from_on, to_on, decision_number)
       SELECT $1, id, $2, $3, 'counter_officer', 'TL', '{Đất đai}', current_date - 1, current_date + 1, '12/QĐ-UBND'
         FROM office WHERE code = $4`,
      [randomUUID(), officer.user.id, looker.user.id, WARD],
    );
    expect(await namesFor(looker, now)).toEqual([]);
    expect(await refusalOf(looker, now, id)).toEqual(NOT_REUSABLE);
    await api.sql(`UPDATE delegation SET fields = '{}' WHERE to_staff_id = $1`, [looker.user.id]);
    expect(await namesFor(looker, now)).toEqual(['của cơ quan kia.pdf']);
  });
});
