import type { KeyRecord } from '../../admin-ui/src/scan/key-record.js';
import { codePoint, KeyStream, utf8, windows1258 } from '../../admin-ui/src/scan/spec-keys.js';

/** A card as its QR code says it, and one of which a plain scanner can type every letter. */
export const CARD = '030190001234|141234567|Nguyễn Thị Bích Hằng|15081990|Nữ|Số 1/2, phường Cộng Hòa|01012022';
export const ASCII_CARD = '030090001234|141234567|Le An|15081990|Nam|Khu A1, Xom Boong, phuong Cong Hoa|01012022';
export const DOSSIER_CODE = 'H23.18.07-261123-0042';
export const WAYBILL = 'EE123456789VN';

/** What a scanner sends for a text, under the circumstances of a counter; times begin anywhere. */
export interface ScanStream {
  readonly name: string;
  readonly text: string;
  readonly records: readonly KeyRecord[];
  /** The system tells the letters only with the characters, not with their keys. */
  readonly unnamed?: boolean;
}

/** From press to press, and between the digits of an Alt code. */
const GAP_MS = 8;

/** UniKey as it makes Telex of a plain scanner: it swallows the key that acts, takes letters back and sends others. */
const telex = new KeyStream(0, GAP_MS)
  .type(ASCII_CARD.slice(0, ASCII_CARD.indexOf('oong') + 1))
  .swallowed('o', 1, 'ô')
  .type(ASCII_CARD.slice(ASCII_CARD.indexOf('oong') + 2));

/** The same with VNI, where digits act. */
const vni = new KeyStream(0, GAP_MS)
  .type(ASCII_CARD.slice(0, ASCII_CARD.indexOf('A1') + 1))
  .swallowed('1', 1, 'Á')
  .type(ASCII_CARD.slice(ASCII_CARD.indexOf('A1') + 2));

const stream = (name: string, text: string, { records }: KeyStream): ScanStream => ({ name, text, records });

export const CARD_STREAMS: readonly ScanStream[] = [
  stream('a plain US scanner', ASCII_CARD, new KeyStream(0, GAP_MS).type(ASCII_CARD)),
  stream('Alt codes of Unicode', CARD, new KeyStream(0, GAP_MS).typeWithAlt(CARD, codePoint)),
  stream('Alt codes of UTF-8', CARD, new KeyStream(0, GAP_MS).typeWithAlt(CARD, utf8)),
  stream('Alt codes of windows-1258', CARD, new KeyStream(0, GAP_MS).typeWithAlt(CARD, windows1258)),
  stream('characters without keys', CARD, new KeyStream(0, GAP_MS).packets(CARD)),
  { ...stream('characters whose keys have no name', CARD, new KeyStream(0, GAP_MS).packets(CARD)), unnamed: true },
  stream('Telex active', ASCII_CARD, telex),
  stream('VNI active', ASCII_CARD, vni),
  stream('an input method that composes', ASCII_CARD, new KeyStream(0, GAP_MS).composing(ASCII_CARD)),
  stream(
    'two halves, 400 ms apart',
    ASCII_CARD,
    new KeyStream(0, GAP_MS).type(ASCII_CARD.slice(0, 40)).pass(400).type(ASCII_CARD.slice(40)),
  ),
  stream('Enter at the end', ASCII_CARD, new KeyStream(0, GAP_MS).type(ASCII_CARD).stroke('Enter', 'Enter')),
  stream('Tab at the end', ASCII_CARD, new KeyStream(0, GAP_MS).type(ASCII_CARD).stroke('Tab', 'Tab')),
];

export const scanOf = (text: string, end?: 'Enter' | 'Tab'): readonly KeyRecord[] => {
  const keys = new KeyStream(0, GAP_MS).type(text);
  return end ? keys.stroke(end, end).records : keys.records;
};

/** A scan that falters after half of its keys. */
export const falteringScanOf = (text: string): readonly KeyRecord[] =>
  new KeyStream(0, GAP_MS)
    .type(text.slice(0, text.length / 2 + 1))
    .pass(45)
    .type(text.slice(text.length / 2 + 1)).records;

export const byHand = (text: string, gapsMs: readonly number[]): readonly KeyRecord[] =>
  new KeyStream().hand(text, gapsMs).records;
