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

// 3GPP TS 23.038, default alphabet and its extension table. Of the Vietnamese letters only à è é ì ò ù are among them.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

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
  const encoding = smsEncodingOf(text);
  const costs = [...text.normalize('NFC')].map((letter) =>
    encoding === 'ucs2' ? letter.length : EXTENSION.has(letter) ? 2 : 1,
  );
  const { single, joined } = ROOM[encoding];
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  if (units <= single) return { encoding, units, parts: units === 0 ? 0 : 1, left: single - units };

  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > joined) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return { encoding, units, parts, left: joined - used };
}
