import type { Block } from '../pdf/paper-document.js';
import { cell, head } from './form-parts.js';

/** A paper of the dossier as it was handed in. */
export interface PaperHandedIn {
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly photocopies: number;
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
