/** How a text travels: 7-bit letters of GSM 03.38, or 16-bit units as soon as one letter is not among them. */
export type SmsEncoding = 'gsm7' | 'ucs2';

/** What sending a text takes. */
export interface SmsMeasure {
  readonly encoding: SmsEncoding;
  /** Septets (an extension letter takes two) or UTF-16 units. */
  readonly units: number;
  /** Messages the network sends and charges; 0 for an empty text. */
  readonly parts: number;
  /** Units that still fit into the last part. */
  readonly left: number;
}

// 3GPP TS 23.038, default alphabet: the place of a letter is its septet. Of the Vietnamese letters only à è é ì ò ù are
// among them. Escape leads into the extension table and is no letter itself.
const ESCAPE = '\x1b';
const ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const BASIC = new Map([...ALPHABET].map((letter, septet) => [letter, septet] as const));
BASIC.delete(ESCAPE);
const EXTENSION = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);

// A long text loses some room in each part to the header that puts the parts together again.
const ROOM = { gsm7: { single: 160, joined: 153 }, ucs2: { single: 70, joined: 67 } } as const;

/** Which encoding a text needs. */
export function smsEncodingOf(text: string): SmsEncoding {
  return [...text.normalize('NFC')].every((letter) => BASIC.has(letter) || EXTENSION.has(letter)) ? 'gsm7' : 'ucs2';
}

/**
 * Encoding, length and number of parts of a text, which is measured (and has to be sent) in NFC. A letter of two units
 * is never torn between two parts, so a long text can need a part more than its length says.
 */
export function measureSms(text: string): SmsMeasure {
  const { encoding, parts } = splitSms(text);
  const { single, joined } = ROOM[encoding];
  const sizes = parts.map((part) => costOf(part, encoding));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  return { encoding, units, parts: parts.length, left: (parts.length > 1 ? joined : single) - (sizes.at(-1) ?? 0) };
}

/** The parts in which a text travels, in NFC; none for an empty one. */
export function splitSms(text: string): { readonly encoding: SmsEncoding; readonly parts: readonly string[] } {
  const whole = text.normalize('NFC');
  const encoding = smsEncodingOf(whole);
  const { single, joined } = ROOM[encoding];
  if (costOf(whole, encoding) <= single) return { encoding, parts: whole === '' ? [] : [whole] };

  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const letter of whole) {
    const cost = costOf(letter, encoding);
    if (used + cost > joined) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += letter;
    used += cost;
  }
  return { encoding, parts: [...parts, part] };
}

/**
 * A text as septets of GSM-7, not packed.
 *
 * @throws RangeError for a letter that is not among them
 */
export function gsmSeptets(text: string): number[] {
  return [...text].flatMap((letter) => {
    const basic = BASIC.get(letter);
    if (basic !== undefined) return [basic];
    const extension = EXTENSION.get(letter);
    if (extension === undefined) throw new RangeError('A letter outside of GSM-7.');
    return [0x1b, extension];
  });
}

function costOf(text: string, encoding: SmsEncoding): number {
  if (encoding === 'ucs2') return text.length;
  return [...text].reduce((sum, letter) => sum + (EXTENSION.has(letter) ? 2 : 1), 0);
}
