import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cardNumbers,
  II_06_COLUMNS,
  type Ii06Report,
  PERIOD_FIGURES,
  percentVi,
  type PeriodFigures,
  type StatisticsCard,
} from '@motcua/shared/figures';
import { CITY, CITY_SUPERVISOR, type FigureWorld, figureWorld, WARD } from '../figures/figure-world.js';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { cardHtml } from '../../server/src/reports/card-html.js';
import type { CardSharing } from '../../server/src/reports/cards.controller.js';
import { ii06Paper } from '../../server/src/reports/ii-06-paper.js';
import type { TestAnswer, TestClient } from '../support/api.js';
import { openWorkbook } from '../support/open-workbook.js';
import { describePapers, pagesOf, structureOf, textOf } from '../support/pdf-tools.js';

const ALL = `officeCode=${CITY}&below=true&from=2025-12-15&to=2026-01-14`;
const numbersOf = (figures: PeriodFigures): number[] => II_06_COLUMNS.map((id) => figures[id]);

describe('reports of offices', () => {
  let world: FigureWorld;
  let city: TestClient;

  beforeAll(async () => {
    world = await figureWorld();
    city = await world.api.as(CITY_SUPERVISOR);
    // What a spreadsheet would run, what CSV would tear apart, and a word its library has of its own.
    await world.api
      .sql(`UPDATE procedure_version SET field = '=HYPERLINK("x"), hộ tịch' WHERE id = (SELECT procedure_version_id FROM dossier d
      JOIN procedure_version v ON v.id = d.procedure_version_id JOIN procedure p ON p.id = v.procedure_id WHERE p.code = '1.001193' LIMIT 1)`);
  });
  afterAll(() => world.stop());

  async function file(query: string): Promise<{ bytes: Uint8Array; type: string | null; name: string | undefined }> {
    const { url } = world.api;
    const answer = await fetch(`${url}/api/v1/reports/forms/II.06?${query}`, { headers: { cookie: city.cookie } });
    expect(answer.status).toBe(200);
    const disposition = answer.headers.get('content-disposition') ?? '';
    return {
      bytes: new Uint8Array(await answer.arrayBuffer()),
      type: answer.headers.get('content-type'),
      name: /^attachment; filename="(.*)"$/.exec(disposition)?.[1],
    };
  }
  const json = async (query: string): Promise<Ii06Report> =>
    (await city.get(`/api/v1/reports/forms/II.06?${query}`)).body as Ii06Report;

  it('are a sheet with the numbers of the JSON as numbers, and no formula', async () => {
    const report = await json(ALL);
    const { bytes, type, name } = await file(`${ALL}&format=xlsx&byProcedure=true`);
    expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(name).toBe('II.06-H23.18-va-truc-thuoc-2025-12-15_2026-01-14.xlsx');
    const { rows, xml } = openWorkbook(bytes);
    expect(xml).not.toContain('<f>');
    const numbered = rows.filter((row) => row.slice(-11).length === 11 && row.slice(-11).every((c) => c.type !== 's'));
    expect(numbered.map((row) => row.slice(-11).map(({ value }) => Number(value)))).toEqual([
      ...report.rows.flatMap(({ figures, procedures }) => [
        numbersOf(figures),
        ...procedures.map((one) => numbersOf(one.figures)),
      ]),
      numbersOf(report.totals),
    ]);
    expect(report.rows.length).toBeGreaterThan(1);
    expect(report.totals.finishedLate).toBeGreaterThan(0);
    expect(new Set(numbered.flatMap((row) => row.slice(-11).map(({ format }) => format)))).toEqual(new Set(['#,##0']));
    const texts = rows.flat().flatMap(({ type: of, value }) => (of === 's' ? [value] : []));
    expect(texts).toEqual(
      expect.arrayContaining([
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Biểu số II.06/VPCP/KSTT',
        expect.stringMatching(/^Đơn vị báo cáo: .+ và các cơ quan trực thuộc$/),
        expect.stringMatching(/^Đơn vị nhận báo cáo: .+/),
        '(Từ ngày 15/12/2025 đến ngày 14/01/2026)',
        '=HYPERLINK("x"), hộ tịch',
        '(7)=\n(8)+(9)+(10)',
        'Tổng số',
        'Đoàn Minh Sơn',
        expect.stringMatching(/^Số liệu tính đến 23:59 ngày 14\/01\/2026; cách tính phiên bản \d+\.$/),
      ]),
    );
  });

  it('are lines for programs, each with its office and days, and nothing a spreadsheet would run', async () => {
    const report = await json(ALL);
    const { bytes, type, name } = await file(`${ALL}&format=csv`);
    expect([type, name]).toEqual(['text/csv; charset=utf-8', 'II.06-H23.18-va-truc-thuoc-2025-12-15_2026-01-14.csv']);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\uFEFFMã đơn vị,')).toBe(true);
    const lines = parsed(text.slice(1));
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([8 + 11 + 6]));
    const [head, ...rest] = lines;
    expect(head!.slice(8, 19)).toEqual(II_06_COLUMNS.map((_, index) => expect.stringContaining(`(${index + 3}) `)));
    expect(rest.map((line) => [...line.slice(2, 6), ...line.slice(8, 19).map(Number)])).toEqual([
      ...report.rows.map(({ field, figures }, index) => [
        ...['2025-12-15', '2026-01-14', String(index + 1), field.replace(/^=/, "'=")],
        ...numbersOf(figures),
      ]),
      ['2025-12-15', '2026-01-14', '', 'Tổng số', ...numbersOf(report.totals)],
    ]);
    expect(rest.map(([, , , , , field]) => field)).toContain(`'=HYPERLINK("x"), hộ tịch`);
    expect(new Set(rest.map((line) => line.slice(19).join(';')))).toEqual(
      new Set([`có;${report.asOf};;${report.definitionVersion};;`]),
    );

    const whole = parsed(new TextDecoder().decode((await file(`${ALL}&format=csv&byProcedure=true`)).bytes));
    const ofProcedures = whole.slice(1).filter((line) => line[6] !== '');
    expect(ofProcedures.map((line) => [...line.slice(4, 8), ...line.slice(8, 19).map(Number)])).toEqual(
      report.rows.flatMap(({ field, procedures }) =>
        procedures.map(({ code, name: called, figures }) => [
          ...['', field.replace(/^=/, "'="), code, called],
          ...numbersOf(figures),
        ]),
      ),
    );
  });

  /** RFC 4180, letter by letter. */
  function parsed(text: string): string[][] {
    const lines: string[][] = [];
    let [line, cell, quoted]: [string[], string, boolean] = [[], '', false];
    for (let at = 0; at < text.length; at++) {
      const letter = text[at]!;
      if (quoted && letter === '"' && text[at + 1] === '"') cell += text[at++];
      else if (letter === '"') quoted = !quoted;
      else if (!quoted && letter === ',') [line, cell] = [[...line, cell], ''];
      else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
        lines.push([...line, cell]);
        [line, cell] = [[], ''];
        at += 1;
      } else cell += letter;
    }
    return lines;
  }

  describe('on the card of a website', () => {
    const card = async (query: string, client = city): Promise<StatisticsCard> => {
      const { status, body } = await client.get(`/api/v1/reports/statistics-card?${query}`);
      expect(status).toBe(200);
      return body as StatisticsCard;
    };
    /** Every dossier of a list. */
    const listed = async (figure: string, to: string): Promise<number> => {
      const query = `officeCode=${WARD}&figure=${figure}&figureFrom=${to.slice(0, 4)}-01-01&figureTo=${to}`;
      const { body } = await city.get(`/api/v1/dossiers?limit=100&${query}`);
      expect((body as { page: { hasNext: boolean } }).page.hasNext).toBe(false);
      return (body as { data: unknown[] }).data.length;
    };

    it.each([
      ['2025-12', '2025-12-31'],
      ['2026-01', '2026-01-31'],
      ['2026-02', '2026-02-28'],
    ])('count from 1 January to the end of %s what Biểu II.06 and the lists count', async (month, to) => {
      const shown = await card(`officeCode=${WARD}&month=${month}`);
      const { totals } = await json(`officeCode=${WARD}&from=${to.slice(0, 4)}-01-01&to=${to}`);
      expect(shown).toEqual({
        officeCode: WARD,
        month,
        ...cardNumbers(totals),
        updatedAt: expect.stringMatching(/^2026-02-11T02:/),
      });
      const behind = async (...figures: string[]): Promise<number> =>
        (await Promise.all(figures.map((figure) => listed(figure, to)))).reduce((sum, one) => sum + one, 0);
      expect([shown.total, shown.onTimeOrEarly, shown.late]).toEqual([
        await behind('received'),
        await behind('finishedBefore', 'finishedOnTime'),
        await behind('finishedLate', 'openLate'),
      ]);
      expect(shown.late).toBeGreaterThan(0);
      expect(shown.solvedPercent).toBeLessThan(100);
    });

    it('mean the present month where none is named, and refuse one that is none or has not begun', async () => {
      expect((await card(`officeCode=${WARD}`)).month).toBe('2026-02');
      const asked = (month: string): Promise<TestAnswer> =>
        city.get(`/api/v1/reports/statistics-card?officeCode=${WARD}&month=${month}`);
      expect(await asked('2026-13')).toMatchObject({ status: 400, body: { errors: [{ path: 'month' }] } });
      expect(await asked('2026-03')).toMatchObject({ status: 422, body: { code: 'report.period_invalid' } });
    });

    it('are nobody else’s until the office shows them, and then everybody’s, without a name or a script', async () => {
      const { url } = world.api;
      const path = `/api/v1/public/statistics-cards/${WARD}`;
      const sharing = async (): Promise<CardSharing> =>
        (await city.get(`/api/v1/reports/statistics-card/sharing?officeCode=${WARD}`)).body as CardSharing;
      expect((await sharing()).shown).toBe(false);
      expect([(await fetch(url + path)).status, (await fetch(`${url}${path}/html`)).status]).toEqual([404, 404]);

      const admin = await world.api.as('quantri');
      const set = { officeCode: WARD, key: 'reports.publicCard', value: 'shown' };
      // Of the office above it is no word, and nobody says it for the whole country.
      await world.api.sql(
        `INSERT INTO office_setting (id, office_id, key, value) SELECT gen_random_uuid(), id, 'reports.publicCard', '"shown"' FROM office WHERE code = $1`,
        [CITY],
      );
      expect([(await fetch(url + path)).status, (await sharing()).shown]).toEqual([404, false]);
      const setting = await admin.post('/api/v1/admin/settings', set);
      expect(setting.status).toBe(201);
      const { shown, html, snippet } = await sharing();
      expect({ shown, html: html.endsWith(`${path}/html`) }).toEqual({ shown: true, html: true });
      expect(snippet).toMatch(/^<iframe src="http[^"<>]+" title="[^"<>]+"[^<>]*><\/iframe>$/);

      const answer = await fetch(url + path, { headers: { origin: 'https://phuong.example' } });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      const open = (await answer.json()) as StatisticsCard;
      expect(open).toEqual({ ...(await card(`officeCode=${WARD}`)), updatedAt: open.updatedAt });

      const page = await fetch(`${url}${path}/html`);
      expect(page.headers.get('x-frame-options')).toBeNull();
      expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors \*/);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const text = await page.text();
      expect(text).not.toMatch(/<script|<img|<link|javascript:|src=/i);
      const words = text
        .replace(/<style>.*?<\/style>/s, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/[ \n]+/g, ' ');
      expect(words).toContain(
        `Đến tháng 02 đã giải quyết: ${percentVi(open.solvedPercent)} Số hồ sơ xử lý: ${open.total} Trước &amp; đúng hạn: ${open.onTimeOrEarly} Trễ hạn: ${open.late} Tỉ lệ trễ hạn: ${percentVi(open.latePercent)}`,
      );
      expect(words).toMatch(/Cập nhật lúc: 11\/02\/2026 09:\d\d:\d\d/);

      // Counted once for all who look; taken back at once.
      await world.api.sql(`UPDATE dossier SET voided = true WHERE code = (SELECT max(code) FROM dossier)`);
      expect(await (await fetch(url + path)).json()).toEqual(open);
      const { id, version } = setting.body as { id: string; version: number };
      expect((await admin.post(`/api/v1/admin/settings/${id}/remove`, { version })).status).toBe(200);
      expect((await fetch(url + path)).status).toBe(404);
    });

    it('say clearly that there is nothing yet', () => {
      const empty = { ...Object.fromEntries(PERIOD_FIGURES.map((id) => [id, 0])) } as PeriodFigures;
      const none = { officeCode: 'X', month: '2026-01', ...cardNumbers(empty), updatedAt: '2026-01-01T00:00:00.000Z' };
      const text = cardHtml({ office: { code: 'X', name: 'UBND <b>&"' }, card: none });
      expect(text).toContain('<dt>Đến tháng 01 đã giải quyết:</dt><dd>chưa có hồ sơ</dd>');
      expect(text).toContain('UBND &lt;b&gt;&amp;&quot;');
    });
  });

  describePapers('as paper', () => {
    it('have the form across A4, with its numbers and the place to sign', async () => {
      const report = await json(`officeCode=${WARD}&period=2026-01`);
      const { bytes, type, name } = await file(`officeCode=${WARD}&period=2026-01&format=pdf`);
      expect([type, name]).toEqual(['application/pdf', 'II.06-H23.18.07-2026-01.pdf']);
      const text = textOf(bytes);
      expect(text).toContain('ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA');
      expect(text).toContain('Kỳ báo cáo: Tháng 01 năm 2026 (Từ ngày 15/12/2025 đến ngày 14/01/2026)');
      expect(text).toMatch(/Đơn vị nhận báo cáo: [^…]+ Đơn vị tính: Số hồ sơ TTHC/);
      expect(text).toContain(`Tổng số ${numbersOf(report.totals).join(' ')}`);
      expect(text).toMatch(/NGƯỜI LẬP BIỂU.*THỦ TRƯỞNG ĐƠN VỊ BÁO CÁO/);
      expect(pagesOf(bytes)).toBe(1);
      expect(structureOf(bytes)).toMatch(/TH:[^"]*"STT"/);
    });

    it('say their columns again on each page', async () => {
      const report = await json(ALL);
      const rows = Array.from({ length: 60 }, () => report.rows).flat();
      const bytes = await renderPaper(
        ii06Paper({
          report: { ...report, rows },
          place: 'X',
          receiver: null,
          madeBy: 'Y',
          madeAt: new Date(0),
          byProcedure: false,
          closed: null,
        }),
      );
      expect(pagesOf(bytes)).toBeGreaterThan(2);
      expect(textOf(bytes).match(/\(11\)= \(12\)\+\(13\)/g)).toHaveLength(pagesOf(bytes));
    });
  });
});
