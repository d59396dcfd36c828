import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseClockOffset } from './clock-offset.js';
import type { Parsed } from './env-reader.js';
import { parseSmsProfile } from './parse-sms-profile.js';
import { SHIPPED_SMS_PROFILES, type SmsHttpProfile } from './sms-http-profile.js';

/** Sender of mails, in the shape nodemailer takes. */
export interface MailAddress {
  /** Empty when only an address was given. */
  readonly name: string;
  readonly address: string;
}

/** Who signs in where at an SMPP gateway. */
export interface SmppAccount {
  readonly host: string;
  readonly port: number;
  /** TLS. */
  readonly secure: boolean;
  readonly systemId: string;
  readonly password: string;
}

/** How a long text leaves over SMPP: in parts that the phone joins, or whole, for the gateway to divide. */
export const LONG_TEXTS = ['parts', 'payload'] as const;
export type LongTexts = (typeof LONG_TEXTS)[number];

/** How ids in SMPP receipts relate to those that answers gave: many gateways write one hexadecimal, the other decimal. */
export const RECEIPT_IDS = ['same', 'decimal', 'hex'] as const;
export type ReceiptIds = (typeof RECEIPT_IDS)[number];

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const MAIL_ADDRESS = /^[^\s@<>"(),:;\\[\]]{1,64}@(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)*$/i;

export function oneOf<T extends string>(values: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    return value === undefined ? { mustBe: `one of ${values.join(', ')}, not ${shown(text)}` } : { value };
  };
}

export function flag(text: string): Parsed<boolean> {
  return text === '0' || text === '1' ? { value: text === '1' } : { mustBe: `0 or 1, not ${shown(text)}` };
}

export function port(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d{1,5}$/.test(text) && value <= 65_535
    ? { value }
    : { mustBe: `a whole number from 0 to 65535, not ${shown(text)}` };
}

export const MEGABYTE = 1_048_576;

/** @returns milliseconds */
export function seconds(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d{1,4}$/.test(text) && value >= 1 && value <= 3_600
    ? { value: value * 1_000 }
    : { mustBe: `a whole number of seconds from 1 to 3600, not ${shown(text)}` };
}

/** @returns bytes */
export function megabytes(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d{1,4}$/.test(text) && value >= 1 && value <= 1_000
    ? { value: value * MEGABYTE }
    : { mustBe: `a whole number of megabytes from 1 to 1000, not ${shown(text)}` };
}

export function ratePerSecond(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d{1,4}$/.test(text) && value >= 1
    ? { value }
    : { mustBe: `a whole number from 1 to 9999, messages in one second, not ${shown(text)}` };
}

export function host(text: string): Parsed<string> {
  const known = isIP(text) !== 0 || HOST_NAME.test(text);
  return known && URL.canParse(`http://${isIP(text) === 6 ? `[${text}]` : text}/`)
    ? { value: text }
    : { mustBe: `an IP address or a host name without port, not ${shown(text)}` };
}

export function origin(text: string): Parsed<string> {
  const url = urlOf(text, ['http:', 'https:']);
  const bare = url?.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && !url.hash;
  return url && bare
    ? { value: url.origin }
    : { mustBe: 'an address such as https://motcua.example.vn, without a path, name or password in it' };
}

export function folder(text: string): Parsed<string> {
  return text.includes('\0') ? { mustBe: 'the path of a folder' } : { value: resolve(text) };
}

/** The text of an address is never repeated in the sentence: it may hold a password. */
export function addressOf(schemes: readonly string[], example: string): (text: string) => Parsed<string> {
  return (text) => (urlOf(text, schemes)?.hostname ? { value: text } : { mustBe: `an address such as ${example}` });
}

/** How to reach a mail server. What protects the way is decided from it, so nothing in it may switch that off. */
export function smtpAddress(text: string): Parsed<string> {
  const url = urlOf(text, ['smtp:', 'smtps:']);
  return url?.hostname && /^\/?$/.test(url.pathname) && !url.search && !url.hash && isDecodable(url)
    ? { value: text }
    : { mustBe: 'an address such as smtp://user:password@host:587, without a path or options behind it' };
}

export function databaseAddress(text: string): Parsed<string> {
  const url = urlOf(text, ['postgres:', 'postgresql:']);
  const hasPlace = url !== null && (url.hostname !== '' || url.searchParams.has('host')); // ?host=/run/postgresql: a socket
  return hasPlace && /^\/[^/]+$/.test(url.pathname)
    ? { value: text }
    : { mustBe: 'an address such as postgres://user:password@host:5432/database, with the name of the database' };
}

export function mailAddress(text: string): Parsed<MailAddress> {
  const [, quoted, plain, inBrackets] = /^(?:"([^"\\<>\r\n]*)"|([^"\\<>,;\r\n]*?))\s*<([^<>]*)>$/.exec(text) ?? [];
  const address = inBrackets ?? text;
  return MAIL_ADDRESS.test(address)
    ? { value: { name: (quoted ?? plain ?? '').trim(), address } }
    : { mustBe: 'one mail address such as motcua@example.vn or Một cửa <motcua@example.vn>' };
}

export function domainName(text: string): Parsed<string> {
  return HOST_NAME.test(text) && text.includes('.')
    ? { value: text.toLowerCase() }
    : { mustBe: `a domain such as conghoa.example.vn, not ${shown(text)}` };
}

export function dkimSelector(text: string): Parsed<string> {
  return HOST_NAME.test(text)
    ? { value: text.toLowerCase() }
    : { mustBe: `the name before ._domainkey in DNS, such as motcua2026, not ${shown(text)}` };
}

/** @returns the key itself, in PEM */
export function dkimKeyFile(path: string): Parsed<string> {
  const mustBe =
    'the path of a readable file with an RSA private key of 1024 bits or more, in PEM and without a password';
  const pem = textOf(path);
  if (pem === null) return { mustBe };
  try {
    const key = createPrivateKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= 1024 ? { value: pem } : { mustBe };
  } catch {
    return { mustBe };
  }
}

/** @returns the certificates themselves, one PEM text each */
export function certificateFile(path: string): Parsed<readonly string[]> {
  const mustBe = 'the path of a readable file with certificates in PEM';
  const found = textOf(path)?.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return found.length > 0 && found.every(isCertificate) ? { value: found } : { mustBe };
}

/**
 * A file, or a folder whose files ending in .pem, .crt or .cer are all read.
 *
 * @returns the certificates themselves, one PEM text each
 */
export function certificates(path: string): Parsed<readonly string[]> {
  const files = filesIn(path)?.filter((name) => /\.(pem|crt|cer)$/i.test(name)) ?? [path];
  const read = files.map((file) => certificateFile(file));
  return read.length > 0 && read.every((one) => 'value' in one)
    ? { value: read.flatMap(({ value }) => value) }
    : { mustBe: 'the path of a readable file with certificates in PEM, or of a folder of such files' };
}

/** A shipped profile by its name, or a JSON file. */
export function smsHttpProfile(text: string): Parsed<SmsHttpProfile> {
  if (Object.hasOwn(SHIPPED_SMS_PROFILES, text)) return { value: SHIPPED_SMS_PROFILES[text]! };
  const file = textOf(text);
  return file === null
    ? { mustBe: `${Object.keys(SHIPPED_SMS_PROFILES).join(', ')} or the path of a readable file` }
    : parseSmsProfile(file);
}

export function brandname(text: string): Parsed<string> {
  return /^[\w.-]{1,11}$/.test(text) ? { value: text } : { mustBe: 'one to eleven letters, digits, dots or dashes' };
}

export function smppAddress(text: string): Parsed<SmppAccount> {
  const mustBe =
    'an address such as smpp://system_id:password@host:2775 or smpps://…, with letters of ASCII and nothing behind it';
  const url = urlOf(text, ['smpp:', 'smpps:']);
  if (!url?.hostname || !/^\/?$/.test(url.pathname) || url.search || url.hash || !isDecodable(url)) return { mustBe };
  const [systemId, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  // SMPP 3.4 allows eight signs of a password; many gateways give out longer ones.
  if (!/^[\x20-\x7e]{1,15}$/.test(systemId) || !/^[\x20-\x7e]{1,64}$/.test(password)) return { mustBe };
  const secure = url.protocol === 'smpps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { value: { host, port: Number(url.port || (secure ? 3550 : 2775)), secure, systemId, password } };
}

export function smppSource(text: string): Parsed<string> {
  return /^[A-Za-z0-9 ._-]{1,11}$/.test(text) && !/^\d{9,}$/.test(text)
    ? { value: text }
    : {
        mustBe: `a brandname of 1 to 11 letters, digits, blanks, dots, hyphens or _, or a short number, not ${shown(text)}`,
      };
}

export function headerToken(text: string): Parsed<string> {
  return /^[\x21-\x7e]+$/.test(text)
    ? { value: text }
    : { mustBe: 'letters, digits and signs of ASCII without blanks' };
}

/** A secret that others bring with their calls, where it is all that proves who they are. */
export function callerToken(text: string): Parsed<string> {
  return /^[\w-]{32,200}$/.test(text)
    ? { value: text }
    : { mustBe: '32 to 200 letters, digits, - or _, as `openssl rand -hex 24` prints them' };
}

export function secretKey(text: string): Parsed<Buffer> {
  return /^[A-Za-z0-9+/]{43}=$/.test(text)
    ? { value: Buffer.from(text, 'base64') }
    : { mustBe: '32 random bytes in base64, as `openssl rand -base64 32` prints them' };
}

export function demoPassword(text: string): Parsed<string> {
  const length = [...text.normalize('NFKC')].length;
  return length >= 15 && length <= 128 ? { value: text } : { mustBe: 'a password of 15 to 128 characters' };
}

export function clockOffset(text: string): Parsed<number> {
  const value = parseClockOffset(text);
  return value === null
    ? {
        mustBe: `whole seconds, a short form such as +3d, -2h, 15m or 30s, or a duration such as P1D or -PT2H, within ten years, not ${shown(text)}`,
      }
    : { value };
}

export function proxies(text: string): Parsed<readonly string[]> {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.every(isAddressOrNetwork)
    ? { value: entries }
    : { mustBe: 'IP addresses or networks separated by commas, such as 10.0.0.5, 172.16.0.0/12' };
}

function isAddressOrNetwork(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Their paths; null where the folder is none. */
function filesIn(path: string): string[] | null {
  try {
    return readdirSync(path)
      .sort()
      .map((name) => join(path, name));
  } catch {
    return null;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== null;
  } catch {
    return false;
  }
}

/** Nobody can stand between this computer and itself. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

function urlOf(text: string, schemes: readonly string[]): URL | null {
  if (/\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return schemes.includes(url.protocol) ? url : null;
}

/** A value that is not secret, safe to print: quoted, with control characters escaped, cut when long. */
function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
