import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  II_06_COLUMNS,
  type Ii06Report,
  type ReportSubscriptions,
  type ReportSubscriptionView,
} from '@motcua/shared/figures';
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import type { DataSource } from 'typeorm';
import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { ReportTransactions } from '../../server/src/database/report-transactions.js';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { MakeReportMails } from '../../server/src/reports/mails/make-report-mails.js';
import { body, expectRefusal } from '../admin/administration.js';
import { CITY, CITY_SUPERVISOR, type FigureWorld, figureWorld } from '../figures/figure-world.js';
import { LOGGED, MAIL_FROM, startTestWorker, testLogger } from '../notices/notice-worker.js';
import { OTHER_WARD, type TestClient, WARD } from '../support/api.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';

const SUBSCRIPTIONS = '/api/v1/reports/subscriptions';
const EMAIL = 'doan.minh.son@saodo.example.vn';
/** A busy machine answers late. */
const PATIENT: Partial<NoticeSettings> = { gatewayTimeoutMs: 30_000, leaseMs: 60_000 };
const CITY_FORM = { officeCode: CITY, below: true, report: 'II.06', rule: 'period', format: 'xlsx' };
const WARD_WEEKLY = { officeCode: WARD, below: false, report: 'on-time', rule: 'weekly', format: 'csv' };

describe('reports by mail', () => {
  let world: FigureWorld;
  let city: TestClient;
  let leader: TestClient;
  let workerDb: DataSource;
  let smtp: TestSmtpServer;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    world = await figureWorld();
    [city, leader] = await Promise.all([world.api.as(CITY_SUPERVISOR), world.api.as('lanhdao')]);
    // What citizens would be told is of no interest here.
    await world.api.sql('TRUNCATE notice, outbox_message CASCADE');
    const url = world.api.database.workerUrl;
    workerDb = await createDataSource({ url, poolSize: 5, applicationName: 'test-report-mails' }).initialize();
  });
  afterAll(async () => {
    await workerDb.destroy();
    await world.stop();
  });
  beforeEach(async () => {
    await world.api.sql('DELETE FROM report_mail');
    await world.api.sql('DELETE FROM report_subscription');
    await world.api.sql('UPDATE staff SET email = $2 WHERE username = ANY ($1)', [[CITY_SUPERVISOR, 'lanhdao'], EMAIL]);
    smtp = await TestSmtpServer.start();
    world.at('2026-02-11T09:00');
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await smtp.stop();
  });

  const subscribed = async (client: TestClient, asked: object): Promise<ReportSubscriptionView> =>
    body<ReportSubscriptionView>(await client.post(SUBSCRIPTIONS, asked), 201);
  const mine = async (client: TestClient): Promise<ReportSubscriptions> =>
    body<ReportSubscriptions>(await client.get(SUBSCRIPTIONS), 200);
  /** What a process of the API does now and then, until there is nothing left. */
  const make = async (mostAttachedBytes?: number): Promise<void> => {
    const { app, db, database } = world.api;
    const mails = new MakeReportMails(
      db,
      app.get(OfficeTransactions),
      app.get(ReportTransactions),
      app.get(Clock),
      database.box,
      'https://motcua.example.vn',
      testLogger,
      mostAttachedBytes,
    );
    while (await mails.execute());
  };
  const rows = (): Promise<{ id: string; from: string; state: string; attempts: number }[]> =>
    world.api.sql(
      `SELECT id, from_on::text AS "from", mail_state AS state, attempts FROM report_mail ORDER BY from_on`,
    );
  const send = async (settings: Partial<NoticeSettings> = {}): Promise<void> => {
    const parts = { worker: workerDb, database: world.api.database };
    const env = { smtpUrl: smtp.url, mailFrom: MAIL_FROM };
    workers.push(await startTestWorker(parts, env, { ...PATIENT, ...settings }, []));
  };
  const lastIs = (client: TestClient, state: string): Promise<unknown> =>
    waitUntil(`the mail is ${state}`, async () => (await mine(client)).data[0]?.last?.state === state);
  const received = async (): Promise<ParsedMail & { readonly file: Attachment }> => {
    await waitUntil('a mail', () => smtp.mails.length > 0);
    const mail = await simpleParser(smtp.mails.at(-1)!.source);
    return { ...mail, file: mail.attachments[0]! };
  };

  it('are made once for each period by two that look at once, and their file has the figures of the page', async () => {
    await subscribed(city, CITY_FORM);
    // Sunday; behind it is Tết.
    world.at('2026-02-22T12:00');
    await make();
    expect(await rows()).toEqual([]);
    world.at('2026-02-23T07:31');
    await Promise.all([make(), make(), make()]);
    await Promise.all([make(), make()]);
    const [made, ...more] = await rows();
    expect(more).toEqual([]);
    expect(made).toMatchObject({ from: '2026-01-15', state: 'planned' });

    await Promise.all([send(), send()]);
    await lastIs(city, 'gateway_accepted');
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toMatchObject({ from: MAIL_FROM.address, to: [EMAIL] });
    const { file, ...mail } = await received();
    expect(mail.messageId).toBe(`<${made!.id}@conghoa.example.vn>`);
    expect(mail.subject).toMatch(/^Motcua: Biểu II\.06, .* \(15\/01\/2026 – 14\/02\/2026\)$/);
    expect(file).toMatchObject({
      filename: 'II.06-H23.18-va-truc-thuoc-2026-02.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });

    const page = (await city.get(`/api/v1/reports/forms/II.06?officeCode=${CITY}&below=true&period=2026-02`))
      .body as Ii06Report;
    expect(page.totals.received).toBeGreaterThan(0);
    const [sheet] = await readXlsxFile(file.content);
    const total = sheet!.data.find((row) => row.includes('Tổng số') && row.some((cell) => typeof cell === 'number'))!;
    expect(total.filter((cell) => typeof cell === 'number')).toEqual(II_06_COLUMNS.map((id) => page.totals[id]));

    expect(mail.text).toContain('Kỳ: từ ngày 15/01/2026 đến ngày 14/02/2026');
    expect(mail.text).toContain(`Cách tính: phiên bản ${page.definitionVersion}`);
    expect(mail.text).toContain('Mở Motcua: https://motcua.example.vn');
    const names = await world.api.sql<{ name: string }>('SELECT DISTINCT applicant_name AS name FROM dossier');
    const said = `${mail.subject} ${mail.text} ${LOGGED.join('\n')}`;
    for (const { name } of names) expect(said).not.toContain(name);
    expect((await mine(city)).data[0]!.last).toMatchObject({ from: '2026-01-15', failure: null, kept: false });
    await make();
    expect(await world.api.sql('SELECT 1 FROM report_mail WHERE content_enc IS NOT NULL')).toEqual([]);
  });

  it('are caught up with once, of the last period only, when nobody was there', async () => {
    await subscribed(leader, WARD_WEEKLY);
    // Five Mondays later, on a Wednesday.
    world.at('2026-03-18T10:00');
    await make();
    await make();
    expect((await rows()).map(({ from }) => from)).toEqual(['2026-03-09']);
    world.at('2026-03-23T07:30');
    await make();
    expect((await rows()).map(({ from }) => from)).toEqual(['2026-03-09', '2026-03-16']);
    await send();
    await lastIs(leader, 'gateway_accepted');
    await waitUntil('both mails', () => smtp.mails.length === 2);
    const { file } = await received();
    expect(file.contentType).toBe('text/csv');
    const [head]: string[][] = parse(file.content, { bom: true, relaxColumnCount: true });
    expect(head!.slice(0, 2)).toEqual(['Mã đơn vị', 'Đơn vị báo cáo']);
  });

  it('come to nobody who has lost the role, and end, also for who is locked', async () => {
    await subscribed(city, CITY_FORM);
    await subscribed(leader, WARD_WEEKLY);
    const roles = await world.api.sql(
      `DELETE FROM staff_role_at_office r USING staff s WHERE s.id = r.staff_id AND s.username = $1
        RETURNING r.staff_id, r.office_id, r.role`,
      [CITY_SUPERVISOR],
    );
    expect(roles).toHaveLength(1);
    await world.api.sql(`UPDATE staff SET disabled_at = now() WHERE username = 'lanhdao'`);
    try {
      world.at('2026-02-23T07:31');
      await make();
      expect(await rows()).toEqual([]);
      const ends = await world.api.sql<{ reason: string }>(
        `SELECT end_reason AS reason FROM report_subscription ORDER BY end_reason`,
      );
      expect(ends.map(({ reason }) => reason)).toEqual(['account_locked', 'role_lost']);
      expect((await mine(city)).data).toMatchObject([{ report: 'II.06', endReason: 'role_lost', last: null }]);
    } finally {
      await world.api.sql(`UPDATE staff SET disabled_at = NULL WHERE username = 'lanhdao'`);
      await world.api.sql(
        `INSERT INTO staff_role_at_office (staff_id, office_id, role)
         SELECT p.id, o.id, 'supervisor' FROM staff p, office o WHERE p.username = $1 AND o.code = $2`,
        [CITY_SUPERVISOR, CITY],
      );
    }
    world.at('2026-03-18T10:00');
    await make();
    expect(await rows()).toEqual([]);
  });

  it('are tried again under the same Message-ID, and one that nobody takes is shown as failed, with why', async () => {
    await subscribed(leader, { ...WARD_WEEKLY, format: 'pdf' });
    world.at('2026-02-23T07:31');
    await make();
    const [made] = await rows();
    smtp.answers.push({ code: 451, words: '4.7.1 Greylisted, try again' });
    await send();
    await lastIs(leader, 'gateway_accepted');
    expect(smtp.header('Message-ID')).toEqual(Array(2).fill(`<${made!.id}@conghoa.example.vn>`));
    const { file } = await received();
    expect(file.contentType).toBe('application/pdf');
    expect(file.content.subarray(0, 5).toString()).toBe('%PDF-');

    smtp.unknownRecipients.add(EMAIL);
    world.at('2026-03-02T07:31');
    await make();
    await lastIs(leader, 'failed');
    const [{ last }] = (await mine(leader)).data as [ReportSubscriptionView];
    expect(last).toMatchObject({ from: '2026-02-23', failure: 'not_sent', sentAt: null });
    expect(last!.lastError).toContain('550 5.1.1 <[…]>: Recipient address rejected');

    // The next one is tried all the same.
    smtp.unknownRecipients.clear();
    world.at('2026-03-09T07:31');
    await make();
    await lastIs(leader, 'gateway_accepted');
  });

  it('are held back from who loses the role or the account between two tries, and come no more', async () => {
    const lost = {
      role_lost: [
        `UPDATE staff_role_at_office SET role = 'counter_officer'
          WHERE role = 'leader' AND staff_id = (SELECT id FROM staff WHERE username = 'lanhdao')`,
        `UPDATE staff_role_at_office SET role = 'leader'
          WHERE role = 'counter_officer' AND staff_id = (SELECT id FROM staff WHERE username = 'lanhdao')`,
      ],
      account_locked: [
        `UPDATE staff SET disabled_at = now() WHERE username = 'lanhdao'`,
        `UPDATE staff SET disabled_at = NULL WHERE username = 'lanhdao'`,
      ],
    } as const;
    for (const [reason, [lose, give]] of Object.entries(lost)) {
      world.at('2026-02-11T09:00');
      await subscribed(leader, WARD_WEEKLY);
      world.at('2026-02-23T07:31');
      await make();
      // One try was made, and the mail server said: later.
      await world.api.sql(`UPDATE report_mail SET mail_state = 'retry_waiting', attempts = 1`);
      await world.api.sql(lose);
      try {
        await send();
        await waitUntil('it is held back', async () => (await rows())[0]?.state === 'failed');
        expect(smtp.mails).toEqual([]);
        await make();
      } finally {
        await world.api.sql(give);
        await Promise.all(workers.splice(0).map((worker) => worker.stop()));
      }
      expect((await mine(leader)).data).toMatchObject([{ endReason: reason, last: { failure: reason, sentAt: null } }]);
      expect(await world.api.sql('SELECT 1 FROM report_mail WHERE content_enc IS NOT NULL')).toEqual([]);
      await world.api.sql('DELETE FROM report_mail');
      await world.api.sql('DELETE FROM report_subscription');
    }
  });

  it('are grouped as was asked for, each group a report of its own', async () => {
    const grouped = { ...WARD_WEEKLY, groupBy: 'field' };
    await subscribed(leader, WARD_WEEKLY);
    expect(await subscribed(leader, grouped)).toMatchObject({ groupBy: 'field' });
    expectRefusal(await leader.post(SUBSCRIPTIONS, grouped), 409, 'report_subscription.exists');
    const foreign = { ...WARD_WEEKLY, groupBy: 'step' };
    expectRefusal(await leader.post(SUBSCRIPTIONS, foreign), 400, 'request.invalid', 'groupBy');
    const ungrouped = { ...WARD_WEEKLY, report: 'qd-766', groupBy: 'field' };
    expectRefusal(await leader.post(SUBSCRIPTIONS, ungrouped), 400, 'request.invalid', 'groupBy');
    world.at('2026-01-12T07:31');
    await world.api.sql(`UPDATE report_subscription SET last_from = '2025-12-29'`);
    await make();
    await send();
    await waitUntil('both mails', () => smtp.mails.length === 2);
    const mails = await Promise.all(smtp.mails.map(({ source }) => simpleParser(source)));
    const byField = mails.filter(({ text }) => text!.includes('Theo: lĩnh vực'));
    expect(byField).toHaveLength(1);
    const page = await fetch(
      `${world.api.url}/api/v1/reports/files/on-time?officeCode=${WARD}&from=2026-01-05&to=2026-01-11&groupBy=field&format=csv`,
      { headers: { cookie: leader.cookie } },
    );
    // The moment they are as of stands in each line.
    const numbers = (file: Buffer): string[][] => {
      const lines: string[][] = parse(file, { bom: true, relaxColumnCount: true });
      return lines.map((line) => line.slice(7));
    };
    const shown = numbers(Buffer.from(await page.arrayBuffer()));
    expect(shown.length).toBeGreaterThan(1);
    expect(numbers(byField[0]!.attachments[0]!.content)).toEqual(shown);
  });

  it('say how large a file is that no mail server takes, and where it is to be had', async () => {
    await subscribed(leader, WARD_WEEKLY);
    world.at('2026-02-23T07:31');
    await make(100);
    await send();
    await lastIs(leader, 'gateway_accepted');
    const mail = await simpleParser(smtp.mails[0]!.source);
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toMatch(/Tệp \S+\.csv lớn 0,1 MB nên không gửi kèm được\. Mở Motcua, trang Báo cáo/);
    expect(mail.text).toContain('https://motcua.example.vn');
  });

  it('say that the account has no address', async () => {
    await world.api.sql('UPDATE staff SET email = NULL WHERE username = $1', ['lanhdao']);
    await subscribed(leader, WARD_WEEKLY);
    world.at('2026-02-23T07:31');
    await make();
    expect(await mine(leader)).toMatchObject({
      mailTo: null,
      data: [{ last: { state: 'failed', failure: 'no_address' } }],
    });
  });

  it('are one’s own to end, and what has not left is taken back', async () => {
    const { id } = await subscribed(leader, WARD_WEEKLY);
    expectRefusal(await leader.post(SUBSCRIPTIONS, WARD_WEEKLY), 409, 'report_subscription.exists');
    world.at('2026-02-23T07:31');
    await make();
    expect(await rows()).toHaveLength(1);
    expectRefusal(await city.post(`${SUBSCRIPTIONS}/${id}/end`, {}), 404, 'not_found');
    expect(body(await leader.post(`${SUBSCRIPTIONS}/${id}/end`, {}), 200)).toMatchObject({ endReason: 'asked' });
    expect(await rows()).toEqual([]);
    expectRefusal(await leader.post(`${SUBSCRIPTIONS}/${id}/end`, {}), 409, 'report_subscription.over');
    await subscribed(leader, WARD_WEEKLY);
  });

  it('leave no more where their reader ends them while a try is under way', async () => {
    const { id } = await subscribed(leader, WARD_WEEKLY);
    world.at('2026-02-23T07:31');
    await make();
    let answered!: () => void;
    const after = new Promise<void>((resolve) => (answered = resolve));
    smtp.answers.push({ code: 451, words: '4.7.1 Greylisted, try again', after });
    await send();
    await waitUntil('the first try', () => smtp.mails.length === 1);
    body(await leader.post(`${SUBSCRIPTIONS}/${id}/end`, {}), 200);
    answered();
    await waitUntil('it is held back', async () => (await rows())[0]?.state === 'failed');
    expect(smtp.mails).toHaveLength(1);
    expect((await mine(leader)).data).toMatchObject([{ endReason: 'asked', last: { failure: 'asked', sentAt: null } }]);
  });

  it('are refused to who may not read them, by rules they do not have, and beyond twenty', async () => {
    expectRefusal(await (await world.api.as('motcua')).post(SUBSCRIPTIONS, WARD_WEEKLY), 403, 'role.not_allowed');
    expectRefusal(await leader.post(SUBSCRIPTIONS, { ...WARD_WEEKLY, officeCode: OTHER_WARD }), 404, 'not_found');
    const wrong = { ...WARD_WEEKLY, rule: 'period' };
    expectRefusal(await leader.post(SUBSCRIPTIONS, wrong), 400, 'request.invalid', 'rule');
    const refusals = { ...WARD_WEEKLY, report: 'refusals' };
    expectRefusal(await leader.post(SUBSCRIPTIONS, refusals), 400, 'request.invalid', 'report');
    const reports = ['on-time', 'steps', 'ageing', 'supplements', 'pauses', 'qd-766', 'late-causes'];
    const many = reports.flatMap((report) =>
      ['xlsx', 'csv', 'pdf'].map((format) => ({ ...WARD_WEEKLY, report, format })),
    );
    for (const asked of many.slice(0, 20)) await subscribed(leader, asked);
    expectRefusal(await leader.post(SUBSCRIPTIONS, many[20]!), 409, 'report_subscription.too_many');
    world.at('2026-02-23T07:31');
    await make();
    expect((await rows()).map(({ state }) => state)).toEqual(Array(20).fill('planned'));
  });
});
