import type { Block } from '../pdf/paper-document.js';
import { cell, head } from './form-parts.js';

/** A paper of the dossier as it was handed in. */
export interface PaperHandedIn {
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly photocopies: number;
  /** What is to be certified, and not what it is compared with. */
  readonly isCopy: boolean;
}

/** What is asked for where copies are certified. */
export interface CertifiedCopies {
  readonly pages: number | null;
  readonly copies: number | null;
  /** Signed electronically as well, where the result goes online. */
  readonly electronic: boolean;
}

/** The same where copies are certified: pages, copies on paper and electronic ones are counted, not kinds. */
export function certifiedTable(papers: readonly PaperHandedIn[], asked: CertifiedCopies): Block {
  const count = (many: number | null): string => (many === null ? '' : String(many));
  return {
    kind: 'table',
    columns: [
      { width: 6, align: 'center' },
      { width: 50 },
      { width: 14, align: 'center' },
      { width: 14, align: 'center' },
      { width: 16, align: 'center' },
    ],
    header: [[head('TT'), head('Thành phần hồ sơ'), head('Số trang'), head('Số bản giấy'), head('Ký bản điện tử')]],
    rows: papers.map(({ name, isCopy }, index) => [
      cell(String(index + 1)),
      cell(name),
      cell(count(asked.pages)),
      cell(isCopy ? count(asked.copies) : ''),
      cell(isCopy && asked.electronic ? 'X' : ''),
    ]),
  };
}

/** What a dossier consists of, counted by kind. */
export function papersTable(papers: readonly PaperHandedIn[]): Block {
  const count = (many: number): string => (many > 0 ? String(many) : '');
  return {
    kind: 'table',
    columns: [
      { width: 6, align: 'center' },
      { width: 50 },
      { width: 14, align: 'center' },
      { width: 16, align: 'center' },
      { width: 14, align: 'center' },
    ],
    header: [
      [head('TT', { rowSpan: 2 }), head('Thành phần hồ sơ', { rowSpan: 2 }), head('Số lượng', { colSpan: 3 })],
      [head('Bản chính'), head('Bản chứng thực'), head('Bản photo')],
    ],
    rows: papers.map(({ name, originals, certified, photocopies }, index) => [
      cell(String(index + 1)),
      cell(name),
      cell(count(originals)),
      cell(count(certified)),
      cell(count(photocopies)),
    ]),
  };
}
