import type { PaperDocument } from '../pdf/paper-document.js';
import { cell, head, hourAndDay, type IssuingOffice, SIGN } from './form-parts.js';
import { sheet } from './sheet.js';

/** One dossier whose result goes from hand to hand. */
export interface ResultLine {
  readonly code: string;
  readonly procedureName: string;
  /** Numbers and titles of what was issued, in words. */
  readonly results: string;
  readonly applicantName: string;
  readonly address: string | null;
  readonly hasFees: boolean;
  readonly byPost: boolean;
}

export interface ResultHandoverFacts {
  readonly office: IssuingOffice;
  /** The office's own count of these sheets in the year. */
  readonly number: number;
  readonly lines: readonly ResultLine[];
  readonly madeAt: Date;
}

/** Phiếu bàn giao kết quả giải quyết TTHC: from who issues results to the counter that gives them out. */
export const resultHandover = ({ lines, ...made }: ResultHandoverFacts): PaperDocument =>
  sheet({
    ...made,
    name: 'Phiếu bàn giao kết quả giải quyết thủ tục hành chính',
    symbol: 'PBGKQ',
    title: ['PHIẾU BÀN GIAO KẾT QUẢ', 'GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH'],
    below: [[{ text: `Lập lúc ${hourAndDay(made.madeAt)}`, italic: true }]],
    blocks: [
      {
        kind: 'table',
        columns: [
          { width: 5, align: 'center' },
          { width: 16 },
          { width: 18 },
          { width: 18 },
          { width: 14 },
          { width: 17 },
          { width: 8, align: 'center' },
          { width: 10, align: 'center' },
        ],
        header: [
          [
            head('TT'),
            head('Mã hồ sơ'),
            head('Nội dung giải quyết'),
            head('Kết quả giải quyết'),
            head('Họ tên chủ hồ sơ'),
            head('Địa chỉ chủ hồ sơ'),
            head('Phí, lệ phí (X là có)'),
            head('Trả qua bưu điện (X là có)'),
          ],
        ],
        rows: lines.map((line, index) => [
          cell(String(index + 1)),
          cell(line.code),
          cell(line.procedureName),
          cell(line.results),
          cell(line.applicantName),
          cell(line.address ?? ''),
          cell(line.hasFees ? 'X' : ''),
          cell(line.byPost ? 'X' : ''),
        ]),
      },
      { kind: 'text', words: `Tổng số: ${lines.length} hồ sơ.` },
      {
        kind: 'signatures',
        columns: [
          { title: 'NGƯỜI GIAO', hint: SIGN },
          { title: 'NGƯỜI NHẬN', hint: SIGN },
        ],
      },
    ],
  });
