import type { PaperDocument } from '../pdf/paper-document.js';
import { cell, field, head, hourAndDay, type IssuingOffice, officeInFull, SIGN } from './form-parts.js';
import { sheet } from './sheet.js';

/** One of the dossiers that a person brought. */
export interface BroughtDossier {
  readonly code: string;
  readonly procedureName: string;
  /** Who decides. */
  readonly agencyName: string;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  /** The time limit in words. */
  readonly limit: string;
  readonly sets: number;
  readonly applicantName: string;
}

export interface IntakeListFacts {
  readonly office: IssuingOffice;
  /** The office's own count of these lists in the year. */
  readonly number: number;
  readonly bearer: string;
  readonly receivedBy: string;
  readonly lines: readonly BroughtDossier[];
  readonly madeAt: Date;
}

/** Biên bản giao nhận hồ sơ: one list of all that a person brought, beside the receipt of each. */
export const intakeList = ({ bearer, receivedBy, lines, ...made }: IntakeListFacts): PaperDocument =>
  sheet({
    ...made,
    name: 'Biên bản giao nhận hồ sơ',
    symbol: 'BBGN',
    title: ['BIÊN BẢN GIAO NHẬN HỒ SƠ'],
    below: [[{ text: '(Liên: Lưu/Giao khách hàng)', italic: true }]],
    blocks: [
      field('Người nộp hồ sơ', bearer),
      field('Người tiếp nhận hồ sơ', receivedBy),
      {
        kind: 'table',
        columns: [
          { width: 6, align: 'center' },
          { width: 25 },
          { width: 12 },
          { width: 13, align: 'center' },
          { width: 13, align: 'center' },
          { width: 11, align: 'center' },
          { width: 7, align: 'center' },
          { width: 13 },
        ],
        header: [
          [
            head('STT'),
            head('Nội dung'),
            head('Đơn vị'),
            head('Ngày nhận'),
            head('Ngày hẹn trả'),
            head('Thời hạn xử lý'),
            head('Số lượng hồ sơ'),
            head('Họ và tên'),
          ],
        ],
        rows: lines.map((line, index) => [
          cell(String(index + 1)),
          cell(`${line.procedureName}\n${line.code}`),
          cell(officeInFull(line.agencyName)),
          cell(hourAndDay(line.receivedAt)),
          cell(line.dueAt === null ? 'không quy định' : hourAndDay(line.dueAt)),
          cell(line.limit),
          cell(String(line.sets)),
          cell(line.applicantName),
        ]),
      },
      { kind: 'text', words: `Tổng số: ${lines.length} hồ sơ, ${lines.reduce((sum, { sets }) => sum + sets, 0)} bộ.` },
      {
        kind: 'signatures',
        columns: [
          { title: 'NGƯỜI NỘP HỒ SƠ', hint: SIGN, name: bearer },
          { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', hint: SIGN, name: receivedBy },
        ],
      },
    ],
  });
