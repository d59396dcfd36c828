import type { PaperDocument } from '../pdf/paper-document.js';
import { cell, field, head, hourAndDay, type IssuingOffice, SIGN } from './form-parts.js';
import { sheet } from './sheet.js';

/** One dossier that goes from hand to hand. */
export interface PassedDossier {
  readonly code: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly sets: number;
  readonly givenAt: Date;
  readonly dueAt: Date | null;
  /** Why it was sent back or given to somebody else, where it was. */
  readonly note: string;
}

/** A person, and where they sit: the counter or steps of the process. */
export interface Hand {
  readonly fullName: string;
  readonly places: readonly string[];
}

export interface HandoverSheetFacts {
  readonly office: IssuingOffice;
  /** The office's own count of these sheets in the year. */
  readonly number: number;
  readonly giver: Hand;
  readonly receiver: Hand;
  readonly lines: readonly PassedDossier[];
  readonly madeAt: Date;
}

/** Phiếu bàn giao of many dossiers: no numbered form; what a giver and a taker sign who pass a pile on. */
export const handoverSheet = ({ giver, receiver, lines, ...made }: HandoverSheetFacts): PaperDocument => {
  const sets = lines.reduce((sum, line) => sum + line.sets, 0);
  return sheet({
    ...made,
    name: 'Phiếu bàn giao hồ sơ',
    symbol: 'PBG',
    title: ['PHIẾU BÀN GIAO HỒ SƠ'],
    below: [
      [{ text: '(Liên: Lưu bên giao/Lưu bên nhận)', italic: true }],
      [{ text: `Lập lúc ${hourAndDay(made.madeAt)}`, italic: true }],
    ],
    blocks: [
      field('Bên giao', handInWords(giver)),
      field('Bên nhận', handInWords(receiver)),
      {
        kind: 'table',
        columns: [
          { width: 5, align: 'center' },
          { width: 22 },
          { width: 20 },
          { width: 16 },
          { width: 5, align: 'center' },
          { width: 11, align: 'center' },
          { width: 11, align: 'center' },
          { width: 10 },
        ],
        header: [
          [
            head('TT'),
            head('Mã hồ sơ'),
            head('Thủ tục hành chính'),
            head('Chủ hồ sơ'),
            head('Số bộ'),
            head('Thời gian giao'),
            head('Hẹn trả kết quả'),
            head('Ghi chú'),
          ],
        ],
        rows: lines.map((line, index) => [
          cell(String(index + 1)),
          cell(line.code),
          cell(line.procedureName),
          cell(line.applicantName),
          cell(String(line.sets)),
          cell(hourAndDay(line.givenAt)),
          cell(line.dueAt === null ? 'không quy định' : hourAndDay(line.dueAt)),
          cell(line.note),
        ]),
      },
      { kind: 'text', words: `Tổng số: ${lines.length} hồ sơ, ${sets} bộ.` },
      field('Thời gian nhận', null),
      {
        kind: 'signatures',
        columns: [
          { title: 'NGƯỜI GIAO', hint: SIGN, name: giver.fullName },
          { title: 'NGƯỜI NHẬN', hint: SIGN, name: receiver.fullName },
        ],
      },
    ],
  });
};

const handInWords = ({ fullName, places }: Hand): string => [fullName, places.join('; ')].join(' – ');
