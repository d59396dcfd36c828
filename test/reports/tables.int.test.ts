import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AGEING_FIGURES,
  LATE_CAUSE_FIGURES,
  ON_TIME_COLUMNS,
  PAUSE_FIGURES,
  percentDown,
  SUPPLEMENT_FIGURES,
} from '@motcua/shared/figures';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { CITY, CITY_SUPERVISOR, type FigureWorld, figureWorld } from '../figures/figure-world.js';
import type { TestClient } from '../support/api.js';
import { itPapers, textOf } from '../support/pdf-tools.js';

const OF = `officeCode=${CITY}&below=true`;
const YEAR = 'from=2025-12-15&to=2026-02-11';
type Counts = Record<string, number>;
interface Row {
  readonly figures: Counts;
}
const figuresOf = (ids: readonly string[]) => (row: Row) => ids.map((id) => row.figures[id]!);

/** What each report is asked for, and which of its numbers stand in a row. */
const CASES = [
  ['on-time', `${YEAR}&groupBy=procedure`, (row: Counts) => ON_TIME_COLUMNS.map((id) => row[id]!)],
  ['on-time', `${YEAR}&groupBy=month`, (row: Counts) => ON_TIME_COLUMNS.map((id) => row[id]!)],
  ['steps', `${YEAR}&groupBy=office`, (row: Counts) => [row['dossiers']!, row['inTime']!, row['late']!]],
  ['ageing', 'groupBy=officer', figuresOf(AGEING_FIGURES)],
  [
    'supplements',
    `${YEAR}&groupBy=field`,
    ({ figures }: Row) =>
      SUPPLEMENT_FIGURES.flatMap((id) => [
        figures[id]!,
        ...(id === 'supplemented' ? [percentDown(figures[id]!, figures['answered']!)!] : []),
      ]),
  ],
  ['pauses', 'groupBy=cause', figuresOf(PAUSE_FIGURES)],
  ['late-causes', YEAR, figuresOf(LATE_CAUSE_FIGURES)],
  ['qd-766', YEAR, ({ part, whole, percent }: Counts) => [part!, whole!, percent!]],
] as const;

describe('tables of figures as files', () => {
  let world: FigureWorld;
  let city: TestClient;

  beforeAll(async () => {
    world = await figureWorld();
    await world.countMinutes();
    city = await world.api.as(CITY_SUPERVISOR);
    await world.api.sql(
      `UPDATE procedure_version SET field = '=1+1, hộ tịch' WHERE id = (SELECT procedure_version_id FROM dossier LIMIT 1)`,
    );
  });
  afterAll(() => world.stop());

  const file = async (report: string, query: string): Promise<{ bytes: Buffer; name: string }> => {
    const answer = await fetch(`${world.api.url}/api/v1/reports/files/${report}?${query}`, {
      headers: { cookie: city.cookie },
    });
    expect([report, answer.status]).toEqual([report, 200]);
    const name = /filename="(.*)"/.exec(answer.headers.get('content-disposition') ?? '')![1]!;
    return { bytes: Buffer.from(await answer.arrayBuffer()), name };
  };
  const sheetOf = async (bytes: Buffer): Promise<readonly (readonly unknown[])[]> => {
    const [sheet] = await readXlsxFile(bytes);
    return sheet!.data;
  };

  it.each(CASES)('have the numbers of %s with %s', async (report, query, numbersOf) => {
    const lastYear = report === 'on-time' ? '&lastYear=true' : '';
    const shown = (await city.get(`/api/v1/reports/${report}?${OF}&${query}${lastYear}`)).body as {
      data: (Row & Counts)[];
      definitionVersion: number;
    };
    const expected = shown.data
      .map((row) => numbersOf(row as never))
      .filter((numbers) => report === 'on-time' || numbers.some((number) => number > 0));
    expect(expected.length).toBeGreaterThan(0);

    const csv = await file(report, `${OF}&${query}&format=csv`);
    const [, ...lines] = parse(csv.bytes, { bom: true });
    const inOrder = expected.map((numbers, at) => {
      const line = lines[at]!;
      const from = line.indexOf(String(numbers[0]), 8);
      return line.slice(from, from + numbers.length).map(Number);
    });
    expect(inOrder).toEqual(expected);
    expect(new Set(lines.map(([code, , below]) => `${code} ${below}`))).toEqual(new Set([`${CITY} có`]));

    const rows = await sheetOf((await file(report, `${OF}&${query}&format=xlsx`)).bytes);
    const sheetNumbers = rows.map((row) => row.filter((value): value is number => typeof value === 'number'));
    for (const numbers of expected) {
      expect(sheetNumbers.some((row) => row.join().includes(numbers.join()))).toBe(true);
    }
    const texts = rows.flat().filter((value) => typeof value === 'string');
    expect(texts).toEqual(expect.arrayContaining(['NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG ĐƠN VỊ BÁO CÁO', 'Đoàn Minh Sơn']));
    expect(texts.some((text) => text.endsWith(`cách tính phiên bản ${shown.definitionVersion}.`))).toBe(true);
  });

  itPapers('are set as papers', async () => {
    for (const [report, query] of CASES) {
      const paper = await file(report, `${OF}&${query}&format=pdf`);
      expect(paper.name).toMatch(/^[a-z\d-]+-H23\.18-va-truc-thuoc-[\d_-]+\.pdf$/);
      const text = textOf(paper.bytes);
      expect([report, text]).toEqual([report, expect.stringContaining('NGƯỜI LẬP BIỂU')]);
      expect([report, text]).toEqual([report, expect.stringContaining('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')]);
    }
  });

  it('have indicators that are sums of Biểu II.06 and of the lists behind them', async () => {
    const [form, shown] = await Promise.all(
      ['forms/II.06', 'qd-766'].map(async (name) => (await city.get(`/api/v1/reports/${name}?${OF}&${YEAR}`)).body),
    );
    const { totals } = form as { totals: Counts };
    const [timeliness] = (shown as { data: Counts[] }).data;
    const part = totals['finishedBefore']! + totals['finishedOnTime']! + totals['openInTime']!;
    expect(timeliness).toMatchObject({ part, whole: totals['received'], maxPoints: 20 });
    expect(timeliness!['points']).toBe(Math.floor((part * 2000) / totals['received']!) / 100);
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(totals['received']!);
    const days = 'figureFrom=2025-12-15&figureTo=2026-02-11';
    const list = await city.get(`/api/v1/dossiers?${OF}&figure=openInTime&${days}&count=true&limit=1`);
    expect(list.body.page.total.value).toBe(totals['openInTime']);
  });

  it('have what was refused, and why', async () => {
    const shown = (await city.get(`/api/v1/reports/refusals?${OF}&${YEAR}`)).body as { data: { code: string }[] };
    expect(shown.data.length).toBeGreaterThan(0);
    const rows = await sheetOf((await file('refusals', `${OF}&${YEAR}&format=xlsx`)).bytes);
    const codes = rows.flat().filter((value) => typeof value === 'string' && /^H23\.18\.\d\d-\d{6}-/.test(value));
    expect(codes).toEqual(shown.data.map(({ code }) => code));
  });

  it('hold no formula', async () => {
    const query = `${OF}&${YEAR}&groupBy=field`;
    expect((await file('supplements', `${query}&format=csv`)).bytes.toString()).toContain(`"'=1+1, hộ tịch"`);
    const rows = await sheetOf((await file('supplements', `${query}&format=xlsx`)).bytes);
    expect(rows.flat()).toContain('=1+1, hộ tịch');
  });

  it('are refused for what the report does not have', async () => {
    for (const [report, query, status] of [
      ['ageing', `${OF}&format=csv&from=2026-01-01`, 400],
      ['ageing', `${OF}&format=csv&groupBy=month`, 400],
      ['steps', `${OF}&format=csv`, 400],
      ['steps', `${OF}&${YEAR}`, 400],
      ['late-causes', `${OF}&${YEAR}&format=csv&groupBy=field`, 400],
      ['constructor', `${OF}&format=csv`, 404],
    ] as const) {
      expect([report, query, (await city.get(`/api/v1/reports/files/${report}?${query}`)).status]).toEqual([
        report,
        query,
        status,
      ]);
    }
  });
});
