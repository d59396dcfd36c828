import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDateOf } from '@motcua/shared/calendar';
import { EXPORT_COLUMNS } from '../../server/src/dossiers/dto/export.dto.js';
import type { TableName } from '../../server/src/reports/tables/read-table.js';
import { bring, csvOf, IMPORTS, oldRow, whenIn } from '../history/old-sheet.js';
import { startTestApi, type TestApi, WARD } from '../support/api.js';
import { inState, mustActApproved, takeIn } from '../support/dossiers.js';
import { lacking } from '../support/lacking.js';
import { understood, type UnderstoodCell } from '../support/libreoffice.js';
import { openWorkbook, type SheetCell } from '../support/open-workbook.js';
import { waitUntil } from '../support/wait-until.js';

const FORMULA = '=HYPERLINK("http://x.example.com";"xem")';
const lacks = lacking('soffice');
const when = lacks === '' ? describe : describe.skip;

/** Every report of the page of figures. */
const BOARDS: Readonly<Record<TableName, object>> = {
  'on-time': { groupBy: 'field' },
  steps: { groupBy: 'step' },
  ageing: { groupBy: 'field' },
  supplements: { groupBy: 'field' },
  refusals: {},
  pauses: { groupBy: 'cause' },
  'late-causes': {},
  'qd-766': {},
};
/** Takes no days. */
const isOfNow = (report: string): boolean => ['ageing', 'pauses'].includes(report);

/** The moment of a day number, as LibreOffice writes it: in whole seconds, midnight as the day alone. */
const momentOf = (serial: string): string =>
  new Date(Math.round((Number(serial) - 25_569) * 86_400) * 1_000).toISOString().slice(0, 19).replace('T00:00:00', '');

/** A cell of the file itself, as LibreOffice has to understand it. */
function meant({ at, type, value, format }: SheetCell): UnderstoodCell {
  if (type === 's') return { at, type: 'string', value, formula: false };
  const isDate = format?.includes('yy') ?? false;
  return { at, type: isDate ? 'date' : 'float', value: isDate ? momentOf(value) : value, formula: false };
}

/** Every file for spreadsheets that anybody can fetch. */
when(`files for spreadsheets, opened by LibreOffice${lacks}`, () => {
  let api: TestApi;
  const files: Record<string, Uint8Array> = {};
  let read: Record<string, UnderstoodCell[]> = {};

  beforeAll(async () => {
    api = await startTestApi();
    const [counter, leader, admin] = await Promise.all([api.as('motcua'), api.as('lanhdao'), api.as('quantri')]);
    const fetched = async (client: { cookie: string; csrfToken: string }, path: string, body?: object) => {
      const answer = await fetch(`${api.url}${path}`, {
        headers: { cookie: client.cookie, 'x-csrf-token': client.csrfToken, 'content-type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      return new Uint8Array(await answer.arrayBuffer());
    };

    for (const name of [
      FORMULA,
      '@SUM(A1)',
      '+84912345678',
      '-1',
      "'=1+1",
      'constructor',
      '<b>&"',
      'Trần  Văn\tA',
      '00123',
    ]) {
      const { id } = await takeIn(counter);
      await api.sql('UPDATE dossier SET applicant_name = $2 WHERE id = $1', [id, name]);
    }
    await inState.awaiting_supplement(api);
    await mustActApproved(counter, leader, await inState.submitted(api), 'refuse', { reason: FORMULA });
    files['dossiers'] = await fetched(counter, '/api/v1/dossiers/export', { language: 'vi', columns: EXPORT_COLUMNS });

    await api.sql('UPDATE procedure_version SET field = $1 WHERE id IN (SELECT procedure_version_id FROM dossier)', [
      FORMULA,
    ]);
    const year = localDateOf(new Date()).slice(0, 4);
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const form = `/api/v1/reports/forms/II.06?${new URLSearchParams(days)}&format=xlsx&byProcedure=true`;
    files['form'] = await fetched(leader, form);
    for (const [name, asked] of Object.entries(BOARDS)) {
      const query = new URLSearchParams({ format: 'xlsx', ...(isOfNow(name) ? {} : days), ...asked });
      files[name] = await fetched(leader, `/api/v1/reports/files/${name}?${query}`);
    }
    const close = await leader.post('/api/v1/reports/closes', { officeCode: WARD, period: '2026-03' });
    files['closed'] = await fetched(leader, `/api/v1/reports/closes/${close.body.id}/form`);
    files['closedList'] = await fetched(leader, `/api/v1/reports/closes/${close.body.id}/dossiers`);

    const wrong = [
      { oldCode: FORMULA, receivedAt: 'hôm qua' },
      { oldCode: 'SAI-2', channel: '=1+1' },
    ];
    const { body } = await bring(admin, csvOf(wrong.map((one) => oldRow(one)), { delimiter: ';', mark: '' })); // prettier-ignore
    await whenIn(admin, body.id, 'checked');
    files['faults'] = await fetched(admin, `${IMPORTS}/${body.id}/faults?format=xlsx`);
    files['template'] = await fetched(admin, `${IMPORTS}/template`);
    const made = async (what: string, asked: object): Promise<Uint8Array> => {
      const job = (await leader.post(`/api/v1/exports/${what}`, { ...asked, format: 'xlsx' })).body as { id: string };
      const path = `/api/v1/exports/${job.id}`;
      await waitUntil(`${what} is made`, async () => (await leader.get(path)).body.state === 'ready');
      return fetched(leader, `${path}/content`);
    };
    files['register'] = await made('register', days);
    files['exported'] = await made('dossiers', { language: 'vi', columns: EXPORT_COLUMNS });
    read = understood(files);
  });
  afterAll(() => api.stop());

  it.each([
    ...['dossiers', 'exported', 'form', 'register', 'closed', 'closedList', 'faults', 'template'],
    ...Object.keys(BOARDS),
  ])('%s: every cell is what it was meant to be', (name) => {
    // An empty text is no cell to a reader.
    const written = openWorkbook(files[name]!)
      .rows.flat()
      .map(meant)
      .filter(({ value }) => value !== '');
    expect(written.length).toBeGreaterThan(5);
    expect(read[name]).toEqual(written);
  });

  it('numbers are numbers, days are days, and what looks like a formula is a text', () => {
    const all = Object.values(read).flat();
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['string', 'float', 'date']));
    expect(all.filter(({ formula }) => formula)).toEqual([]);
    const texts = (name: string): string[] => read[name]!.filter(({ type }) => type === 'string').map((c) => c.value);
    expect(texts('dossiers')).toEqual(
      expect.arrayContaining([FORMULA, '@SUM(A1)', '+84912345678', '-1', "'=1+1", '<b>&"', '00123']),
    );
    expect(texts('form')).toContain(FORMULA);
    for (const board of ['on-time', 'ageing', 'supplements', 'refusals']) expect(texts(board)).toContain(FORMULA);
    // What is written at once has a space behind `constructor`, which its library cannot hold otherwise.
    const trimmed = (name: string): string[] => texts(name).map((text) => text.trim());
    expect(trimmed('exported')).toEqual(trimmed('dossiers'));
    expect(texts('register')).toEqual(expect.arrayContaining([FORMULA, '@SUM(A1)', '00123']));
    expect(texts('faults')).toContain('history.date_invalid');
  });

  it('a file that is torn is not taken for one that opens', () => {
    expect(() => understood({ torn: files['form']!.slice(0, 2_000) })).toThrow();
  });
});
