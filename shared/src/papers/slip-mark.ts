import { instantAt, isLocalDate, localDateOf, minuteOfDay } from '../calendar/index.js';
import { isDossierCode } from '../dossiers/index.js';
import { fromBase32, toBase32 } from './base32.js';

/**
 * What the QR of a paper says, so that it can be checked without asking any server: which dossier, when it was received,
 * when it is due, and a signature that only the issuing installation can make.
 *
 * `MOTCUA1:H23.18.07-260315-0042:202603150912:202603181700:<103 characters>`; times are local, to the minute; `-` where
 * it was not received or nothing was promised. Only characters of a QR code's alphanumeric mode.
 */
export interface SlipMark {
  readonly code: string;
  /** Null on papers about a dossier that was not accepted. */
  readonly receivedAt: Date | null;
  /** Null where no day is promised. */
  readonly dueAt: Date | null;
}

export type ReadSlipMark =
  | { readonly ok: true; readonly mark: SlipMark }
  /** `form`: no mark of ours, or misread; `signature`: made or changed by somebody else. */
  | { readonly ok: false; readonly reason: 'form' | 'signature' };

const PREFIX = 'MOTCUA1';
const NONE = '-';
const SIGNATURE_BYTES = 64;

/** @param sign answers the 64 bytes of an Ed25519 signature */
export function writeSlipMark(mark: SlipMark, sign: (message: Uint8Array) => Uint8Array): string {
  if (!isDossierCode(mark.code)) throw new RangeError(`${mark.code} is no dossier code`);
  const message = [PREFIX, mark.code, minutes(mark.receivedAt), minutes(mark.dueAt)].join(':');
  return `${message}:${toBase32(sign(bytesOf(message)))}`;
}

/** @param verify whether a signature is the installation's for a message */
export function readSlipMark(
  text: string,
  verify: (message: Uint8Array, signature: Uint8Array) => boolean,
): ReadSlipMark {
  const [prefix, code, received, due, signed, ...more] = text.split(':');
  const signature = fromBase32(signed ?? '');
  const receivedAt = instantOf(received ?? '');
  const dueAt = instantOf(due ?? '');
  if (prefix !== PREFIX || more.length > 0 || !isDossierCode(code ?? '')) return { ok: false, reason: 'form' };
  if (receivedAt === undefined || dueAt === undefined || signature?.length !== SIGNATURE_BYTES) {
    return { ok: false, reason: 'form' };
  }
  const message = bytesOf(text.slice(0, text.lastIndexOf(':')));
  return verify(message, signature)
    ? { ok: true, mark: { code: code!, receivedAt, dueAt } }
    : { ok: false, reason: 'signature' };
}

/** The code in what a scanner has read of a paper, unchecked: enough to look the dossier up. */
export function codeOfSlipMark(text: string): string | null {
  const [prefix, code] = text.split(':');
  return prefix === PREFIX && code !== undefined && isDossierCode(code) ? code : null;
}

const SIGNATURE_LENGTH = Math.ceil((SIGNATURE_BYTES * 8) / 5);

/** Whether this is the beginning of a mark and not yet all of it. */
export function isSlipMarkBegun(text: string): boolean {
  if (text.length < PREFIX.length) return text.length > 1 && PREFIX.startsWith(text);
  const [prefix, , , , signature = ''] = text.split(':');
  return prefix === PREFIX && signature.length < SIGNATURE_LENGTH;
}

function minutes(at: Date | null): string {
  if (at === null) return NONE;
  const minute = minuteOfDay(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDateOf(at).replaceAll('-', '')}${two(Math.floor(minute / 60))}${two(minute % 60)}`;
}

function instantOf(text: string): Date | null | undefined {
  if (text === NONE) return null;
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? instantAt(date, Number(hour) * 60 + Number(minute)) : undefined;
}

/** Marks are ASCII. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
