import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { percentVi, type StatisticsCard } from '@motcua/shared/figures';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { openWorkbook } from '../support/open-workbook.js';
import { birthRegistration, takeIn as takeInDossier } from '../support/dossiers.js';
import { bring, csvOf, IMPORTS, oldRow, oldYear, takeIn, whenIn } from './old-sheet.js';

const PROCEDURES = ['1.001193', '2.000815'];
const CARD = `/api/v1/reports/statistics-card?officeCode=${WARD}&month=2024-03`;

describe('the history of an office', () => {
  let api: TestApi;
  let admin: TestClient;
  let leader: TestClient;
  let supervisor: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [admin, leader, supervisor] = await Promise.all([api.as('quantri'), api.as('lanhdao'), api.as('giamsat')]);
  });
  afterAll(() => api.stop());

  const count = async (what: string, ...values: unknown[]): Promise<number> =>
    (await api.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`, values))[0]!.n;
  const card = async (): Promise<StatisticsCard> => (await leader.get(CARD)).body as StatisticsCard;

  it('of 1,059 dossiers in time gives the card that the website showed on 1 March 2024', async () => {
    const before = { notices: await count('notice'), outbox: await count('outbox_message') };
    const sheet = csvOf(oldYear(1059, PROCEDURES));
    const done = await takeIn(admin, sheet);
    expect(done).toMatchObject({ rows: 1059, imported: 1059, wrong: 0, known: 0, done: 1059, state: 'done' });

    const shown = await card();
    expect(shown).toMatchObject({ solvedPercent: 100, total: 1059, onTimeOrEarly: 1059, late: 0, latePercent: 0 });
    expect(`${percentVi(shown.solvedPercent)} · ${shown.total} · ${shown.onTimeOrEarly} · ${shown.late}`).toBe(
      '100\u00a0% · 1059 · 1059 · 0',
    );

    // The form of the same days says that they were brought over, and of others nothing.
    const form = (from: string, to: string) =>
      leader.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&from=${from}&to=${to}`);
    expect((await form('2024-01-01', '2024-03-31')).body).toMatchObject({
      totals: { received: 1059, broughtOver: 1059 },
    });
    expect((await form('2024-04-01', '2024-06-30')).body.totals.broughtOver).toBe(0);

    const of = `FROM dossier WHERE history_import_id = '${done.id}'`;
    expect(await api.sql(`SELECT DISTINCT state, version, updated_at = entered_at AS once ${of}`)).toEqual([
      { state: 'handed_over', version: 1, once: true },
    ]);
    expect(
      await api.sql(
        `SELECT e.transition, e.seq, count(*)::int AS n FROM dossier_event e JOIN dossier d ON d.id = e.dossier_id
          WHERE d.history_import_id = $1 GROUP BY 1, 2`,
        [done.id],
      ),
    ).toEqual([{ transition: 'imported', seq: 1, n: 1059 }]);
    expect({ notices: await count('notice'), outbox: await count('outbox_message') }).toEqual(before);
    expect(await count('staff_alert')).toBe(0);
    // Numbers of each day follow one another.
    expect(
      await api.sql(
        `SELECT count(*)::int AS n FROM (SELECT split_part(code, '-', 2) AS day, array_agg(code_tail ORDER BY code_tail) AS tails ${of}
           GROUP BY 1) days WHERE tails <> (SELECT array_agg(lpad(g::text, 4, '0') ORDER BY g) FROM generate_series(1, cardinality(tails)) g)`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('comes in once, however often it is brought', async () => {
    const sheet = csvOf(oldYear(1060, PROCEDURES));
    const done = await takeIn(admin, sheet);
    expect(done).toMatchObject({ known: 1059, imported: 1, wrong: 0 });
    expect((await card()).total).toBe(1060);
    const again = (await bring(admin, sheet)).body;
    const checked = await whenIn(admin, again.id, 'checked');
    expect(checked).toMatchObject({ known: 1060, fresh: 0 });
    const refused = await admin.post(`${IMPORTS}/${again.id}/start`, { version: checked.version });
    expect([refused.status, refused.body.code]).toEqual([422, 'history.nothing_to_import']);
  });

  it('does not come in a second time for an office that took the first one over', async () => {
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), o.id, n.id, '2025-07-01', '1/NQ' FROM office o, office n WHERE o.code = $1 AND n.code = $2`,
      [WARD, OTHER_WARD],
    );
    await api.sql(
      `INSERT INTO staff_role_at_office (staff_id, office_id, role)
       SELECT p.id, o.id, 'administrator' FROM staff p, office o WHERE p.username = 'quantri' AND o.code = $1`,
      [OTHER_WARD],
    );
    const checked = await whenIn(
      admin,
      (await bring(admin, csvOf(oldYear(3, PROCEDURES)), { officeCode: OTHER_WARD })).body.id,
      'checked',
    );
    expect(checked).toMatchObject({ fresh: 0, known: 0, wrong: 3 });
    const { data } = (await admin.get(`${IMPORTS}/${checked.id}/faults`)).body;
    expect(data.map(({ column, code }: Record<string, unknown>) => [column, code])).toEqual(
      Array.from({ length: 3 }, () => ['oldCode', 'history.code_of_merged']),
    );
    await api.sql('DELETE FROM office_succession');
    await api.sql(
      `DELETE FROM staff_role_at_office r USING office o WHERE o.id = r.office_id AND o.code = $1 AND r.role = 'administrator'`,
      [OTHER_WARD],
    );
  });

  it('stands in II.06, in the on-time figures and in the lists behind them by its own times', async () => {
    const form = (await supervisor.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&from=2024-01-16&to=2024-02-14`))
      .body;
    expect(form.holds).toBe(true);
    const { totals } = form;
    expect(totals.carriedOver).toBeGreaterThan(0);
    expect(totals.openInTime).toBeGreaterThan(0);
    expect(totals.openLate).toBe(0);
    for (const figure of ['received', 'carriedOver', 'finishedBefore', 'finishedOnTime', 'openInTime']) {
      const list = await supervisor.get(
        `/api/v1/dossiers?officeCode=${WARD}&figure=${figure}&figureFrom=2024-01-16&figureTo=2024-02-14&count=true&limit=1`,
      );
      expect([figure, list.body.page.total.value]).toEqual([figure, totals[figure]]);
    }
    const months = (
      await supervisor.get(`/api/v1/reports/on-time?officeCode=${WARD}&from=2024-01-01&to=2024-03-31&groupBy=month`)
    ).body.data;
    expect(months.map(({ late }: { late: number }) => late)).toEqual([0, 0, 0]);
    expect(months.reduce((n: number, row: Record<string, number>) => n + row['beforeTime']! + row['onTime']!, 0)).toBe(
      1060,
    );
  });

  it('never shows as 100 % while something was late', async () => {
    const lateCause = 'Cơ quan phối hợp trả lời chậm';
    const late = oldRow({ oldCode: 'TRE-HAN-1', dueAt: '16/01/2024', finishedAt: '22/01/2024', lateCause });
    expect(await takeIn(admin, csvOf([late]))).toMatchObject({ imported: 1 });
    const shown = await card();
    expect(shown).toMatchObject({ total: 1061, late: 1, onTimeOrEarly: 1060, latePercent: 0.1 });
    expect(shown.solvedPercent).toBeLessThan(100);
    expect(shown.solvedPercent).toBeGreaterThanOrEqual(99.9);
    // It is explained in the words it came with.
    const causes = await supervisor.get(`/api/v1/reports/late-causes?officeCode=${WARD}&from=2024-01-01&to=2024-03-31`);
    expect(causes.body.data.map(({ key }: { key: string }) => key)).toEqual(['other_agency']);
    // Between its day and its end it was open and late, though it came here years afterwards.
    const lateOn = async (day: string): Promise<number> =>
      (await supervisor.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&from=2024-01-01&to=${day}`)).body.totals
        .openLate;
    expect([await lateOn('2024-01-16'), await lateOn('2024-01-17'), await lateOn('2024-01-22')]).toEqual([0, 1, 0]);
  });

  it('stays in the figures of its time when it is opened again', async () => {
    const { total, late } = await card();
    const opened = await api.sql<{ id: string }>(
      `UPDATE dossier SET state = 'processing', finished_at = NULL, updated_at = now()
        WHERE id = (SELECT id FROM dossier WHERE history_import_id IS NOT NULL AND finished_at < '2024-02-01' ORDER BY code LIMIT 1)
        RETURNING id`,
    );
    expect(opened).toHaveLength(1);
    await api.sql(
      `INSERT INTO dossier_event (id, office_id, dossier_id, seq, transition, from_state, to_state, actor_id, actor_role, at, reason, details)
       SELECT gen_random_uuid(), office_id, dossier_id, seq + 1, 'reopen_decision', to_state, 'processing', actor_id, 'leader', now(), 'Sai số', '{}'
         FROM dossier_event WHERE dossier_id = $1`,
      [opened[0]!.id],
    );
    expect(await card()).toMatchObject({ total, late });
  });

  it('is found by its old number and says that it was imported', async () => {
    const { data } = (await leader.get(`/api/v1/dossiers?officeCode=${WARD}&q=TRE-HAN-1`)).body;
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ externalCode: 'TRE-HAN-1', state: 'handed_over', timeliness: 'late' });
    const one = (await leader.get(`/api/v1/dossiers/${data[0].id}`)).body;
    expect(one).toMatchObject({ imported: true, enteredAfterwards: false });
    expect(one.events).toHaveLength(1);
    expect(one.events[0]).toMatchObject({ transition: 'imported', fromState: null, toState: 'handed_over' });
    const fresh = await takeInDossier(await api.as('motcua'), birthRegistration());
    expect((await leader.get(`/api/v1/dossiers/${fresh.id}`)).body.imported).toBe(false);
  });

  it('says of each row what is wrong, where and what to do, and leaves only those rows out', async () => {
    const rows = [
      oldRow({ oldCode: 'SAI-1', receivedAt: '30/02/2024' }),
      oldRow({ oldCode: 'DUNG-1', receivedAt: '2024-01-15T08:30', dueAt: '', finishedAt: '2024-01-15' }),
      oldRow({ oldCode: '', channel: 'Bồ câu' }),
      oldRow({ oldCode: 'SAI-2', finishedAt: '01/01/2024' }),
      oldRow({ oldCode: 'SAI-3', finishedAt: '01/01/2090' }),
      oldRow({ oldCode: 'SAI-4', procedureCode: '9.999999' }),
      oldRow({ oldCode: 'DUNG-1' }),
      oldRow({ oldCode: 'SAI-5', idNumber: '30090001234' }),
      oldRow({ oldCode: 'SAI-6', lateCause: 'Mưa to', finishedAt: '18/01/2024' }),
      oldRow({ oldCode: 'SAI-7', lateCause: 'Quá tải, thiếu người' }),
      oldRow({ oldCode: 'DUNG-2', outcome: 'Rút hồ sơ', dueAt: '16/01/2024', finishedAt: '20/01/2024' }),
      oldRow({ oldCode: 'DUNG-3', outcome: 'từ chối', idNumber: '0100109106', applicantName: '=CMD|calc' }),
    ];
    const { body } = await bring(admin, csvOf(rows, { delimiter: ';', mark: '' }));
    const checked = await whenIn(admin, body.id, 'checked');
    expect(checked).toMatchObject({ rows: 12, fresh: 3, wrong: 9, known: 0, imported: 0 });
    const wrong = (await admin.get(`${IMPORTS}/${body.id}/faults`)).body.data;
    expect(wrong.map(({ row, column, code }: Record<string, unknown>) => [row, column, code])).toEqual([
      [2, 'receivedAt', 'history.date_invalid'],
      [4, 'oldCode', 'history.value_missing'],
      [4, 'channel', 'history.value_unknown'],
      [5, 'finishedAt', 'history.date_order'],
      [6, 'finishedAt', 'history.date_ahead'],
      [7, 'procedureCode', 'history.procedure_unknown'],
      [8, 'oldCode', 'history.code_doubled'],
      [9, 'idNumber', 'citizen_id.invalid'],
      [10, 'lateCause', 'history.value_unknown'],
      [11, 'lateCause', 'history.not_late'],
    ]);
    const file = await fetch(`${api.url}${IMPORTS}/${body.id}/faults?format=xlsx`, {
      headers: { cookie: admin.cookie },
    });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="dong-can-sua.xlsx"');
    const sheet = openWorkbook(new Uint8Array(await file.arrayBuffer()));
    expect(sheet.rows.map((row) => row.map(({ value }) => value))).toHaveLength(11);
    expect(sheet.rows[1]!.map(({ value }) => value)).toEqual([
      '2',
      'Ngày tiếp nhận',
      expect.stringContaining('15/01/2024'),
      'history.date_invalid',
    ]);
    const started = await admin.post(`${IMPORTS}/${body.id}/start`, { version: checked.version });
    expect(started.status).toBe(200);
    expect(await whenIn(admin, body.id, 'done')).toMatchObject({ imported: 3, wrong: 9 });
    expect(
      await api.sql(
        `SELECT external_code AS code, state, outcome, applicant_name AS name, due_at AS due FROM dossier
          WHERE history_import_id = $1 ORDER BY 1`,
        [body.id],
      ),
    ).toEqual([
      { code: 'DUNG-1', state: 'handed_over', outcome: 'granted', name: 'Nguyễn Thị Hoà', due: null },
      { code: 'DUNG-2', state: 'withdrawn', outcome: null, name: 'Nguyễn Thị Hoà', due: expect.any(Date) },
      { code: 'DUNG-3', state: 'handed_over', outcome: 'denied', name: '=CMD|calc', due: expect.any(Date) },
    ]);
    // A withdrawal counts as on time, nothing of the rest is kept.
    expect((await card()).late).toBe(1);
    expect(await count('history_import_part WHERE rows_enc IS NOT NULL AND imported_at IS NOT NULL')).toBe(0);
  });

  it('is read from a workbook: days as days, texts as texts, and of a formula what it had come to', async () => {
    const row = oldRow({ oldCode: 'XLSX-1', applicantName: '=1+1 Nguyễn' });
    const cells = Object.entries({ ...row, receivedAt: null, finishedAt: null, idNumber: '030090001234' });
    const heads = cells.map(([column]) => ({ value: column, type: String }));
    const day = (at: number) => ({ value: new Date(at), type: Date, format: 'dd/mm/yyyy hh:mm' });
    const values = cells.map(([column, value]) =>
      column === 'receivedAt'
        ? day(Date.UTC(2024, 0, 15, 9, 30))
        : column === 'finishedAt'
          ? day(Date.UTC(2024, 0, 16))
          : { value: String(value), type: String },
    );
    const empty = cells.map(() => null);
    const workbook = await writeExcelFile([heads, empty, values]).toBuffer();
    const done = await takeIn(admin, workbook);
    expect(done).toMatchObject({ rows: 1, imported: 1 });
    expect(
      await api.sql(
        `SELECT d.applicant_name AS name, d.received_at AS received, d.finished_at AS finished, d.due_at AS due,
                a.id_kind AS kind, e.details ->> 'row' AS row
           FROM dossier d JOIN applicant a ON a.id = d.applicant_id JOIN dossier_event e ON e.dossier_id = d.id
          WHERE d.external_code = 'XLSX-1'`,
      ),
    ).toEqual([
      {
        name: '=1+1 Nguyễn',
        received: new Date('2024-01-15T02:30:00Z'),
        finished: new Date('2024-01-15T17:00:00Z'),
        due: new Date('2024-01-17T16:59:00Z'),
        kind: 'citizenId',
        row: '3',
      },
    ]);
  });

  it('keeps the end of a day that a database wrote with its last milliseconds', async () => {
    const row = oldRow({ oldCode: 'XLSX-2' });
    const cells = Object.entries({ ...row, finishedAt: null });
    const at = { value: new Date(Date.UTC(2024, 0, 16, 23, 59, 59, 997)), type: Date, format: 'dd/mm/yyyy' };
    const heads = cells.map(([column]) => ({ value: column, type: String }));
    const values = cells.map(([column, value]) =>
      column === 'finishedAt' ? at : { value: String(value), type: String },
    );
    await takeIn(admin, await writeExcelFile([heads, values]).toBuffer());
    expect(await api.sql(`SELECT finished_at AS at FROM dossier WHERE external_code = 'XLSX-2'`)).toEqual([
      { at: new Date('2024-01-16T16:59:59Z') },
    ]);
  });

  it('is refused as a whole where the file is of another kind, encoding or shape', async () => {
    const headed = csvOf([oldRow()]);
    const cases: [string, Uint8Array | string, number, string][] = [
      ['empty', '', 422, 'attachment.empty'],
      ['headings only', csvOf([]), 422, 'history.no_rows'],
      ['UTF-16', Buffer.from(`\uFEFF${headed}`, 'utf16le'), 422, 'history.file_encoding'],
      [
        'an old code page',
        Buffer.from('Mã hồ sơ cũ,Mã thủ tục'.replaceAll('ã', '\u00e3'), 'latin1'),
        422,
        'history.file_encoding',
      ],
      ['old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 415, 'attachment.type_old_office'],
      ['a damaged workbook', 'PK\u0003\u0004 không phải', 422, 'attachment.damaged'],
      ['another table', 'a,b\r\n1,2', 422, 'history.column_missing'],
      ['a heading misspelt', headed.replace('Kết quả', 'Ket qua xu ly'), 422, 'history.column_unknown'],
      [
        'a column twice',
        headed.replace('Kết quả', 'OUTCOME ').replace('Số giấy tờ', 'Kết quả'),
        422,
        'history.column_doubled',
      ],
      ['an open quotation', `${headed}\r\n"abc`, 422, 'history.file_unreadable'],
      ['bytes of a program', `${headed}\u0000`, 415, 'history.file_kind'],
    ];
    const before = await count('history_import');
    for (const [what, content, status, code] of cases) {
      const answer = await bring(admin, content);
      expect([what, answer.status, answer.body.code]).toEqual([what, status, code]);
    }
    const long = csvOf(Array.from({ length: 50_001 }, (_, index) => ({ oldCode: String(index) })));
    const answer = await bring(admin, long);
    expect([answer.status, answer.body.code, answer.body.maxRows]).toEqual([422, 'history.too_many_rows', 50_000]);
    expect(await count('history_import')).toBe(before);
  });

  it('is not brought down by a cell at the far end of a sheet, nor by cells that hold nothing', async () => {
    const heads = Object.keys(oldRow()).map((value) => ({ value, type: String }));
    const values = Object.values(oldRow({ oldCode: 'XA-1' })).map((value) => ({ value: String(value), type: String }));
    const parts = unzipSync(await writeExcelFile([heads, values]).toBuffer());
    const withCell = (place: string): Uint8Array => {
      const row = /\d+/.exec(place)![0];
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!).replace(
        '</sheetData>',
        `<row r="${row}"><c r="${place}"><v>7</v></c></row></sheetData>`,
      );
      return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) });
    };
    const far = await bring(admin, withCell('XFD1048576'), { name: 'xa.xlsx' });
    expect([far.status, far.body.code]).toEqual([422, 'history.workbook_unreadable']);
    const below = await bring(admin, withCell('A60000'), { name: 'duoi.xlsx' });
    expect(below.status).toBe(201);
    expect(await whenIn(admin, below.body.id, 'checked')).toMatchObject({ rows: 2, fresh: 1, wrong: 1 });
    const { data } = (await admin.get(`${IMPORTS}/${below.body.id}/faults`)).body;
    expect(new Set(data.map(({ row }: { row: number }) => row))).toEqual(new Set([60_000]));
  });

  it('is begun once by one key, ended when told to, and nothing but its own office’s', async () => {
    const sheet = csvOf([oldRow({ oldCode: 'DUNG-LAI' })]);
    const [one, two] = [await bring(admin, sheet, { key: 'khoa-1' }), await bring(admin, sheet, { key: 'khoa-1' })];
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
    const checked = await whenIn(admin, one.body.id, 'checked');
    const stale = await admin.post(`${IMPORTS}/${one.body.id}/start`, { version: checked.version + 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'admin.changed_meanwhile']);
    const ended = await admin.post(`${IMPORTS}/${one.body.id}/cancel`, { version: checked.version });
    expect([ended.status, ended.body.state]).toEqual([200, 'cancelled']);
    const late = await admin.post(`${IMPORTS}/${one.body.id}/start`, { version: ended.body.version });
    expect([late.status, late.body.code]).toEqual([409, 'history.wrong_state']);
    expect(await count(`history_import_part WHERE import_id = $1 AND rows_enc IS NOT NULL`, one.body.id)).toBe(0);
    expect(await count(`dossier WHERE external_code = 'DUNG-LAI'`)).toBe(0);
    const list = (await admin.get(`${IMPORTS}?limit=1`)).body;
    expect([list.data[0].id, list.page.hasNext]).toEqual([one.body.id, true]);
    expect((await bring(admin, sheet, { officeCode: OTHER_WARD })).status).toBe(404);
    expect((await bring(leader, sheet)).status).toBe(403);
    expect(await count(`admin_audit WHERE subject_id = $1`, one.body.id)).toBe(2);
  });

  it('does not wait for another that cannot go on', async () => {
    const [office] = await api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [WARD]);
    // Numbers that were given out before: as after a copy of the database was put back in part.
    await api.sql(
      `UPDATE number_series SET last = 0 WHERE office_id = $1 AND kind = 'code' AND period = '2024-01-15'`,
      [office!.id],
    );
    const { body } = await bring(admin, csvOf([oldRow({ oldCode: 'VUONG-1' })]));
    const checked = await whenIn(admin, body.id, 'checked');
    expect((await admin.post(`${IMPORTS}/${body.id}/start`, { version: checked.version })).status).toBe(200);
    const other = oldRow({ oldCode: 'THONG-1', receivedAt: '11/03/2024', dueAt: '', finishedAt: '12/03/2024' });
    expect(await takeIn(admin, csvOf([other]))).toMatchObject({ imported: 1 });
    const stuck = (await admin.get(`${IMPORTS}/${body.id}`)).body;
    expect(stuck).toMatchObject({ state: 'running', imported: 0 });
    expect((await admin.post(`${IMPORTS}/${body.id}/cancel`, { version: stuck.version })).status).toBe(200);
    expect(await count(`dossier WHERE external_code = 'VUONG-1'`)).toBe(0);
  });

  it('has a template that is read back as it is, headings and all', async () => {
    for (const language of ['vi', 'en']) {
      const file = await fetch(`${api.url}${IMPORTS}/template?language=${language}`, {
        headers: { cookie: admin.cookie },
      });
      const answer = await bring(admin, new Uint8Array(await file.arrayBuffer()));
      expect([answer.status, answer.body.code]).toEqual([422, 'history.no_rows']);
      const csv = await fetch(`${api.url}${IMPORTS}/template?language=${language}&format=csv`, {
        headers: { cookie: admin.cookie },
      });
      expect((await bring(admin, new Uint8Array(await csv.arrayBuffer()))).body.code).toBe('history.no_rows');
    }
  });
});
