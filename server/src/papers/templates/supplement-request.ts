import type { LocalDate } from '@motcua/shared/calendar';
import type { Block, PaperDocument } from '../pdf/paper-document.js';
import {
  bearer,
  cell,
  contact,
  field,
  type FormFacts,
  head,
  heading,
  paperOf,
  phoneInWords,
  procedureField,
  SIGN,
  slashed,
  text,
  title,
  you,
} from './form-parts.js';

export interface SupplementRequestFacts extends FormFacts {
  readonly missing: readonly { readonly name: string; readonly defect: string; readonly bring: string }[];
  /** The last day, where one was named. */
  readonly until: LocalDate | null;
  readonly reason: string | null;
  /** By which rules the papers are asked for. */
  readonly legalBasis: readonly string[];
  /** Asked once the dossier had been accepted, and not at its intake. */
  readonly whileProcessing: boolean;
  readonly askedBy: string;
}

/**
 * Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
 *
 * @legal TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, Mẫu số 02; the later one asks for basis, stage and author too
 */
export function supplementRequest(facts: SupplementRequestFacts): PaperDocument {
  const { applicant, submitter, office, set } = facts;
  return paperOf(facts, { name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', corner: 'Mẫu số 02' }, [
    heading(facts),
    title(facts, ['PHIẾU YÊU CẦU BỔ SUNG,', 'HOÀN THIỆN HỒ SƠ']),
    field('Bộ phận tiếp nhận và trả kết quả', office.counterName),
    field(`Tiếp nhận hồ sơ của ${you(facts)}`, applicant.fullName),
    ...(submitter === null ? [] : [field('Người nộp', `${submitter.fullName} (${submitter.relation})`)]),
    procedureField(facts),
    ...contact(facts),
    ...(set === '2018'
      ? []
      : [
          field('Giai đoạn', facts.whileProcessing ? 'Trong quá trình giải quyết hồ sơ' : 'Khi tiếp nhận hồ sơ'),
          field('Căn cứ', facts.legalBasis.join('; ')),
        ]),
    text(`Yêu cầu ${you(facts)} hoàn thiện hồ sơ gồm những nội dung như sau:`),
    ...(set === '2018' ? numbered(facts) : [table(facts)]),
    ...(facts.until === null ? [] : [field('Thời hạn bổ sung, hoàn thiện', `đến hết ngày ${slashed(facts.until)}`)]),
    field('Lý do', facts.reason ?? 'Thành phần hồ sơ nêu trên còn thiếu hoặc chưa hợp lệ.'),
    text(
      `Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ${you(facts)} liên hệ với ${office.counterName}` +
        `${office.phone === null ? '' : `, số điện thoại ${phoneInWords(office.phone)}`} để được hướng dẫn./.`,
    ),
    {
      kind: 'signatures',
      columns: [
        ...(set === '2018' || facts.online ? [] : [{ title: 'NGƯỜI NỘP HỒ SƠ', hint: SIGN, name: bearer(facts) }]),
        ...(set === '2018' ? [null] : []),
        { title: set === '2018' ? 'NGƯỜI HƯỚNG DẪN' : 'NGƯỜI LẬP PHIẾU', hint: SIGN, name: facts.askedBy },
      ],
    },
  ]);
}

const numbered = ({ missing }: SupplementRequestFacts): readonly Block[] =>
  missing.map(({ name, defect, bring }, index) =>
    text([
      { text: `${index + 1}. ` },
      { text: name, bold: true },
      { text: `: ${defect}. Đề nghị bổ sung: ${bring}.`.replaceAll('..', '.') },
    ]),
  );

/** Rows are not torn, so a column has no room for a line each. */
const onOneLine = (lines: string): string =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('; ')
    .replaceAll(/([,.;:]); /gu, '$1 ');

function table({ missing }: SupplementRequestFacts): Block {
  return {
    kind: 'table',
    columns: [{ width: 7, align: 'center' }, { width: 31 }, { width: 31 }, { width: 31 }],
    header: [[head('TT'), head('Thành phần hồ sơ'), head('Nội dung còn thiếu,\nchưa hợp lệ'), head('Đề nghị bổ sung')]],
    rows: missing.map(({ name, defect, bring }, index) => [
      cell(String(index + 1)),
      cell(name),
      cell(onOneLine(defect)),
      cell(onOneLine(bring)),
    ]),
  };
}
