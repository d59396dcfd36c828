import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { WorkerParts } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmsc } from '../support/smsc.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { MAIL_FROM, startTestWorker, TEST_QUEUE } from './notice-worker.js';
import { FACTS, NoticeWorld } from './notice-world.js';

const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
/** Each vowel with each tone, and what else Vietnamese has, small and large. */
const LETTERS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
  .flatMap((vowel) => TONES.map((tone) => vowel + tone))
  .concat('đ')
  .flatMap((letter) => [letter, letter.toUpperCase()])
  .join('');
/** As a keyboard of a Mac, or a file from one, brings them: each mark a sign of its own. */
const apart = (text: string): string => text.normalize('NFD');
const FACTS_APART = {
  ...FACTS,
  officeName: apart('UBND phường Ẵẫỡữự Ỵỷ Đđ'),
  procedureName: apart(`Thủ tục ${LETTERS}`),
  applicantName: apart('Nguyễn Thị Bích Đào'),
};
const SMS =
  'UBND phường Ẵẫỡữự Ỵỷ Đđ đã tiếp nhận hồ sơ H23.18.07-260315-0042. Hẹn trả kết quả: 16 giờ 30 ngày 18/03/2026.';
const PHONE = '+84912345678';

describe(`every Vietnamese letter on its whole way, queue on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  beforeAll(async () => {
    world = await NoticeWorld.create();
    await world.owner.query(
      `INSERT INTO office_setting (id, office_id, key, value) VALUES (gen_random_uuid(), $1, 'notices.smsLetters', '"accented"')`,
      [world.officeId],
    );
  });
  afterAll(() => world.close());

  /** From the act to the gateway. @returns the words as the table has them, byte for byte */
  const sent = async (
    env: Partial<WorkerParts['env']>,
    to: { phone: string } | { email: string },
  ): Promise<{ subject: string | null; body: string }> => {
    const worker = await startTestWorker(world, env, { gatewayTimeoutMs: 10_000, leaseMs: 20_000 });
    try {
      const [id] = (await world.owe({ ...to, facts: FACTS_APART })) as [string];
      await waitUntil('taken', async () => (await world.notice(id)).state === 'gateway_accepted');
      const [row]: { subject: Buffer | null; body: Buffer }[] = await world.owner.query(
        `SELECT convert_to(subject, 'UTF8') AS subject, convert_to(body, 'UTF8') AS body FROM notice WHERE id = $1`,
        [id],
      );
      return { subject: row!.subject?.toString('utf8') ?? null, body: row!.body.toString('utf8') };
    } finally {
      await worker.stop();
    }
  };

  it('has a text for all of them', () => {
    expect([...LETTERS.normalize('NFC')]).toHaveLength(2 * (12 * 6 + 1));
    expect(LETTERS.normalize('NFC')).not.toBe(apart(LETTERS));
  });

  it('arrives at an HTTP gateway as it was stored', async () => {
    const gateway = await TestSmsGateway.start();
    try {
      const stored = await sent({ smsDriver: 'http', smsHttpUrl: gateway.url }, { phone: PHONE });
      expect(stored.body).toBe(SMS);
      expect(gateway.messages.map(({ text }) => text)).toEqual([SMS]);
    } finally {
      await gateway.stop();
    }
  });

  it('arrives at an SMPP gateway as it was stored, in UCS-2', async () => {
    const smsc = await TestSmsc.start();
    try {
      const smpp = { host: '127.0.0.1', port: smsc.port, secure: false, systemId: 'motcua', password: 'secret' };
      const stored = await sent({ smsDriver: 'smpp', smpp, smppSource: 'UBND' }, { phone: PHONE });
      expect(stored.body).toBe(SMS);
      expect(smsc.texts).toEqual([SMS]);
      expect(smsc.submitted.map(({ dataCoding }) => dataCoding)).toEqual([8, 8]);
    } finally {
      await smsc.stop();
    }
  });

  it('arrives in a mail as it was stored, in both of its forms', async () => {
    const smtp = await TestSmtpServer.start();
    try {
      const stored = await sent({ smtpUrl: smtp.url, mailFrom: MAIL_FROM }, { email: 'bich.dao@example.vn' });
      const letters = LETTERS.normalize('NFC');
      expect(stored.body).toContain(letters);
      const { source } = smtp.mails[0]!;
      expect(source).toMatch(/^[\r\n\x20-\x7e]*$/);
      const mail = await simpleParser(source);
      expect([mail.subject, mail.text]).toEqual([stored.subject, stored.body]);
      expect(mail.html).toContain(letters);
      expect(`${mail.subject} ${mail.text} ${String(mail.html)}`).not.toMatch(/\p{Mn}/u);
    } finally {
      await smtp.stop();
    }
  });
});
