import type { LocalDate } from '@motcua/shared/calendar';
import type { Actor } from '../common/actor.js';
import { refused } from '../common/domain-error.js';
import { endOfDay, startOfDay } from '../common/http/day-range.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { LIST_ROLES } from '../dossiers/dossier-conditions.js';
import { chooseOffice, type OfficeRef } from '../offices/office-choice.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import { renderPaper } from '../papers/pdf/render-paper.js';
import { countRegisterLines, readRegisterLines, type RegisterPlace } from '../papers/register-lines.js';
import { registeringOffice } from '../papers/registers.service.js';
import { bookInWords, capitals, officeInFull, phoneInWords, SIGN, slashed } from '../papers/templates/form-parts.js';
import { booksOf, register, type RegisterLine } from '../papers/templates/register.js';
import { inBatches } from './dossier-list-source.js';
import { BATCH_ROWS, type ExportSource, MOST_ROWS } from './export-source.js';
import type { SheetColumn, SheetRow } from './sheets/sheet.js';

/** A PDF is set whole; a longer book is printed in parts. */
const MOST_PRINTED = 10_000;

export interface RegisterOf {
  readonly officeCode?: string | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Whose book it is. @throws DomainError 403, 404, 400 for a day that is none, 422 `paper.period_invalid` */
export async function officeOfRegister(
  tx: OfficeTx,
  actor: Actor,
  { officeCode, from, to }: RegisterOf,
): Promise<OfficeRef> {
  const office = await chooseOffice(tx.em, actor, LIST_ROLES, officeCode);
  if (endOfDay('to', to) <= startOfDay('from', from)) {
    throw refused('paper.period_invalid', 'The period ends before it begins.', [{ path: 'to', code: 'field.invalid' }]);
  }
  return office;
}

/**
 * Sổ theo dõi hồ sơ: all that one counter received in a period, in the order of receipt.
 *
 * @legal TT 01/2018/TT-VPCP, Mẫu số 06; TT 03/2025/TT-VPCP, Mẫu số 07
 * @throws DomainError as `officeOfRegister`; `export.list_too_long`, `export.print_too_long`
 */
export async function registerSource(
  tx: OfficeTx,
  actor: Actor,
  box: SecretBox,
  asked: RegisterOf,
  printed: boolean,
): Promise<ExportSource> {
  const { from, to } = asked;
  const { id: officeId, code } = await officeOfRegister(tx, actor, asked);
  const of = { officeId, from, to };
  const rows = await countRegisterLines(tx, of);
  if (rows > MOST_ROWS) throw refused('export.list_too_long', `An export holds at most ${MOST_ROWS} dossiers.`);
  if (printed && rows > MOST_PRINTED) {
    throw refused('export.print_too_long', `A printed register holds at most ${MOST_PRINTED} dossiers.`);
  }
  const { 'papers.newFormsFrom': newFrom } = await settingsOfOffice(tx.em, officeId);
  const set = to < newFrom ? '2018' : '2025';
  const { office } = await registeringOffice(tx, officeId, to, actor.staffId);
  const period = `Từ ngày ${slashed(from)} đến ngày ${slashed(to)}`;
  const read = async (after: RegisterPlace | null): Promise<{ rows: SheetRow[]; next: RegisterPlace | null }> => {
    const { lines, last } = await readRegisterLines(tx, box, of, BATCH_ROWS, after);
    return { rows: lines.map(rowOf), next: lines.length === BATCH_ROWS ? last : null };
  };
  return {
    officeIds: [officeId],
    rows,
    fileName: `so-theo-doi-ho-so-${code}-${from}_${to}`,
    plan: {
      name: 'Sổ theo dõi hồ sơ',
      above: [
        { text: `${set === '2018' ? 'Mẫu số 06' : 'Mẫu số 07'}`, look: 'italic' },
        { text: capitals(officeInFull(office.name)) },
        { text: capitals(office.counterName) },
        { text: 'SỔ THEO DÕI HỒ SƠ', look: 'title' },
        { text: `Quyển số: ${bookInWords({ year: booksOf(from, to), office })}` },
        { text: period, look: 'italic' },
        { text: `Tổng số: ${rows} hồ sơ` },
      ],
      columns: COLUMNS,
      total: null,
      below: [],
      signatures: [{ title: 'NGƯỜI LẬP SỔ', hint: SIGN, name: actor.fullName }],
    },
    batches: () => inBatches(read),
    paper: async (told) => {
      const lines: RegisterLine[] = [];
      let after: RegisterPlace | null = null;
      do {
        const part = await readRegisterLines(tx, box, of, BATCH_ROWS, after);
        lines.push(...part.lines);
        after = part.lines.length === BATCH_ROWS ? part.last : null;
        told(lines.length);
      } while (after !== null);
      return renderPaper(register({ set, office, from, to, lines, madeBy: actor.fullName, madeAt: tx.now }));
    },
  };
}

const text = (heading: string, width: number): SheetColumn => ({ heading, width, kind: 'text' });
const day = (heading: string): SheetColumn => ({ heading, width: 12, kind: 'day' });

/** As the form has them, those under one head with its words before theirs. */
const COLUMNS: readonly SheetColumn[] = [
  { heading: 'TT', width: 6, kind: 'whole' },
  text('Mã hồ sơ', 24),
  text('Tên thủ tục hành chính', 40),
  { heading: 'Số lượng (bộ)', width: 9, kind: 'whole' },
  text('Tên cá nhân, tổ chức', 26),
  text('Địa chỉ, số điện thoại', 36),
  text('Cơ quan chủ trì giải quyết', 28),
  day('Ngày nhận hồ sơ'),
  day('Ngày hẹn trả kết quả'),
  day('Ngày trả kết quả'),
  text('Phương thức nhận kết quả', 14),
  text('Ký nhận', 10),
  text('Ghi chú', 18),
];

const rowOf = (line: RegisterLine): SheetRow => [
  line.number,
  line.code,
  line.procedureName,
  line.sets,
  line.applicantName,
  [line.address, phoneInWords(line.phone)].filter(Boolean).join('; '),
  officeInFull(line.agencyName),
  line.receivedAt,
  line.dueAt,
  line.handedOverAt,
  line.delivery,
  '',
  line.note ?? '',
];
