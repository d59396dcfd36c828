import { localDateOf } from '@motcua/shared/calendar';
import type { Block, PaperDocument } from '../pdf/paper-document.js';
import {
  capitals,
  cell,
  field,
  type FormFacts,
  head,
  hourAndDay,
  officeInFull,
  paperOf,
  procedureField,
  title,
} from './form-parts.js';

/** One thing that was done. */
export interface Deed {
  readonly at: Date;
  readonly by: string;
  /** What, in words, with the reason where there was one. */
  readonly what: string;
  /** Whom it was given to. */
  readonly to: string | null;
  /** By when the next step, or all of it, is to be done. */
  readonly limit: string | null;
}

export interface ProcessHistoryFacts extends FormFacts {
  readonly deeds: readonly Deed[];
}

/** Quá trình xử lý hồ sơ giải quyết TTHC: no numbered form; what was done to one dossier, by whom, in its order. */
export const processHistory = (facts: ProcessHistoryFacts): PaperDocument =>
  paperOf(facts, { name: 'Quá trình xử lý hồ sơ', corner: null, size: 'a4', sealLine: false }, [
    headingWithout(facts),
    title(facts, ['QUÁ TRÌNH XỬ LÝ HỒ SƠ', 'GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH']),
    field('Chủ hồ sơ', facts.applicant.fullName),
    procedureField(facts),
    field('Cơ quan giải quyết', officeInFull(facts.office.agencyName)),
    field('Ngày nhận hồ sơ', facts.receivedAt && hourAndDay(facts.receivedAt)),
    field('Hẹn trả kết quả', facts.dueAt ? hourAndDay(facts.dueAt) : 'không quy định'),
    {
      kind: 'table',
      columns: [
        { width: 6, align: 'center' },
        { width: 17, align: 'center' },
        { width: 18 },
        { width: 27 },
        { width: 17 },
        { width: 15, align: 'center' },
      ],
      header: [
        [head('STT'), head('Ngày xử lý'), head('Người xử lý'), head('Thao tác'), head('Người nhận'), head('Thời hạn')],
      ],
      rows: facts.deeds.map((deed, index) => [
        cell(String(index + 1)),
        cell(hourAndDay(deed.at)),
        cell(deed.by),
        cell(deed.what),
        cell(deed.to ?? ''),
        cell(deed.limit ?? ''),
      ]),
    },
  ]);

/** It is counted nowhere: what the events of the dossier say is printed as often as somebody wants to read it. */
const headingWithout = ({ office, at }: FormFacts): Block => ({
  kind: 'heading',
  above: capitals(officeInFull(office.name)),
  issuer: capitals(office.counterName),
  number: null,
  place: office.placeName,
  on: localDateOf(at),
});
