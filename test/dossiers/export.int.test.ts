import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXPORT_COLUMNS } from '../../server/src/dossiers/dto/export.dto.js';
import { startTestApi, type TestAnswer, type TestApi, type TestClient } from '../support/api.js';
import { inState, takeIn, type TestDossier } from '../support/dossiers.js';
import { openWorkbook, type OpenedFile } from '../support/open-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Days since the end of 1899 on the clocks of Vietnam, in whole minutes, as a sheet stores them. */
const serial = (instant: string): number => (Math.floor(new Date(instant).getTime() / 60_000) + 7 * 60) / 1440 + 25_569;

describe('a list taken out as a file', () => {
  let api: TestApi;
  let counter: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  const ask = (body: object, headers: Record<string, string> = {}): Promise<TestAnswer> =>
    counter.post('/api/v1/dossiers/export', { language: 'vi', ...body }, headers);

  /** The test client reads texts; a file is bytes. */
  async function download(body: object): Promise<{ file: OpenedFile; headers: Headers }> {
    const response = await fetch(`${api.url}/api/v1/dossiers/export`, {
      method: 'POST',
      headers: { cookie: counter.cookie, 'x-csrf-token': counter.csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'vi', ...body }),
    });
    expect(response.status).toBe(200);
    return { file: openWorkbook(new Uint8Array(await response.arrayBuffer())), headers: response.headers };
  }
  const values = ({ rows }: OpenedFile): string[][] => rows.map((row) => row.map(({ value }) => value));

  async function named(fullName: string): Promise<TestDossier> {
    const dossier = await takeIn(counter);
    await api.sql('UPDATE dossier SET applicant_name = $2 WHERE id = $1', [dossier.id, fullName]);
    return dossier;
  }

  it('has the columns asked for, in their order, under bold headings, with dates that are dates', async () => {
    const dossier = await takeIn(counter, {
      applicant: { kind: 'person', fullName: "H'Hen Niê", otherId: { kind: 'none' } },
    });
    const columns = ['applicant', 'code', 'dueAt', 'state', 'timeliness', 'channel', 'step', 'receivedAt'];
    const { file, headers } = await download({ columns, q: dossier.code });
    expect(values(file)[0]).toEqual([
      ...['Chủ hồ sơ', 'Mã hồ sơ', 'Hẹn trả', 'Trạng thái', 'Tình hình hạn', 'Hình thức nộp', 'Bước', 'Tiếp nhận'],
    ]);
    expect(file.rows[0]!.every(({ bold }) => bold)).toBe(true);
    const [name, code, due, ...rest] = file.rows[1]!;
    expect([name, code]).toMatchObject([
      { type: 's', value: "H'Hen Niê", bold: false },
      { type: 's', value: dossier.code },
    ]);
    expect(due).toMatchObject({ type: undefined, format: 'dd/mm/yyyy hh:mm' });
    expect(Number(due!.value)).toBeCloseTo(serial(dossier['dueAt'] as string), 6);
    expect(rest.slice(0, 4).map(({ value }) => value)).toEqual([
      ...['Được tiếp nhận', expect.stringMatching(/^(?:Trong|Sắp đến) hạn$/), 'Tại quầy', 'Tiếp nhận hồ sơ'],
    ]);
    expect(Number(rest[4]!.value)).toBeCloseTo(serial(dossier['receivedAt'] as string), 6);
    expect(file.rows).toHaveLength(2);

    expect(file.workbook).toContain('name="Hồ sơ"');
    expect(file.xml).toMatch(/<col [^>]*width="30"/);
    expect(headers.get('content-type')).toBe(XLSX);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="ho-so-\d{8}-\d{4}\.xlsx"$/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('takes no name for a formula or for a word of the program', async () => {
    const odd = ['=1+1', '@SUM(A1)', '+84', '-1', 'constructor', '__proto__', '<b>&"', "H'Hen Niê"];
    const codes: string[] = [];
    for (const name of odd) codes.push((await named(name)).code);
    const { file } = await download({ columns: ['code', 'applicant'], sort: 'code' });
    const shown = new Map(file.rows.map(([code, name]) => [code!.value, name!]));
    expect(codes.map((code) => shown.get(code)!.value.trimEnd())).toEqual(odd);
    expect(codes.map((code) => shown.get(code)!.type)).toEqual(odd.map(() => 's'));
    expect(file.xml).not.toContain('<f>');
  });

  it('speaks English too, and knows every column', async () => {
    const { code } = await inState.decided(api);
    const { file } = await download({ columns: [...EXPORT_COLUMNS], language: 'en', q: code });
    expect(values(file)[0]).toEqual([
      ...['Code', 'Portal code', 'Applicant', 'Procedure', 'Procedure code', 'State', 'Due', 'Timeliness'],
      ...['Received', 'Submitted', 'Finished', 'Held by', 'Step', 'Channel', 'Office'],
    ]);
    // There is no portal code, so its cell is left out.
    expect(values(file)[1]).toEqual([
      ...[code, 'Nguyễn Thị Hoà', 'Đăng ký khai sinh', '1.001193', 'Decided'],
      ...[expect.stringMatching(/^\d+\.?\d*$/), expect.stringMatching(/^Done /)],
      ...[1, 2, 3].map(() => expect.stringMatching(/^\d+\.?\d*$/)),
      ...['Lê Thị Mai', 'Trả kết quả', 'At the desk', 'UBND phường Cộng Hòa'],
    ]);
    expect(file.workbook).toContain('name="Dossiers"');
  });

  it('holds what the list holds, in its order', async () => {
    await takeIn(counter, { accept: false });
    for (const query of ['view=desk&sort=code&order=desc', 'view=work&state=submitted', 'due=today&q=nguyen']) {
      const { body } = await counter.get(`/api/v1/dossiers?limit=100&${query}`);
      const { state, ...rest } = Object.fromEntries(new URLSearchParams(query));
      const { file } = await download({ columns: ['code'], ...rest, ...(state && { state: [state] }) });
      expect(values(file).slice(1)).toEqual((body as { data: { code: string }[] }).data.map(({ code }) => [code]));
    }
  });

  it('needs no idempotency key and leaves one record: how much was taken, by which filters, and no value', async () => {
    const before = await api.sql('SELECT 1 FROM access_record');
    const columns = ['code', 'applicant'];
    const body = { columns, q: 'hen nie', state: ['accepted'], officeCode: 'H23.18.07' };
    expect((await ask(body, { 'idempotency-key': '' })).status).toBe(200);
    const records = await api.sql<object>(
      'SELECT action, staff_id, dossier_id, fields, purpose FROM access_record ORDER BY at DESC, id DESC LIMIT $1',
      [(await api.sql('SELECT 1 FROM access_record')).length - before.length],
    );
    expect(records).toEqual([
      {
        action: 'export',
        staff_id: counter.user.id,
        dossier_id: null,
        fields: expect.arrayContaining(['q', 'state', 'officeCode']),
        purpose: 'rows: 1; columns: code, applicant',
      },
    ]);
  });

  it('gives nothing that it could not record', async () => {
    await api.sql('REVOKE INSERT ON access_record FROM motcua_app');
    try {
      const answer = await ask({ columns: ['code'] });
      expect([answer.status, answer.body]).toMatchObject([500, { code: 'internal' }]);
    } finally {
      await api.sql('GRANT INSERT ON access_record TO motcua_app');
    }
  });

  it('holds five thousand dossiers and asks to narrow what is longer', async () => {
    const { id } = await named('Nguyễn Phước Tôn Nữ Hoàng Anh Thư Ngọc Trâm');
    await api.sql(
      `INSERT INTO dossier
       SELECT r.* FROM dossier d, generate_series(1, 5001) n, jsonb_populate_record(d, jsonb_build_object(
                'id', gen_random_uuid(), 'code', 'H23.18.07-200101-' || lpad(n::text, 5, '0'),
                'state', 'withdrawn', 'applicant_fold', 'rat nhieu')) r WHERE d.id = $1`,
      [id],
    );
    const many = { columns: ['code', 'dueAt'], q: 'rat nhieu', sort: 'code' };
    const refused = await ask(many);
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'export.too_many' }]);

    await api.sql(`DELETE FROM dossier WHERE code = 'H23.18.07-200101-05001'`);
    const { file } = await download(many);
    expect(file.rows).toHaveLength(5_001);
    expect(file.rows.at(-1)![0]!.value).toBe('H23.18.07-200101-05000');
  });
});
