import { localDateOf } from '@motcua/shared/calendar';
import type { Block, PaperDocument, Words } from '../pdf/paper-document.js';
import { capitals, type IssuingOffice, officeInFull } from './form-parts.js';

/** What stands on every sheet of many dossiers, and its own parts between heading and foot. */
interface Sheet {
  readonly office: IssuingOffice;
  /** The office's own count of these sheets in the year. */
  readonly number: number;
  readonly madeAt: Date;
  readonly name: string;
  /** Behind the number: `Số: 42/PBG`. */
  readonly symbol: string;
  readonly title: readonly string[];
  readonly below: readonly Words[];
  readonly blocks: readonly Block[];
}

/** A numbered sheet about many dossiers, which is about no single one and so bears no mark of it. */
export const sheet = ({ office, number, madeAt, name, symbol, title, below, blocks }: Sheet): PaperDocument => ({
  size: 'a4',
  title: `${name} số ${number}`,
  corner: null,
  sealLine: false,
  foot: `${name} số ${number}/${localDateOf(madeAt).slice(0, 4)}`,
  at: madeAt,
  blocks: [
    {
      kind: 'heading',
      above: capitals(officeInFull(office.name)),
      issuer: capitals(office.counterName),
      number: `Số: ${number}/${symbol}`,
      place: office.placeName,
      on: localDateOf(madeAt),
    },
    { kind: 'title', lines: title, below },
    ...blocks,
  ],
});
