import { describe, expect, it } from '@jest/globals';
import { readBounce } from './read-bounce.js';

const NOTICE = '0198b1f0-0000-7000-8000-000000000001';
const MAIL = `From: motcua@conghoa.example.vn\nTo: dao@example.com\nMessage-ID: <${NOTICE}@conghoa.example.vn>\n\nnội dung`;
const FAILED =
  'Final-Recipient: rfc822; dao@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <dao@example.com>:\n    User unknown';

const report = (recipient: string, { type = 'message/rfc822', original = MAIL, head = '' } = {}): Buffer =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mail.example.vn',
      'To: motcua@conghoa.example.vn',
      ...(head === '' ? [] : [head]),
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
      '',
      '--B',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Sorry.',
      '',
      '--B',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example.vn',
      '',
      recipient,
      '',
      '--B',
      `Content-Type: ${type}`,
      '',
      original,
      '--B--',
      '',
    ]
      .join('\n')
      .replace(/\n/g, '\r\n'),
  );

describe('readBounce', () => {
  it.each(['message/rfc822', 'text/rfc822-headers'])('finds our notice in %s and says why', async (type) => {
    expect(await readBounce(report(FAILED, { type }))).toEqual({
      report: {
        gateway: 'smtp',
        gatewayId: null,
        noticeId: NOTICE,
        state: 'undelivered',
        words: '550 5.1.1 <[…]>: User unknown',
        at: null,
      },
      address: 'dao@example.com',
    });
  });

  it('finds it in the head of a report that brings nothing back', async () => {
    const head = `In-Reply-To: <${NOTICE}@conghoa.example.vn>`;
    const read = await readBounce(report(FAILED, { type: 'text/plain', original: 'Nothing.', head }));
    expect(read).toMatchObject({ report: { noticeId: NOTICE } });
  });

  it('takes the address that we wrote to, not the one it was forwarded to', async () => {
    const read = await readBounce(report(`Original-Recipient: rfc822;d+2Bh@example.com\n${FAILED}`));
    expect(read).toMatchObject({ address: 'd+h@example.com' });
  });

  it.each([
    ['Final-Recipient: rfc822; d@e.vn\nAction: failed\nStatus: 4.4.7', 'expired', 'tried until the time was over'],
    ['Final-Recipient: rfc822; d@e.vn\nAction: delivered\nStatus: 2.0.0', 'delivered', 'it did arrive'],
    ['Final-Recipient: rfc822; d@e.vn\nAction: delayed\nStatus: 4.4.1', null, 'still trying'],
    ['Final-Recipient: rfc822; d@e.vn\nAction: relayed\nStatus: 2.1.9', null, 'to a server that reports nothing'],
  ])('of %j says %s: %s', async (recipient, state, _why) => {
    const read = await readBounce(report(recipient));
    expect(typeof read === 'object' ? read.report.state : read).toBe(state ?? 'nothing');
  });

  it.each<[string, Buffer]>([
    [
      'an answer of somebody',
      Buffer.from(`From: a@b.vn\r\nIn-Reply-To: <${NOTICE}@conghoa.example.vn>\r\n\r\nOut of office`),
    ],
    ['a mail of somebody else', report(FAILED, { original: 'Message-ID: <abc@example.com>\n\nx' })],
    ['a report about nobody', report('Action: failed')],
    [
      'parts in parts without end',
      Buffer.from('Content-Type: multipart/report; boundary=B\r\n\r\n--B\r\n'.repeat(3_000)),
    ],
    ['bytes', Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256))],
    ['nothing', Buffer.alloc(0)],
  ])('finds nothing of ours in %s', async (_, mail) => {
    expect(await readBounce(mail)).toBe('unreadable');
  });
});
