import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import { RecallNotice } from '../../server/src/notices/recall-notice.js';
import { RecordReport } from '../../server/src/notices/record-report.js';
import { ResendNotice } from '../../server/src/notices/resend-notice.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { withdrawNotices } from '../../server/src/notices/withdraw-notices.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { EMAIL } from './mail-world.js';
import { FAST, MAIL_FROM, startTestWorker } from './notice-worker.js';
import { FACTS, NoticeWorld } from './notice-world.js';

const PHONE = '+84912345678';

describe('a text message for the case that the mail does not arrive', () => {
  let world: NoticeWorld;
  let smtp: TestSmtpServer;
  let sms: TestSmsGateway;
  let worker: RunningWorker | undefined;

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    [smtp, sms] = await Promise.all([TestSmtpServer.start(), TestSmsGateway.start()]);
  });
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    await Promise.all([smtp.stop(), sms.stop()]);
    await world.owner.query(
      `UPDATE notice SET state = 'recalled', waits_for_id = NULL; DELETE FROM outbox_message; DELETE FROM gateway_report; DELETE FROM gateway_state`,
    );
  });

  const start = async (
    settings: Partial<NoticeSettings> = {},
    set: Parameters<typeof startTestWorker>[1] = {},
  ): Promise<void> => {
    const env = { smtpUrl: smtp.url, mailFrom: MAIL_FROM, smsDriver: 'http', smsHttpUrl: sms.url, ...set } as const;
    // The very first mail of a busy machine takes its time.
    worker = await startTestWorker(world, env, {
      gatewayTimeoutMs: 10_000,
      leaseMs: 15_000,
      dispatchWindowMs: 15_000,
      ...settings,
    });
  };
  /** The thanks at the end: a text message costs money, so it is told by mail where there is one. */
  const owe = async (kind: 'handed_over' | 'collect_reminder' = 'handed_over'): Promise<[string, string]> => {
    const ids = await world.owe({ kind, email: EMAIL, phone: PHONE });
    expect(ids).toHaveLength(2);
    return ids as [string, string];
  };
  const reaches = (id: string, state: string): Promise<unknown> =>
    waitUntil(`notice is ${state}`, async () => (await world.notice(id)).state === state);
  const end = (id: string, state: string): Promise<unknown> =>
    world.owner.query(`UPDATE notice SET state = $2 WHERE id = $1`, [id, state]);

  it('is sent once the mail was refused', async () => {
    smtp.unknownRecipients.add(EMAIL);
    const [mail, text] = await owe();
    expect(await world.notice(text)).toMatchObject({ channel: 'sms', state: 'planned', waitsForId: mail });
    await start();
    await reaches(text, 'gateway_accepted');
    expect(await world.notice(mail)).toMatchObject({ state: 'failed' });
    expect(await world.notice(text)).toMatchObject({ waitsForId: null });
    expect(sms.messages).toHaveLength(1);
  });

  it('is sent where no mail server is set up, which is told to those who look', async () => {
    const [mail, text] = await owe();
    await start({}, { smtpUrl: undefined, demo: false });
    await reaches(text, 'gateway_accepted');
    expect(await world.notice(mail)).toMatchObject({
      state: 'failed',
      attempts: 1,
      gateway: null,
      lastError: 'no gateway is set up',
    });
    const told = await waitUntil('the worker has told', async () => {
      const rows: { gateway: string }[] = await world.owner.query(`SELECT gateway FROM gateway_state ORDER BY gateway`);
      return rows.length > 0 && rows;
    });
    expect(told).toEqual([{ gateway: 'none-email' }, { gateway: 'sms-http' }]);
  });

  it('fails too where no gateway is set up at all, so that somebody calls', async () => {
    const [, text] = await owe();
    await start({}, { smtpUrl: undefined, smsDriver: 'log', demo: false });
    await reaches(text, 'failed');
  });

  it('is sent once an officer would have to see to the mail, whoever was killed before that was noticed', async () => {
    const [mail, text] = await owe();
    await world.owner.query(`DELETE FROM outbox_message`);
    await end(mail, 'manual');
    await start();
    await reaches(text, 'gateway_accepted');
  });

  it('is sent once the mail server has been left alone for a day, and has a day of its own', async () => {
    const [mail, text] = await owe();
    const other = (await world.owe({ email: 'khac@example.com' }))[0]!;
    await world.owner.query(`UPDATE notice SET created_at = now() - interval '25 hours' WHERE id = ANY ($1)`, [
      [mail, text],
    ]);
    // Whichever is tried first finds that nobody answers, and no other try is made for a long while.
    smtp.answers.push('drop', 'drop', 'drop');
    await start({ breakerFailures: 1, breakerRestMs: 600_000, mailsAtOnce: 1 });
    await reaches(text, 'gateway_accepted');
    expect(await world.notice(mail)).toMatchObject({ state: 'manual', lastError: expect.stringContaining('rests') });
    expect((await world.notice(other)).state).not.toBe('manual');
    const [{ late }] = await world.owner.query(
      `SELECT not_before > now() - interval '1 hour' AS late FROM notice WHERE id = $1`,
      [text],
    );
    expect(late).toBe(true);
  });

  it('is not sent once a mail server took the mail, and is after all when the mail comes back', async () => {
    const facts = { ...FACTS, daysLeft: 3 };
    const [mail, text] = (await world.owe({ kind: 'handed_over', email: EMAIL, phone: PHONE, facts })) as [
      string,
      string,
    ];
    await start();
    await reaches(text, 'recalled');
    expect(await world.notice(text)).toMatchObject({ recalledBecause: 'not_needed', waitsForId: mail, facts });
    expect([smtp.mails.length, sms.messages.length]).toEqual([1, 0]);

    const { gateway } = await world.notice(mail);
    const bounce = { gateway: gateway!, gatewayId: null, noticeId: mail, words: '550 mailbox full', at: new Date() };
    await new RecordReport(world.worker).execute({ ...bounce, state: 'undelivered' });
    await reaches(text, 'gateway_accepted');
    expect(await world.notice(text)).toMatchObject({ recalledBecause: null });
    expect(await world.notice(mail)).toMatchObject({ state: 'undelivered' });
    expect(sms.messages).toHaveLength(1);
  });

  it('is sent when the bounce of the first try came before a second try that was taken', async () => {
    const [mail, text] = await owe();
    smtp.answers.push('drop');
    await start({ retryFirstMs: 3_600_000, retryMostMs: 3_600_000 });
    await reaches(mail, 'retry_waiting');
    const bounce = { gateway: 'smtp', gatewayId: null, noticeId: mail, words: '550 mailbox full', at: new Date() };
    await new RecordReport(world.worker).execute({ ...bounce, state: 'undelivered' });
    await waitUntil('the bounce was read', async () => {
      const [{ pending }] = await world.owner.query(`SELECT pending FROM gateway_report WHERE notice_id = $1`, [mail]);
      return !pending;
    });
    expect(await world.notice(mail)).toMatchObject({ state: 'retry_waiting' });
    await world.owner.query(`UPDATE notice SET due_at = now() WHERE id = $1`, [mail]);
    await reaches(mail, 'undelivered');
    await reaches(text, 'gateway_accepted');
    expect([smtp.mails.length, sms.messages.length]).toEqual([2, 1]);
  });

  it('is not sent when the citizen knows more by the time the mail fails', async () => {
    const [mail, text] = await owe('collect_reminder');
    const [later] = await world.owe({ kind: 'posted', email: EMAIL });
    await end(later!, 'gateway_accepted');
    await end(mail, 'failed');
    await world.owner.query(`DELETE FROM outbox_message`);
    await start();
    await reaches(text, 'recalled');
    expect(await world.notice(text)).toMatchObject({ recalledBecause: 'superseded' });
  });

  it('does not bring an old time after a newer one', async () => {
    // As where the office tells it by text message only when the mail does not arrive.
    const [mail, text] = (await world.owe({ kind: 'accepted', email: EMAIL, phone: PHONE })) as [string, string];
    await world.owner.query(`UPDATE notice SET waits_for_id = $2 WHERE id = $1`, [text, mail]);
    const [later] = await world.owe({ kind: 'due_moved', email: EMAIL });
    await end(later!, 'gateway_accepted');
    await end(mail, 'failed');
    await world.owner.query(`DELETE FROM outbox_message`);
    await start();
    await reaches(text, 'recalled');
    expect(await world.notice(text)).toMatchObject({ recalledBecause: 'superseded' });
  });

  it('is not sent when what it says is no longer true by the time the mail comes back', async () => {
    const [mail, text] = await owe('collect_reminder');
    await start();
    await reaches(text, 'recalled');
    const { dossierId, gateway } = await world.notice(mail);
    await world.offices.forOffices([world.officeId], (tx) => withdrawNotices(tx, dossierId, 'hand_over'));
    const bounce = { gateway: gateway!, gatewayId: null, noticeId: mail, words: '550', at: new Date() };
    await new RecordReport(world.worker).execute({ ...bounce, state: 'undelivered' });
    await reaches(mail, 'undelivered');
    expect(await world.notice(text)).toMatchObject({ state: 'recalled', waitsForId: null });
  });

  it('is taken back with a mail that no server has, while that waits for another try', async () => {
    const [mail, text] = await owe('collect_reminder');
    await world.owner.query(`UPDATE notice SET attempts = 1 WHERE id = $1`, [mail]);
    await end(mail, 'retry_waiting');
    const { dossierId } = await world.notice(mail);
    await world.offices.forOffices([world.officeId], (tx) => withdrawNotices(tx, dossierId, 'hand_over'));
    const gone = { state: 'recalled', recalledBecause: 'no_longer_true' };
    expect([await world.notice(mail), await world.notice(text)]).toMatchObject([gone, gone]);
  });

  it('is taken back, and of the mail that a server may have nobody says so: it is only not tried again', async () => {
    const [mail, text] = await owe('collect_reminder');
    smtp.script('dot', 'drop');
    await start({ retryFirstMs: 3_600_000, retryMostMs: 3_600_000 });
    await reaches(mail, 'retry_waiting');
    expect(await world.notice(mail)).toMatchObject({ gateway: 'smtp' });
    const { dossierId } = await world.notice(mail);
    await world.offices.forOffices([world.officeId], (tx) => withdrawNotices(tx, dossierId, 'hand_over'));
    expect(await world.notice(mail)).toMatchObject({ state: 'unknown', recalledBecause: null });
    expect(await world.notice(text)).toMatchObject({ state: 'recalled', recalledBecause: 'no_longer_true' });
  });

  it('is sent as well when the worker died at the last try of the mail, of which nobody says that it never left', async () => {
    const [mail, text] = await owe();
    await world.owner.query(`DELETE FROM outbox_message`);
    await world.owner.query(
      `UPDATE notice SET state = 'submitting', attempts = $2, submitting_since = now(), due_at = now() WHERE id = $1`,
      [mail, FAST.maxAttempts],
    );
    await start();
    await reaches(text, 'gateway_accepted');
    expect(await world.notice(mail)).toMatchObject({ state: 'manual', gateway: 'smtp' });
  });

  it('is taken back with the mail', async () => {
    const [mail, text] = await owe();
    await world.offices.forOffices([world.officeId], (tx) => new RecallNotice().recall(tx, mail));
    expect(await world.notice(text)).toMatchObject({ state: 'recalled', recalledBecause: 'officer' });
  });

  it('is there again when an officer has the mail sent after all that was taken back by mistake', async () => {
    const [mail, text] = await owe();
    await world.offices.forOffices([world.officeId], (tx) => new RecallNotice().recall(tx, mail));
    const again = await world.offices.forOffices([world.officeId], (tx) =>
      new ResendNotice(world.database.box, { dispatchWindowMs: 1_000, receiptWithinMs: 0 }).resend(tx, mail),
    );
    expect(await world.notice(again)).toMatchObject({ state: 'planned', recalledBecause: null, resentFromId: mail });
    expect(await world.notice(text)).toMatchObject({ state: 'planned', recalledBecause: null, waitsForId: again });
  });

  it('waits for nothing when it is itself sent once more', async () => {
    const [mail, text] = await owe();
    await end(mail, 'failed');
    await world.owner.query(`UPDATE notice SET waits_for_id = NULL, state = 'failed' WHERE id = $1`, [text]);
    const again = await world.offices.forOffices([world.officeId], (tx) =>
      new ResendNotice(world.database.box, { dispatchWindowMs: 1_000, receiptWithinMs: 0 }).resend(tx, text),
    );
    expect(await world.notice(again)).toMatchObject({ resentFromId: text, waitsForId: null });
  });
});
