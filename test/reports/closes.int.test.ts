import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ClosedDossier,
  FIGURES,
  II_06_COLUMNS,
  type LateCauseReport,
  PERIOD_FIGURES,
  type ReportCloseDetail,
} from '@motcua/shared/figures';
import { parse } from 'csv-parse/sync';
import { CITY, CITY_SUPERVISOR, type FigureWorld, figureWorld, WARD } from '../figures/figure-world.js';
import { csvOf, oldRow, takeIn } from '../history/old-sheet.js';
import type { TestClient } from '../support/api.js';
import { openWorkbook } from '../support/open-workbook.js';

const CLOSES = '/api/v1/reports/closes';
/** 15 December to 14 January. */
const PERIOD = '2026-01';

describe('a period that was closed', () => {
  let world: FigureWorld;
  let leader: TestClient;
  let admin: TestClient;
  let id: string;

  beforeAll(async () => {
    world = await figureWorld();
    [leader, admin] = await Promise.all([world.api.as('lanhdao'), world.api.as('quantri')]);
  });
  afterAll(() => world.stop());

  const read = async (client = leader): Promise<ReportCloseDetail> => {
    const { status, body } = await client.get(`${CLOSES}/${id}`);
    expect(status).toBe(200);
    return body as ReportCloseDetail;
  };
  const list = (): Promise<{ dossiers: ClosedDossier[] }[]> =>
    world.api.sql('SELECT dossiers FROM report_close WHERE id = $1', [id]);

  it('is closed by who answers for the office, once it is over, and only once', async () => {
    const refused: [string, object, number, string][] = [
      ['motcua', { period: PERIOD }, 403, 'role.not_allowed'],
      ['quantri', { period: PERIOD }, 403, 'role.not_allowed'],
      ['giamsat', { period: PERIOD }, 403, 'role.not_allowed'],
      ['lanhdao', { period: '2026-02' }, 422, 'report.close_too_early'],
      ['lanhdao', { period: '2026' }, 422, 'report.close_too_early'],
      ['lanhdao', { period: '2026-13' }, 400, 'request.invalid'],
      ['lanhdao', { period: PERIOD, officeCode: 'H23.18.08' }, 404, 'not_found'],
    ];
    for (const [username, body, status, code] of refused) {
      const answer = await (await world.api.as(username)).post(CLOSES, { officeCode: WARD, ...body });
      expect([username, body, answer.status, answer.body.code]).toEqual([username, body, status, code]);
    }
    // Late dossiers have no cause: who closes all the same says how many.
    const causes = (await leader.get(`/api/v1/reports/late-causes?officeCode=${WARD}&period=${PERIOD}`))
      .body as LateCauseReport;
    const untold = causes.data.find(({ key }) => key === 'none')!.figures;
    const lateWithoutCause = untold.finishedLate + untold.openLate;
    expect([untold.finishedLate > 0, untold.openLate > 0]).toEqual([true, true]);
    for (const said of [{}, { lateWithoutCause: lateWithoutCause - 1 }, { lateWithoutCause: 0 }]) {
      const answer = await leader.post(CLOSES, { officeCode: WARD, period: PERIOD, ...said });
      expect([answer.status, answer.body.code]).toEqual([422, 'report.late_without_cause']);
    }
    expect(await world.api.sql('SELECT 1 FROM report_close')).toEqual([]);
    const asked = { officeCode: WARD, period: PERIOD, lateWithoutCause };
    const [closed, again] = await Promise.all([leader.post(CLOSES, asked), leader.post(CLOSES, asked)]).then(
      (both) => both.toSorted((a, b) => a.status - b.status) as [(typeof both)[0], (typeof both)[0]],
    );
    expect([closed.status, again.status, again.body.code]).toEqual([201, 409, 'report.already_closed']);
    expect(closed.body).toMatchObject({
      officeCode: WARD,
      period: PERIOD,
      from: '2025-12-15',
      to: '2026-01-14',
      lateWithoutCause,
      onBehalfOf: null,
    });
    expect(closed.body.sha256).toMatch(/^[0-9a-f]{64}$/);
    id = closed.body.id;
    const all = await leader.get(`${CLOSES}?period=${PERIOD}`);
    expect(all.body.data).toEqual([closed.body]);
    expect((await leader.get(`${CLOSES}?period=2025-12`)).body.data).toEqual([]);
  });

  it('holds the form as it was, and the list behind each number of it', async () => {
    const close = await read();
    const form = (await leader.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&period=${PERIOD}`)).body;
    expect(close.report).toEqual(form);
    expect(close.intact).toBe(true);
    expect(close.addendum).toMatchObject({ figures: [], changed: 0, dossiers: [] });
    expect(form.totals.finishedLate).toBeGreaterThan(0);
    const [{ dossiers }] = (await list()) as [{ dossiers: ClosedDossier[] }];
    expect(close.dossiers).toBe(dossiers.length);
    for (const figure of PERIOD_FIGURES) {
      const behind = await leader.get(
        `/api/v1/dossiers?officeCode=${WARD}&figure=${figure}&figureFrom=2025-12-15&figureTo=2026-01-14&limit=100`,
      );
      const codes = (behind.body.data as { code: string }[]).map(({ code }) => code).sort();
      expect([
        figure,
        dossiers
          .filter(({ figures }) => figures.includes(figure))
          .map(({ code }) => code)
          .sort(),
      ]).toEqual([figure, codes]);
    }
  });

  it('stays as it was when something is corrected, and says in an addendum what would be otherwise', async () => {
    const before = await read();
    const forgotten = oldRow({
      oldCode: 'BO-SOT-1',
      receivedAt: '22/12/2025',
      dueAt: '24/12/2025',
      finishedAt: '26/12/2025',
    });
    expect(await takeIn(admin, csvOf([forgotten]))).toMatchObject({ imported: 1 });
    const after = await read();
    expect({ ...after, addendum: null }).toEqual({ ...before, addendum: null });
    const { totals } = before.report;
    const plusOne = (figure: keyof typeof totals) => ({ figure, frozen: totals[figure], now: totals[figure] + 1 });
    expect(after.addendum.figures).toEqual(
      (['received', 'receivedDirect', 'finished', 'finishedLate', 'broughtOver'] as const).map(plusOne),
    );
    expect(after.addendum.changed).toBe(1);
    expect(after.addendum.dossiers).toEqual([
      expect.objectContaining({
        frozen: null,
        now: expect.objectContaining({
          due: '2025-12-23T17:00:00.000Z',
          finishedAt: '2025-12-25T17:00:00.000Z',
          figures: ['received', 'receivedDirect', 'finished', 'finishedLate', 'broughtOver'],
        }),
      }),
    ]);
    // Who keeps accounts is shown no dossiers.
    expect((await read(admin)).addendum).toMatchObject({ changed: 1, dossiers: null });
    // Who watches from above reads it as well; another ward does not.
    expect((await read(await world.api.as(CITY_SUPERVISOR))).addendum.changed).toBe(1);
    expect((await (await world.api.as('lanhdao2')).get(`${CLOSES}/${id}`)).status).toBe(404);
    expect((await (await world.api.as('motcua')).get(`${CLOSES}/${id}`)).status).toBe(404);
    const above = await (await world.api.as(CITY_SUPERVISOR)).get(`${CLOSES}?officeCode=${CITY}`);
    expect([above.status, above.body.data]).toEqual([200, []]);
  });

  it('is handed in as it was frozen, with the name of who answers for it and the hash', async () => {
    const close = await read();
    const file = async (format: string): Promise<{ name: string; bytes: Uint8Array }> => {
      const answer = await fetch(`${world.api.url}${CLOSES}/${id}/form?format=${format}`, {
        headers: { cookie: leader.cookie },
      });
      expect(answer.status).toBe(200);
      const name = /filename="(.*)"/.exec(answer.headers.get('content-disposition')!)![1]!;
      return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
    };
    const { name, bytes } = await file('xlsx');
    expect(name).toBe(`II.06-${WARD}-${PERIOD}-da-chot.xlsx`);
    const { rows } = openWorkbook(bytes);
    expect(rows.flat().flatMap(({ value }) => (String(value).startsWith('Phụ lục, ') ? [value] : []))).toEqual([
      expect.stringContaining('1 hồ sơ của kỳ nay được tính khác; '),
    ]);
    expect(rows.flat().map(({ value }) => value)).toContain(
      `Khi chốt còn ${close.lateWithoutCause} hồ sơ quá hạn chưa nêu nguyên nhân.`,
    );
    const total = rows.find((row) => row.some(({ value }) => value === 'Tổng số') && row.length > 11)!;
    expect(total.slice(-11).map(({ value }) => Number(value))).toEqual(
      II_06_COLUMNS.map((figure) => close.report.totals[figure]),
    );
    const words = rows.flat().map(({ value }) => value);
    expect(words).toContainEqual(
      expect.stringMatching(new RegExp(`^Đã chốt lúc .*, .* ${close.closedBy}\\. SHA-256: ${close.sha256}\\.$`)),
    );
    expect((await file('pdf')).name).toBe(`II.06-${WARD}-${PERIOD}-da-chot.pdf`);
    expect(parse(Buffer.from((await file('csv')).bytes), { bom: true, columns: true })).toContainEqual(
      expect.objectContaining({
        'Lĩnh vực': 'Tổng số',
        'Chốt bởi': close.closedBy,
        'SHA-256 khi chốt': close.sha256,
        'Cảnh báo': '',
      }),
    );
  });

  it('gives out the list of its dossiers as it was frozen, to who is shown dossiers, and leaves a record', async () => {
    const [{ dossiers }] = (await list()) as [{ dossiers: ClosedDossier[] }];
    const fetched = async (format: string, client = leader): Promise<Response> =>
      fetch(`${world.api.url}${CLOSES}/${id}/dossiers?format=${format}`, { headers: { cookie: client.cookie } });
    const csv = parse<Record<string, string>>(Buffer.from(await (await fetched('csv')).arrayBuffer()), {
      bom: true,
      columns: true,
    });
    expect(csv.map((line) => line['Mã hồ sơ'])).toEqual(dossiers.map(({ code }) => code));
    const close = await read();
    for (const figure of PERIOD_FIGURES) {
      const lines = csv.filter((line) => line['Được tính vào']!.split('; ').includes(FIGURES[figure].vi.name));
      expect([figure, lines.length]).toEqual([figure, close.report.totals[figure]]);
    }
    const xlsx = await fetched('xlsx');
    expect(xlsx.headers.get('content-disposition')).toContain(
      `danh-sach-ho-so-da-chot-${WARD}-2025-12-15_2026-01-14.xlsx`,
    );
    const words = openWorkbook(new Uint8Array(await xlsx.arrayBuffer())).rows.flat();
    expect(words.map(({ value }) => value)).toEqual(
      expect.arrayContaining([dossiers[0]!.code, expect.stringContaining(close.sha256), close.closedBy]),
    );
    expect((await fetched('pdf')).status).toBe(200);
    expect(
      await Promise.all(
        [admin, await world.api.as('lanhdao2'), await world.api.as('motcua')].map(
          async (client) => (await fetched('csv', client)).status,
        ),
      ),
    ).toEqual([403, 404, 404]);
    const records = await world.api.sql<{ purpose: string }>(
      `SELECT purpose FROM access_record WHERE action = 'export' AND purpose LIKE '%closed period%'`,
    );
    expect(records).toEqual([0, 0, 0].map(() => ({ purpose: `rows: ${dossiers.length}; closed period ${PERIOD}` })));
  });

  it('is compared as its office compared then, whatever it does since', async () => {
    const before = await read();
    await world.api.sql(
      `INSERT INTO office_setting (id, office_id, key, value) SELECT gen_random_uuid(), id, 'deadline.compare', '"minute"' FROM office WHERE code = $1`,
      [WARD],
    );
    const kept = await world.api.sql<{ by_minute: string[] }>('SELECT by_minute FROM report_close WHERE id = $1', [id]);
    expect(kept).toEqual([{ by_minute: [] }]);
    try {
      const form = (await leader.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&period=${PERIOD}`)).body;
      expect(form.totals.finishedOnTime).not.toBe(before.report.totals.finishedOnTime);
      expect((await read()).addendum.figures).toEqual(before.addendum.figures);
      expect((await read()).addendum.changed).toBe(before.addendum.changed);
      // One that did not keep how it compared is told as its office does today, and no due time was moved thereby.
      await world.api.sql('ALTER TABLE report_close DISABLE TRIGGER report_close_kept');
      await world.api.sql('UPDATE report_close SET by_minute = NULL WHERE id = $1', [id]);
      const { dossiers, changed } = (await read()).addendum;
      expect(changed).toBeGreaterThan(before.addendum.changed);
      expect(changed).toBe(dossiers!.length);
      // Only what is in other figures is otherwise.
      expect(dossiers!.filter(({ frozen, now }) => String(frozen?.figures) === String(now?.figures))).toEqual([]);
    } finally {
      await world.api.sql(`DELETE FROM office_setting WHERE key = 'deadline.compare'`);
      await world.api.sql(`UPDATE report_close SET by_minute = '{}' WHERE id = $1`, [id]);
      await world.api.sql('ALTER TABLE report_close ENABLE TRIGGER report_close_kept');
    }
    expect((await read()).addendum.changed).toBe(before.addendum.changed);
  });

  it('is not changed by anybody, and would say so if it were', async () => {
    const change = `UPDATE report_close SET report = jsonb_set(report, '{totals,finishedLate}', '0') WHERE id = $1`;
    for (const statement of [change, 'DELETE FROM report_close WHERE id = $1']) {
      await expect(world.api.sql(statement, [id])).rejects.toMatchObject({ code: '42501' });
    }
    expect((await read()).intact).toBe(true);
    // Who owns the table can take its guard away, and cannot make the hash fit.
    await world.api.sql('ALTER TABLE report_close DISABLE TRIGGER report_close_kept');
    await world.api.sql(change, [id]);
    expect((await read()).intact).toBe(false);
    const form = await fetch(`${world.api.url}${CLOSES}/${id}/form`, { headers: { cookie: leader.cookie } });
    const { rows } = openWorkbook(new Uint8Array(await form.arrayBuffer()));
    expect(rows.flat().map(({ value }) => value)).toContain('SỐ LIỆU KHÔNG CÒN KHỚP MÃ SHA-256. KHÔNG GỬI BIỂU NÀY.');
    const warnings = async (part: string): Promise<Set<string | undefined>> => {
      const answer = await fetch(`${world.api.url}${CLOSES}/${id}/${part}?format=csv`, {
        headers: { cookie: leader.cookie },
      });
      const lines = parse<Record<string, string>>(Buffer.from(await answer.arrayBuffer()), {
        bom: true,
        columns: true,
      });
      return new Set(lines.map((line) => line['Cảnh báo']));
    };
    expect(await warnings('form')).toEqual(new Set(['SỐ LIỆU KHÔNG CÒN KHỚP MÃ SHA-256. KHÔNG GỬI BIỂU NÀY.']));
    expect(await warnings('dossiers')).toEqual(
      new Set(['BIỂU HOẶC DANH SÁCH ĐÃ BỊ SỬA SAU KHI CHỐT: không còn khớp mã SHA-256.']),
    );
  });

  it('from before a figure was counted is not called changed by it', async () => {
    const { api } = world;
    const before = (await read()).addendum;
    const [{ dossiers }] = (await list()) as [{ dossiers: ClosedDossier[] }];
    await api.sql('ALTER TABLE report_close DISABLE TRIGGER report_close_kept');
    await api.sql(`UPDATE report_close SET report = report #- '{totals,broughtOver}' WHERE id = $1`, [id]);
    await api.sql(`UPDATE dossier SET history_import_id = (SELECT id FROM history_import LIMIT 1) WHERE id = $1`, [
      dossiers[0]!.id,
    ]);
    const { addendum } = await read();
    expect(addendum.figures).toEqual(before.figures.filter(({ figure }) => figure !== 'broughtOver'));
    expect(addendum.figures).not.toEqual(before.figures);
    expect(addendum.changed).toBe(before.changed);
  });
});
