import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { birthRegistration, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { MAIL_FROM, startTestWorker, TEST_QUEUE } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';
import { VisitWorld } from './visit-world.js';

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe(`the receipt goes with the mail, queue on ${TEST_QUEUE}`, () => {
  let world: VisitWorld;
  /** Longer than any test: what leaves, leaves because its receipt is there. */
  beforeAll(async () => {
    world = await VisitWorld.create({ holds: false, receiptWithinMs: 600_000 });
  });
  afterEach(() => world.clear());
  afterAll(() => world.close());

  /** Each file of the nth mail in words, once it has come. */
  const filesOfMail = async (nth = 1): Promise<string[]> => {
    await waitUntil('a mail', () => world.smtp.mails.length >= nth);
    const mail = await simpleParser(world.smtp.mails[nth - 1]!.source);
    return mail.attachments.map(({ filename, contentType, content }) => `${filename} ${contentType} ${hash(content)}`);
  };
  const receiptOf = async ({ id, code }: TestDossier): Promise<string> => {
    const { cookie } = await world.api.as('motcua');
    const answer = await fetch(`${world.api.url}/api/v1/dossiers/${id}/slips/receipt.pdf`, { headers: { cookie } });
    return `giay-tiep-nhan-${code}.pdf application/pdf ${hash(Buffer.from(await answer.arrayBuffer()))}`;
  };
  const alone = async (): Promise<TestDossier> => takeIn(await world.api.as('motcua'), birthRegistration());

  it('byte for byte as the counter prints it', async () => {
    await world.start();
    const dossier = await alone();
    expect(await filesOfMail()).toEqual([await receiptOf(dossier)]);
    const made: object[] = await world.api.sql('SELECT made_by_id AS id FROM paper WHERE dossier_id = $1', [
      dossier.id,
    ]);
    expect(made).toEqual(await world.api.sql(`SELECT id FROM staff WHERE username = 'motcua'`));
  });

  it('of each dossier of a visit, and once more with a mail that is sent again', async () => {
    await world.start();
    const { visitId, dossiers } = await world.takeMany(3);
    // Before the receipts can all be there.
    await world.end(visitId);
    const files = await filesOfMail();
    const receipts = await Promise.all(dossiers.map(receiptOf));
    expect(files).toEqual(receipts);
    await world.settled();
    const { id } = await world.notice(dossiers[0]!.id, 'email');
    await (await world.api.as('motcua')).post(`/api/v1/notices/${id}/resend`);
    expect(await filesOfMail(2)).toEqual(receipts);
  });

  it('as it is when nothing holds the mail any more, not as it was when that began', async () => {
    await world.start();
    const { visitId, dossiers } = await world.takeMany(1);
    const visitor = dossiers[0]!;
    await alone();
    // It was taken in later: what was made for each in its turn would be there for the first as well.
    await filesOfMail();
    const counter = await world.api.as('motcua');
    await mustAct(counter, visitor, 'correct', { changes: { address: 'Số 9, đường Mới' }, reason: 'Ghi nhầm' });
    await world.end(visitId);
    const files = await filesOfMail(2);
    const { status } = await counter.post(`/api/v1/dossiers/${visitor.id}/papers`, { form: 'receipt' });
    expect([status, files]).toEqual([201, [await receiptOf(visitor)]]);
  });

  it('with a mail for the case that a text message fails only once that has failed', async () => {
    await world.api.sql(
      `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
       VALUES (gen_random_uuid(), 'accepted', 'fallback', 'always', 'fallback', 0, false)`,
    );
    const waiting = await alone();
    await world.api.sql('DELETE FROM notice_rule');
    const other = await alone();
    const papers = ({ id }: TestDossier): Promise<object[]> =>
      world.api.sql('SELECT id FROM paper WHERE dossier_id = $1', [id]);
    // It was taken in later: what is made for each in its turn would be there for the first as well.
    await waitUntil('its receipt', async () => (await papers(other)).length > 0);
    expect(await papers(waiting)).toEqual([]);
    await world.api.sql(`UPDATE notice SET state = 'recalled' WHERE dossier_id = $1`, [other.id]);
    await world.api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND channel = 'sms'`, [waiting.id]);
    await world.start();
    expect(await filesOfMail()).toEqual([await receiptOf(waiting)]);
  });

  it('once nothing holds a mail any more that takes the place of an unwished text message', async () => {
    await world.api.sql(
      `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
       VALUES (gen_random_uuid(), 'accepted', 'fallback', 'always', 'fallback', 0, false)`,
    );
    const held = await alone();
    await world.api.sql('DELETE FROM notice_rule');
    await world.api.sql(`UPDATE notice SET not_before = now() + interval '1 hour' WHERE dossier_id = $1`, [held.id]);
    const changes = { messages: { channels: ['email'] } };
    await mustAct(await world.api.as('motcua'), held, 'correct', { changes, reason: 'Không dùng tin nhắn nữa' });
    const [mail] = await world.api.sql(
      `SELECT n.awaits_receipt_until > n.not_before AS "madeThen", o.not_before = n.awaits_receipt_until AS "waitsForIt"
         FROM notice n JOIN outbox_message o ON o.subject_id = n.id WHERE n.dossier_id = $1 AND n.channel = 'email'`,
      [held.id],
    );
    expect(mail).toEqual({ madeThen: true, waitsForIt: true });
  });

  it('as it is by then with a mail that is sent again', async () => {
    await world.start();
    const dossier = await alone();
    const [before] = await filesOfMail();
    await world.settled();
    const counter = await world.api.as('motcua');
    await mustAct(counter, dossier, 'correct', { changes: { address: 'Số 9, đường Mới' }, reason: 'Ghi nhầm' });
    const { id } = await world.notice(dossier.id, 'email');
    await counter.post(`/api/v1/notices/${id}/resend`);
    const [file] = await filesOfMail(2);
    const { status } = await counter.post(`/api/v1/dossiers/${dossier.id}/papers`, { form: 'receipt' });
    expect([status, file]).toEqual([201, await receiptOf(dossier)]);
    expect(file).not.toBe(before);
  });

  it('not where the office leaves it out', async () => {
    await world.api.sql(
      `INSERT INTO office_setting (id, key, value) VALUES (gen_random_uuid(), 'notices.receiptByMail', '"left_out"')`,
    );
    await world.start();
    const dossier = await alone();
    await receiptOf(dossier);
    expect(await filesOfMail()).toEqual([]);
    await world.api.sql('DELETE FROM office_setting');
  });

  it('and when it cannot be made, the mail leaves without it', async () => {
    await world.start();
    await world.api.sql('ALTER TABLE paper ADD CONSTRAINT nothing_new CHECK (false) NOT VALID');
    await alone();
    expect(await filesOfMail()).toEqual([]);
    await world.api.sql('ALTER TABLE paper DROP CONSTRAINT nothing_new');
  });
});

it(`a mail leaves in time where no api is there to make its receipt, queue on ${TEST_QUEUE}`, async () => {
  const smtp = await TestSmtpServer.start();
  const world = await NoticeWorld.create(500);
  const [id] = await world.owe({ email: 'bich.dao@example.vn' });
  const [{ waits }] = await world.owner.query('SELECT not_before > created_at AS waits FROM outbox_message');
  const worker = await startTestWorker(world, { smtpUrl: smtp.url, mailFrom: MAIL_FROM });
  await waitUntil('a mail', () => smtp.mails.length > 0);
  const { attachments } = await simpleParser(smtp.mails[0]!.source);
  expect([waits, attachments, (await world.notice(id!)).withReceipt]).toEqual([true, [], true]);
  await worker.stop();
  await Promise.all([world.close(), smtp.stop()]);
});
