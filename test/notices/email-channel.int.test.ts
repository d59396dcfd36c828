import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { EmailChannel } from '../../server/src/notices/channels/email.channel.js';
import { makeCertificate } from '../support/certificate.js';
import { type MailAnswer, type MailStage, TestSmtpServer } from '../support/smtp-server.js';
import { channelTo, EMAIL, MESSAGE } from './mail-world.js';
import { MAIL_FROM } from './notice-worker.js';

// 0.0.0.0 reaches this computer and is not one of the names of itself that need no protection.
const AWAY = '0.0.0.0';
const CERTIFICATE = makeCertificate([`IP:${AWAY}`, 'IP:127.0.0.1', 'DNS:localhost']);

const servers: TestSmtpServer[] = [];
const channels: EmailChannel[] = [];
const serve = async (...args: Parameters<typeof TestSmtpServer.start>): Promise<TestSmtpServer> => {
  const server = await TestSmtpServer.start(...args);
  servers.push(server);
  return server;
};
const channel = (...args: Parameters<typeof channelTo>): EmailChannel => {
  const made = channelTo(...args);
  channels.push(made);
  return made;
};
afterEach(async () => {
  for (const each of channels.splice(0)) each.close();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

describe('what the way of a mail looks like', () => {
  it('leaves this computer over TLS, to a server whose certificate was checked', async () => {
    const server = await serve(CERTIFICATE);
    const mail = channel(`smtp://${AWAY}:${server.port}`, { ca: [CERTIFICATE.cert] });
    await expect(mail.send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted', gateway: 'smtp' });
    expect(server.mails).toMatchObject([{ to: [EMAIL], secure: true }]);
  });

  it('does not leave when the server offers no TLS, or somebody between took the offer away', async () => {
    const server = await serve();
    await expect(channel(`smtp://${AWAY}:${server.port}`).send(MESSAGE)).resolves.toMatchObject({
      kind: 'refused',
      permanent: false,
      error: expect.stringMatching(/^Not handed over, for the connection could not be protected: /),
    });
    expect(server.mails).toEqual([]);
  });

  it.each([
    ['nobody known vouches for it', CERTIFICATE, [], /self.signed/],
    ['it belongs to another server', makeCertificate(['DNS:mail.elsewhere.vn']), 'itself', /altnames|IP: 0\.0\.0\.0/],
  ] as const)('does not leave for a server with a certificate when %s', async (_, certificate, ca, words) => {
    const server = await serve(certificate);
    const trusted = ca === 'itself' ? [certificate.cert] : undefined;
    const mail = channel(`smtp://${AWAY}:${server.port}`, { ca: trusted });
    await expect(mail.send(MESSAGE)).resolves.toMatchObject({ kind: 'refused', error: expect.stringMatching(words) });
    expect(server.mails).toEqual([]);
  });

  it('speaks TLS from the first byte with smtps, and checks the certificate on this computer too', async () => {
    const server = await serve({ ...CERTIFICATE, secure: true });
    const url = `smtps://127.0.0.1:${server.port}`;
    await expect(channel(url).send(MESSAGE)).resolves.toMatchObject({
      kind: 'refused',
      error: expect.stringMatching(/^Not handed over.*self.signed/),
    });
    await expect(channel(url, { ca: [CERTIFICATE.cert] }).send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
    expect(server.mails).toMatchObject([{ secure: true }]);
  });

  it('takes what a server on this computer has: nothing, or a certificate it made for itself', async () => {
    const [bare, protectedOne] = await Promise.all([serve(), serve(CERTIFICATE)]);
    for (const server of [bare, protectedOne]) {
      await expect(channel(server.url).send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
    }
    expect([bare.mails[0]?.secure, protectedOne.mails[0]?.secure]).toEqual([false, true]);
  });
});

describe('what a mail looks like', () => {
  let server: TestSmtpServer;
  beforeEach(async () => (server = await serve()));

  it('keeps every Vietnamese letter of name, subject and words, in NFC, over any length', async () => {
    const long = 'Thông báo về việc bổ sung, hoàn thiện hồ sơ đăng ký quyền sử dụng đất, quyền sở hữu nhà ở '
      .repeat(4)
      .trim();
    const text = `Ẵẫỡữựỵ đĐ ở ${'nghiêng ngả '.repeat(200)}\n.dòng bắt đầu bằng dấu chấm\nFrom đầu dòng \n\n  hết.`;
    const name = 'Một cửa phường Cộng Hòa, thành phố Chí Linh';
    const from = { name, address: MAIL_FROM.address };
    const mail = channel(server.url, { from });
    await mail.send({ ...MESSAGE, subject: long.normalize('NFD'), text: text.normalize('NFD') });

    const source = server.mails[0]!.source;
    for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(source).toMatch(/^[\r\n\x20-\x7e]*$/); // a server without 8BITMIME changes nothing
    const encoded = source.slice(source.indexOf('\r\n\r\n')).replaceAll('\r\n', '');
    expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(text.replaceAll('\n', '\r\n'));
    const parsed = await simpleParser(source);
    expect(parsed.subject).toBe(long);
    expect(parsed.text).toBe(text);
    expect(parsed.from?.value).toEqual([from]);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.messageId).toBe(`<${MESSAGE.noticeId}@conghoa.example.vn>`);
  });

  it('brings the words plainly first and the same in HTML after them', async () => {
    const html = '<p>Hồ sơ đã được <b>tiếp nhận</b>.</p>';
    await channel(server.url).send({ ...MESSAGE, html });
    const source = server.mails[0]!.source;
    expect(source).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(source.indexOf('text/plain')).toBeLessThan(source.indexOf('text/html'));
    const parsed = await simpleParser(source);
    expect(parsed.html).toBe(html);
    expect(parsed.text).toBe(MESSAGE.text);
  });

  it('carries a signature that another program finds to be right, and finds broken when a letter was changed', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const dkim = {
      domain: 'conghoa.example.vn',
      selector: 'motcua2026',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    const mail = channel(server.url, { dkim });
    await mail.send({ ...MESSAGE, html: '<p>Hồ sơ đã được tiếp nhận.</p>' });

    const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
    const verify = async (source: string) => {
      const { results } = await dkimVerify(Buffer.from(source), {
        resolver: (name: string, type: string) =>
          Promise.resolve(name === 'motcua2026._domainkey.conghoa.example.vn' && type === 'TXT' ? [[record]] : []),
      });
      return results.map(({ signingDomain, status }) => ({ signingDomain, result: status.result }));
    };
    const { source } = server.mails[0]!;
    expect(await verify(source)).toEqual([{ signingDomain: 'conghoa.example.vn', result: 'pass' }]);
    for (const changed of [source.replace('To: bich', 'To: back'), source.replace('S8Otbmgg', 'S8OtbWgg')]) {
      expect(changed).not.toBe(source);
      expect(await verify(changed)).not.toEqual([expect.objectContaining({ result: 'pass' })]);
    }
  });
});

describe('what a mail server can say', () => {
  let server: TestSmtpServer;
  beforeEach(async () => (server = await serve()));
  const BIG = { ...MESSAGE, text: 'Hồ sơ đã được tiếp nhận.\n'.repeat(200_000) };

  it.each<[MailStage, MailAnswer, object, object]>([
    ['greeting', { code: 421, words: '4.3.2 Service not available' }, { permanent: false, error: /421/ }, {}],
    ['ehlo', { code: 421, words: '4.3.2 Service not available' }, { permanent: false, error: /421/ }, {}],
    ['mail', { code: 421, words: '4.7.0 Too many connections' }, { permanent: false, error: /421/ }, {}],
    ['rcpt', { code: 421, words: '4.7.0 Too many recipients' }, { permanent: false, error: /421/ }, {}],
    ['rcpt', { code: 450, words: '4.2.0 Greylisted' }, { permanent: false, waitMs: 310_000 }, {}],
    [
      'rcpt',
      { code: 451, words: '4.7.1 Greylisting, come back in 00:04:59' },
      { permanent: false, waitMs: 309_000 },
      {},
    ],
    ['rcpt', { code: 452, words: '4.2.2 Mailbox full' }, { permanent: false, error: /452/ }, {}],
    ['rcpt', { code: 550, words: `5.1.1 <${EMAIL}> unknown` }, { permanent: true, error: /550 5\.1\.1 <\[…\]>/ }, {}],
    ['dot', { code: 451, words: '4.3.0 Try again' }, { permanent: false, error: /451/ }, {}],
    ['dot', { code: 452, words: '4.3.1 Insufficient storage' }, { permanent: false, error: /452/ }, {}],
    ['dot', { code: 554, words: '5.7.1 Message refused' }, { permanent: true, error: /554/ }, {}],
    ['ehlo', 'drop', { permanent: false }, {}],
    ['mail', 'drop', { permanent: false }, {}],
    ['rcpt', 'drop', { permanent: false }, {}],
    ['data', 'drop', { permanent: false }, {}],
    // How much of what was written has come, its sender cannot see.
    ['body', 'drop', { kind: 'unknown' }, BIG],
    ['dot', 'drop', { kind: 'unknown' }, {}],
    ['dot', 'drop', { kind: 'unknown' }, BIG],
    ['greeting', 'hold', { permanent: false }, {}],
    ['ehlo', 'hold', { permanent: false }, {}],
    ['rcpt', 'hold', { permanent: false }, {}],
    ['dot', 'hold', { kind: 'unknown' }, {}],
    ['greeting', { dripMs: 60 }, { permanent: false }, {}],
    ['rcpt', { dripMs: 60 }, { permanent: false }, {}],
  ])('at %s: %j, and the next try brings the mail', async (stage, answer, expected, message) => {
    server.script(stage, answer, ['rcpt', 'data', 'body', 'dot'].includes(stage) ? EMAIL : undefined);
    const endless = answer === 'hold' || (typeof answer === 'object' && 'dripMs' in answer);
    const mail = channel(server.url, endless ? { timeoutMs: 700 } : {});
    const { error, ...rest } = expected as { error?: RegExp };
    const outcome = await mail.send({ ...MESSAGE, ...message });
    expect(outcome).toMatchObject({ kind: 'refused', ...rest });
    if (error) expect(outcome).toMatchObject({ error: expect.stringMatching(error) });
    expect(JSON.stringify(outcome)).not.toContain('bich');

    const whole = server.mails.length;
    expect(whole).toBe(stage === 'dot' ? 1 : 0);
    await expect(channel(server.url).send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
    expect(server.mails).toHaveLength(whole + 1);
    expect(new Set(server.header('Message-ID'))).toEqual(new Set([`<${MESSAGE.noticeId}@conghoa.example.vn>`]));
  });

  it('goes on over another connection by itself when the server hangs up before it has said anything', async () => {
    server.script('greeting', 'drop');
    await expect(channel(server.url).send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
    expect(server.mails).toHaveLength(1);
  });

  it('does not let one slow conversation keep the others waiting', async () => {
    server.script('rcpt', { dripMs: 300 }, EMAIL);
    server.script('rcpt', { dripMs: 300 }, EMAIL);
    const mail = channel(server.url, { timeoutMs: 2_500 });
    const slow = [mail.send(MESSAGE), mail.send(MESSAGE)];
    await Promise.all(slow);
    const others = Array.from({ length: 10 }, (_, at) => mail.send({ ...MESSAGE, to: `khach${at}@example.vn` }));
    for (const outcome of await Promise.all(others)) expect(outcome.kind).toBe('accepted');
  });
});
