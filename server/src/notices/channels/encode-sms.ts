import { gsmSeptets, splitSms } from '@motcua/shared/notices';
import type { LongTexts } from '../../config/env-values.js';

export interface EncodedSms {
  /** SMPP's data_coding: the gateway's default alphabet, which is GSM-7, or UCS-2. */
  readonly dataCoding: 0 | 8;
  /** Octets of each message, in the order of the text. */
  readonly messages: readonly Buffer[];
  /** Each message begins with the header by which a phone joins them. */
  readonly joined: boolean;
}

/**
 * @param reference the same for all parts of one text and another one for the next text to the same phone: 0 to 255
 */
export function encodeSms(text: string, reference: number, longTexts: LongTexts): EncodedSms {
  const { encoding, parts } = splitSms(text);
  const octetsOf = (part: string): Buffer =>
    encoding === 'gsm7' ? Buffer.from(gsmSeptets(part)) : Buffer.from(part, 'utf16le').swap16();
  const dataCoding = encoding === 'gsm7' ? 0 : 8;
  if (parts.length < 2 || longTexts === 'payload') {
    return { dataCoding, messages: [octetsOf(parts.join(''))], joined: false };
  }
  // 3GPP TS 23.040, 9.2.3.24.1: length of the header, element 0 of 3 octets, reference, number of parts, this part.
  const header = (at: number): Buffer => Buffer.of(5, 0, 3, reference & 0xff, parts.length, at + 1);
  return { dataCoding, messages: parts.map((part, at) => Buffer.concat([header(at), octetsOf(part)])), joined: true };
}
