import type { PaperDocument } from '../pdf/paper-document.js';
import {
  bearer,
  contact,
  field,
  type FormFacts,
  heading,
  hourAndDay,
  idLabel,
  paperOf,
  procedureField,
  SIGN,
  text,
  title,
  you,
} from './form-parts.js';

export interface RefusalFacts extends FormFacts {
  readonly submittedAt: Date;
  readonly reason: string;
  readonly refusedBy: string;
}

/**
 * Phiếu từ chối tiếp nhận, giải quyết hồ sơ.
 *
 * @legal TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, Mẫu số 03
 */
export function refusal(facts: RefusalFacts): PaperDocument {
  const { applicant, submitter, office, set, online } = facts;
  const name = online ? 'Phiếu từ chối tiếp nhận hồ sơ' : 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ';
  return paperOf(facts, { name, corner: 'Mẫu số 03' }, [
    heading(facts),
    title(facts, online ? ['PHIẾU TỪ CHỐI', 'TIẾP NHẬN HỒ SƠ'] : ['PHIẾU TỪ CHỐI TIẾP NHẬN,', 'GIẢI QUYẾT HỒ SƠ']),
    field('Bộ phận tiếp nhận và trả kết quả', office.counterName),
    field('Tiếp nhận hồ sơ của', applicant.fullName),
    ...(submitter === null ? [] : [field('Người nộp', `${submitter.fullName} (${submitter.relation})`)]),
    ...contact(facts),
    // Whoever filed online has no paper that says when.
    ...(set === '2018' && !online
      ? []
      : [field(idLabel(facts), applicant.idNumber), field('Thời gian nộp hồ sơ', hourAndDay(facts.submittedAt))]),
    procedureField(facts),
    text(
      `Qua xem xét, ${office.counterName} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
    ),
    text([{ text: facts.reason, bold: true }]),
    text(`Xin thông báo cho ${you(facts)} được biết và thực hiện./.`),
    {
      kind: 'signatures',
      columns: [
        ...(facts.online ? [null] : [{ title: 'NGƯỜI NỘP HỒ SƠ', hint: SIGN, name: bearer(facts) }]),
        { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', hint: SIGN, name: facts.refusedBy },
      ],
    },
  ]);
}
