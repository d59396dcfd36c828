import type { PaperDocument } from '../pdf/paper-document.js';
import {
  bold,
  field,
  type FormFacts,
  heading,
  hourAndDay,
  paperOf,
  procedureField,
  SIGN,
  text,
  title,
  twoFields,
} from './form-parts.js';
import { type PaperHandedIn, papersTable } from './papers-table.js';
import type { Hop } from './process-control.js';

export interface DossierHandoverFacts extends FormFacts {
  readonly hop: Hop;
  readonly papers: readonly PaperHandedIn[];
  readonly sets: number;
}

/** Phiếu bàn giao hồ sơ: no numbered form, but every counter has one. */
export function dossierHandover(facts: DossierHandoverFacts): PaperDocument {
  const { hop } = facts;
  return paperOf(facts, { name: 'Phiếu bàn giao hồ sơ', corner: null, sealLine: false }, [
    heading(facts),
    title(facts, ['PHIẾU BÀN GIAO HỒ SƠ'], [[{ text: '(Liên: Lưu bên giao/Lưu bên nhận)', italic: true }]]),
    field('Chủ hồ sơ', facts.applicant.fullName),
    procedureField(facts),
    field('Ngày nhận hồ sơ', facts.receivedAt && hourAndDay(facts.receivedAt)),
    field('Hẹn trả kết quả', facts.dueAt ? hourAndDay(facts.dueAt) : 'không quy định'),
    text([bold('I. GIAO HỒ SƠ')]),
    field('Bên giao', `${hop.giver} – ${hop.from}`),
    field('Bên nhận', `${hop.receiver} – ${hop.to}`),
    twoFields(
      ['Thời gian giao', hourAndDay(hop.givenAt)],
      ['Thời gian nhận', hop.receivedAt && hourAndDay(hop.receivedAt)],
    ),
    text(`Thành phần hồ sơ (${facts.sets} bộ):`),
    papersTable(facts.papers),
    field('Ghi chú', hop.note),
    text([bold('II. NHẬN KẾT QUẢ')]),
    twoFields(['Kết quả', null], ['Số, ngày', null]),
    twoFields(['Thời gian nhận', null], ['Người nhận', null]),
    {
      kind: 'signatures',
      columns: [
        { title: 'NGƯỜI GIAO', hint: SIGN, name: hop.giver },
        { title: 'NGƯỜI NHẬN', hint: SIGN, name: hop.receiver },
      ],
    },
  ]);
}
