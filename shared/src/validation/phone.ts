/** A telephone number of Vietnam. */
export interface PhoneNumber {
  /** E.164, as it is stored: `+84912345678`. */
  readonly e164: string;
  readonly kind: 'mobile' | 'landline';
  /** A landline is a fine contact, but no SMS will ever reach it. */
  readonly canReceiveSms: boolean;
}

// Behind the leading 0: nine digits of a mobile; a landline has ten since the area codes of 2017.
const MOBILE = /^[35789]\d{8}$/;
const LANDLINE = /^2\d{9}$/;

/**
 * Reads a phone as people write it: `0…`, `84…` or `+84…`, with spaces, dots or hyphens between the digits. The prefix
 * does not tell the carrier, since numbers can be taken along.
 *
 * @returns null for everything else: other countries, service numbers, the eleven-digit mobiles that ended in 2018
 */
export function parsePhone(text: string): PhoneNumber | null {
  const written = text.trim();
  if (!/^\+?\d[\d .\-\u00a0]*\d$/.test(written)) return null;
  const national = /^(?:0|\+?84)(\d+)$/.exec(written.replace(/[^+\d]/g, ''))?.[1] ?? '';
  if (MOBILE.test(national)) return { e164: `+84${national}`, kind: 'mobile', canReceiveSms: true };
  if (LANDLINE.test(national)) return { e164: `+84${national}`, kind: 'landline', canReceiveSms: false };
  return null;
}

/** The stored form of a phone, or null when `parsePhone` refuses it. */
export function normalizePhone(text: string): string | null {
  return parsePhone(text)?.e164 ?? null;
}

/** A stored number as it is dialled at home: `0912345678`. Other texts come back unchanged. */
export function nationalPhone(e164: string): string {
  return e164.replace(/^\+84/, '0');
}
