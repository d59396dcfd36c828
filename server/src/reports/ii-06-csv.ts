import { FIGURES, II_06_COLUMNS } from '@motcua/shared/figures';
import { cellOf } from '../exports/sheets/csv-sheet.js';
import { type Ii06Form, rowsOf, WORDS } from './ii-06-form.js';

/** Tells Excel that the letters are UTF-8. */
const MARK = '\uFEFF';

const COLUMNS = [
  'Mã đơn vị',
  'Đơn vị báo cáo',
  'Từ ngày',
  'Đến ngày',
  'STT',
  'Lĩnh vực',
  'Mã thủ tục',
  'Thủ tục',
  ...II_06_COLUMNS.map((id) => `(${FIGURES[id].column}) ${FIGURES[id].vi.name}`),
  'Gồm cơ quan trực thuộc',
  'Tính đến',
  'Cảnh báo',
  'Cách tính phiên bản',
  'Chốt bởi',
  'SHA-256 khi chốt',
];

/**
 * Biểu II.06 for programs: one line of names, and each row says whose it is, of which days and as of when, so that the files
 * of many offices are one table when put together; of a closed period also who closed it, and with which hash. RFC 4180, UTF-8.
 */
export function ii06Csv(form: Ii06Form): Buffer {
  const { report, closed } = form;
  const { office, from, to, below, asOf, holds, definitionVersion } = report;
  const changed = closed?.intact === false ? WORDS.changed : '';
  const lines = rowsOf(form).map(({ order, field, procedure, numbers }) => [
    office.code,
    office.name,
    from,
    to,
    order === null ? '' : String(order),
    field,
    procedure?.code ?? '',
    procedure?.name ?? '',
    ...numbers.map(String),
    below ? 'có' : 'không',
    asOf,
    holds ? changed : WORDS.broken,
    String(definitionVersion),
    closed?.by ?? '',
    closed?.sha256 ?? '',
  ]);
  return Buffer.from(MARK + [COLUMNS, ...lines].map((line) => `${line.map(cellOf).join(',')}\r\n`).join(''));
}
