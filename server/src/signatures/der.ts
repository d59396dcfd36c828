import { UnreadableSignature } from './asn1.js';

/** One value in DER, not looked into further than is asked. Lists with a hundred thousand numbers are gone through without a copy. */
export interface Der {
  readonly tag: number;
  /** With tag and length. */
  readonly raw: Buffer;
  readonly content: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  time: 0x18,
  list: 0x30,
} as const;

/** @throws UnreadableSignature */
export function readDer(bytes: Buffer, at = 0): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw broken();
  const digits = first < 0x80 ? 0 : first & 0x7f;
  // Without an end said at the start it is no DER.
  if (digits > 4 || first === 0x80 || at + 2 + digits > bytes.length) throw broken();
  const length = digits === 0 ? first : bytes.readUIntBE(at + 2, digits);
  const begin = at + 2 + digits;
  if (begin + length > bytes.length) throw broken();
  return { tag, raw: bytes.subarray(at, begin + length), content: bytes.subarray(begin, begin + length) };
}

/** The values in a list, one after the other. @throws UnreadableSignature */
export function* partsOfDer({ content }: Der): Generator<Der> {
  for (let at = 0; at < content.length;) {
    const part = readDer(content, at);
    yield part;
    at += part.raw.length;
  }
}

/** Of X.509: UTCTime until 2049, GeneralizedTime behind. @throws UnreadableSignature */
export function timeOf({ tag, content }: Der): Date {
  const digits = content.toString('latin1');
  const years = tag === TAG.utcTime ? (Number(digits.slice(0, 2)) < 50 ? `20${digits}` : `19${digits}`) : digits;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(years);
  const time = parts && new Date(`${parts.slice(1, 4).join('-')}T${parts.slice(4).join(':')}Z`);
  if (!time || Number.isNaN(time.getTime())) throw broken();
  return time;
}

const broken = (): UnreadableSignature => new UnreadableSignature('That is no DER.');
