import { afterAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.js';
import { checkMessageEnv, type MessageEnv, readMessageEnv } from './env-messages.js';
import { EnvReader, type EnvSource } from './env-reader.js';

function read(source: EnvSource, sends = true): MessageEnv {
  const reader = new EnvReader(source);
  const env = readMessageEnv(reader, 'https://motcua.example.vn', sends);
  checkMessageEnv(reader, env, sends);
  reader.throwIfWrong();
  return env;
}

function problemsOf(source: EnvSource): readonly string[] {
  try {
    read(source);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const folderOfProfiles = mkdtempSync(join(tmpdir(), 'motcua-profiles-'));
const profileFile = (name: string, more: object): string => {
  const path = join(folderOfProfiles, name);
  writeFileSync(
    path,
    JSON.stringify({ fields: { a: '{to}', b: '{text}' }, success: { path: 'id' }, id: 'id', ...more }),
  );
  return path;
};
const MUTE_PROFILE = profileFile('mute.json', {});
const ASKED_PROFILE = profileFile('asked.json', {
  report: { id: 'id', states: { delivered: [{ path: 'sent' }] } },
  query: { fields: { id: '{id}', key: '{key}' } },
});

describe('settings of messages', () => {
  afterAll(() => rmSync(folderOfProfiles, { recursive: true }));

  it.each<[string, string]>([
    ['SMS_RATE_PER_SECOND', '0'],
    ['SMS2_RATE_PER_SECOND', '0'],
    ['MAIL_RATE_PER_SECOND', '2.5'],
    ['SMTP_URL', 'mail.example.vn'],
    ['SMTP_URL', 'smtp://mail.example.vn/?requireTLS=false'],
    ['SMTP_URL', 'smtp://user:%zz@mail.example.vn'],
    ['MAIL_DKIM_DOMAIN', 'conghoa'],
    ['MAIL_DKIM_SELECTOR', 'motcua 2026'],
    ['MAIL_DKIM_KEY_FILE', '/nowhere/dkim.pem'],
    ['MAIL_DKIM_KEY_FILE', 'package.json'],
    ['GATEWAY_CA_FILE', 'package.json'],
    ['SMS_DRIVER', 'pigeon'],
    ['SMS_HTTP_TOKEN', 'two words'],
    ['SMS_REPORT_TOKEN', 'short'],
    ['MAIL_BOUNCE_TOKEN', 'a'.repeat(31)],
    ['SMS_REPORT_TOKEN', `${'a'.repeat(40)}/`],
    ['SMPP_URL', 'smpp://gateway.example.vn'],
    ['SMPP_URL', 'smpp://motcua:secret@gateway.example.vn/?tls=0'],
    ['SMPP_URL', 'smpp://a-very-long-system-id:secret@gateway.example.vn'],
    ['SMPP_URL', 'https://motcua:secret@gateway.example.vn'],
    ['SMPP_SOURCE', 'UBND phường'],
    ['SMPP_SOURCE', 'UBND-CONG-HOA'],
    ['SMPP_LONG_TEXTS', 'cut'],
    ['SMPP_RECEIPT_IDS', 'octal'],
  ])('refuses %s=%s', (name, text) => {
    expect(problemsOf({ [name]: text })[0]).toMatch(new RegExp(`^${name} must be .+\\.$`));
  });

  describe('signed mails', () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-env-'));
    const written = (name: string, text: string | Buffer): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const rsa = (modulusLength: number): string =>
      generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    afterAll(() => rmSync(folder, { recursive: true }));

    const MAIL = { SMTP_URL: 'smtp://mail.example.vn', MAIL_FROM: 'motcua@conghoa.example.vn' };
    const signed = (source: EnvSource = {}): EnvSource => ({
      ...MAIL,
      MAIL_DKIM_DOMAIN: 'Example.vn',
      MAIL_DKIM_SELECTOR: 'motcua2026',
      MAIL_DKIM_KEY_FILE: written('key.pem', rsa(1024)),
      ...source,
    });

    it('reads the key itself, and not where nothing is sent', () => {
      const dkim = read(signed()).mailDkim;
      expect(dkim).toMatchObject({ domain: 'example.vn', selector: 'motcua2026' });
      expect(dkim?.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
      expect(read(signed({ MAIL_DKIM_KEY_FILE: '/nowhere' }), false).mailDkim).toBeUndefined();
    });

    it('refuses a key of another kind, and one that is too short', () => {
      const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
      for (const key of [ed25519, rsa(512)]) {
        const path = written('other.pem', key);
        expect(problemsOf(signed({ MAIL_DKIM_KEY_FILE: path }))).toEqual([
          'MAIL_DKIM_KEY_FILE must be the path of a readable file with an RSA private key of 1024 bits or more, in PEM and without a password.',
        ]);
      }
    });

    it('wants all of it or nothing, for the domain that mails come from', () => {
      expect(problemsOf(signed({ MAIL_DKIM_SELECTOR: '', SMTP_URL: '' }))).toEqual([
        'MAIL_DKIM_DOMAIN and MAIL_DKIM_KEY_FILE must be set together with SMTP_URL and MAIL_DKIM_SELECTOR: mails are signed with all of them.',
      ]);
      expect(problemsOf(signed({ MAIL_DKIM_DOMAIN: 'xample.vn' }))).toEqual([
        'MAIL_DKIM_DOMAIN must be the domain of MAIL_FROM or one above it: other signatures prove nothing.',
      ]);
    });
  });

  it.each(['a@b@c.vn', 'Một cửa', '<>', 'a@b.vn, c@d.vn', 'A <a@b.vn>\nBcc: x@y.vn', 'A <a b@c.vn>'])(
    'refuses "%s" as a sender',
    (text) => expect(problemsOf({ MAIL_FROM: text })[0]).toMatch(/^MAIL_FROM must be one mail address/),
  );

  it('reads an account at an SMPP gateway', () => {
    const of = (url: string) => read({ SMS_DRIVER: 'smpp', SMPP_URL: url, SMPP_SOURCE: 'UBND-CH' }).smpp;
    const account = { systemId: 'motcua', password: 'p@ss', host: 'sms.example.vn' };
    expect(of('smpp://motcua:p%40ss@sms.example.vn')).toEqual({ ...account, port: 2775, secure: false });
    expect(of('smpps://motcua:p%40ss@sms.example.vn')).toEqual({ ...account, port: 3550, secure: true });
    expect(of('smpp://motcua:p%40ss@[::1]:2776/')).toEqual({ ...account, host: '::1', port: 2776, secure: false });
  });

  it('reads a bare, a named and a quoted sender', () => {
    const from = (text: string) => read({ MAIL_FROM: text }).mailFrom;
    expect(from('a@b.vn')).toEqual({ name: '', address: 'a@b.vn' });
    expect(from('UBND <a@b.vn>')).toEqual({ name: 'UBND', address: 'a@b.vn' });
    expect(from('"UBND, phường" <a@localhost>')).toEqual({ name: 'UBND, phường', address: 'a@localhost' });
  });

  it.each<[EnvSource, RegExp, string]>([
    [{ SMTP_URL: 'smtp://mail' }, /^MAIL_FROM must be set/, 'mails need a sender'],
    [{ SMS_DRIVER: 'smpp' }, /^SMPP_URL and SMPP_SOURCE must be set/, 'which account, which sender'],
    [{ SMS_DRIVER: 'smpp', SMPP_URL: 'smpp://a:b@c' }, /^SMPP_SOURCE must be set/, 'a sender'],
    [{ SMPP_SOURCE: 'UBND-CH' }, /^SMS_DRIVER must be smpp/, 'nobody may believe SMS are sent'],
    [{ SMS_DRIVER: 'http' }, /^SMS_HTTP_URL must be set/, 'which gateway'],
    [
      {
        SMS_DRIVER: 'http',
        SMS_HTTP_URL: 'https://sms/',
        SMS_HTTP_PROFILE: 'esms',
        SMS_HTTP_KEY: 'k',
        SMS_BRANDNAME: 'PHUONG',
      },
      /^SMS_HTTP_TOKEN must be set/,
      'eSMS has secrets',
    ],
    [
      { SMS_DRIVER: 'http', SMS_HTTP_URL: 'https://sms/', SMS_HTTP_PROFILE: '/no/such/file' },
      /^SMS_HTTP_PROFILE must be default, esms or/,
      'no such file',
    ],
    [
      {
        SMS_DRIVER: 'http',
        SMS_HTTP_URL: 'https://sms/',
        SMS_HTTP_QUERY_URL: 'https://sms/status',
        SMS_HTTP_PROFILE: MUTE_PROFILE,
      },
      /^SMS_HTTP_QUERY_URL is of no use/,
      'a gateway that cannot be asked',
    ],
    [
      {
        SMS_DRIVER: 'http',
        SMS_HTTP_URL: 'https://sms/',
        SMS_HTTP_QUERY_URL: 'https://sms/status',
        SMS_HTTP_PROFILE: ASKED_PROFILE,
      },
      /^SMS_HTTP_KEY must be set/,
      'a secret that only questions name',
    ],
    [{ SMS2_HTTP_KEY: 'k' }, /^SMS2_HTTP_URL must be set/, 'which second gateway'],
    [{ SMS2_HTTP_URL: 'https://sms/' }, /^SMS2_HTTP_URL needs SMS_DRIVER/, 'there is no first one'],
    [{ SMS_HTTP_URL: 'https://sms/' }, /^SMS_DRIVER must be http/, 'nobody may believe SMS are sent'],
    [{ SMS_HTTP_TOKEN: 'abc', SMS_DRIVER: 'log' }, /^SMS_DRIVER must be http/, 'the same with a token'],
  ])('%j is refused', (source, sentence) => {
    const problems = problemsOf(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });
});
