import {
  HISTORY_ADVICE,
  HISTORY_COLUMN,
  HISTORY_COLUMNS,
  type HistoryColumn,
  type HistoryFault,
} from '@motcua/shared/history';
import writeExcelFile, { type Cell } from 'write-excel-file/node';

export const SHEET_LANGUAGES = ['vi', 'en'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

type Words = Readonly<Record<SheetLanguage, string>>;

const FAULTS: Readonly<Record<'sheet' | 'row' | 'column' | 'advice' | 'code' | 'more', Words>> = {
  more: {
    vi: 'Còn dòng sai khác: sửa các dòng trên rồi nạp lại.',
    en: 'There are more: correct these and bring the sheet again.',
  },
  sheet: { vi: 'Dòng cần sửa', en: 'Rows to correct' },
  row: { vi: 'Dòng', en: 'Row' },
  column: { vi: 'Cột', en: 'Column' },
  advice: { vi: 'Cần làm gì', en: 'What to do' },
  code: { vi: 'Mã lỗi', en: 'Code' },
};
const TEMPLATE: Readonly<Record<'sheet' | 'help' | 'column' | 'required' | 'yes' | 'what', Words>> = {
  sheet: { vi: 'Hồ sơ cũ', en: 'Old dossiers' },
  help: { vi: 'Hướng dẫn', en: 'Help' },
  column: { vi: 'Cột', en: 'Column' },
  required: { vi: 'Bắt buộc', en: 'Required' },
  yes: { vi: 'có', en: 'yes' },
  what: { vi: 'Ghi gì', en: 'What to write' },
};

const text = (value: string): Cell => ({ value, type: String });
const heading = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const nameOf = (column: HistoryColumn, language: SheetLanguage): string => HISTORY_COLUMN[column][language];

/**
 * What is wrong with a file, a row each: numbers of rows and names of columns, nothing of what stands in them.
 *
 * @param more there is more wrong than these
 */
export function faultsWorkbook(
  faults: readonly HistoryFault[],
  language: SheetLanguage,
  more: boolean,
): Promise<Buffer> {
  const head = (['row', 'column', 'advice', 'code'] as const).map((key) => heading(FAULTS[key][language]));
  const rows = faults.map(({ row, column, code }) => [
    { value: row, type: Number },
    text(nameOf(column, language)),
    { ...text(HISTORY_ADVICE[code][language]), wrap: true },
    text(code),
  ]);
  const last = more ? [[null, null, text(FAULTS.more[language]), null]] : [];
  return writeExcelFile([head, ...rows, ...last], {
    sheet: FAULTS.sheet[language],
    columns: [{ width: 8 }, { width: 20 }, { width: 70 }, { width: 28 }],
    stickyRowsCount: 1,
  }).toBuffer();
}

/** An empty sheet with the headings, and a page that says what to write. */
export function templateWorkbook(language: SheetLanguage): Promise<Buffer> {
  const help = HISTORY_COLUMNS.map((column) => {
    const { filled, help: what } = HISTORY_COLUMN[column];
    return [text(nameOf(column, language)), text(filled ? TEMPLATE.yes[language] : ''), text(what[language])];
  });
  return writeExcelFile([
    {
      data: [HISTORY_COLUMNS.map((column) => heading(nameOf(column, language)))],
      sheet: TEMPLATE.sheet[language],
      columns: HISTORY_COLUMNS.map(() => ({ width: 22 })),
      stickyRowsCount: 1,
    },
    {
      data: [(['column', 'required', 'what'] as const).map((key) => heading(TEMPLATE[key][language])), ...help],
      sheet: TEMPLATE.help[language],
      columns: [{ width: 22 }, { width: 12 }, { width: 90 }],
    },
  ]).toBuffer();
}

/** The headings alone, as Excel reads UTF-8. */
export const templateCsv = (language: SheetLanguage): Buffer =>
  Buffer.from(`\uFEFF${HISTORY_COLUMNS.map((column) => nameOf(column, language)).join(',')}\r\n`);
