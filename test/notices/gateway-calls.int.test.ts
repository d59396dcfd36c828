import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplyReports } from '../../server/src/notices/apply-reports.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import type { DataSource } from 'typeorm';
import { bouncedMail } from '../support/bounced-mail.js';
import { BOUNCE_TOKEN, REPORT_TOKEN, startTestApi, type TestAnswer, type TestApi, TestClient } from '../support/api.js';
import { takeIn } from '../support/dossiers.js';
import { testLogger } from './notice-worker.js';

describe('reports of gateways that call', () => {
  let api: TestApi;
  let gateway: TestClient;
  let worker: DataSource;

  beforeAll(async () => {
    api = await startTestApi({ SMS_DRIVER: 'log', SMS_HTTP_PROFILE: '' });
    gateway = TestClient.nobody(api.url);
    worker = await createDataSource({
      url: api.database.workerUrl,
      poolSize: 2,
      applicationName: 'test-worker',
    }).initialize();
  });
  afterAll(async () => {
    await worker.destroy();
    await api.stop();
  });

  /** A message that its gateway took. */
  const sent = async (
    gatewayId: string,
    [channel, gateway] = ['sms', 'sms-http'],
  ): Promise<{ id: string; address: string }> => {
    const dossier = await takeIn(await api.as('motcua'));
    const [notice] = await api.sql<{ id: string; address_enc: Buffer }>(
      `UPDATE notice SET state = 'gateway_accepted', gateway = $4, gateway_id = $2
        WHERE id = (SELECT id FROM notice WHERE dossier_id = $1 AND channel = $3 LIMIT 1) RETURNING id, address_enc`,
      [dossier.id, gatewayId, channel, gateway],
    );
    await api.sql(`INSERT INTO gateway_report (gateway, reference, notice_id) VALUES ($3, $1, $2)`, [
      gatewayId,
      notice!.id,
      gateway,
    ]);
    return { id: notice!.id, address: api.database.box.decrypt(notice!.address_enc) };
  };
  const stateOf = async (id: string): Promise<string> => {
    await new ApplyReports(worker, api.database.box, 0, testLogger).sweep();
    const [row] = await api.sql<{ state: string }>('SELECT state FROM notice WHERE id = $1', [id]);
    return row!.state;
  };
  const reports = async (): Promise<number> => {
    const [row] = await api.sql<{ count: number }>('SELECT count(*)::int AS count FROM gateway_report');
    return row!.count;
  };
  const path = `/api/v1/gateways/sms/reports/${REPORT_TOKEN}`;
  const byQuery = (fields: Record<string, string>): Promise<TestAnswer> =>
    gateway.get(`${path}?${new URLSearchParams(fields).toString()}`);

  it('settle a message by the gateway’s id or by ours, in a query, a form or JSON, however often', async () => {
    const [one, two, three] = [await sent('a-1'), await sent('a-2'), await sent('a-3')];
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    for (let i = 0; i < 2; i++) {
      expect(await byQuery({ id: 'a-1', status: 'delivered' })).toMatchObject({
        status: 200,
        body: { received: true },
      });
      const form = new URLSearchParams({ reference: two.id, status: 'undelivered', error: 'no such number' });
      expect((await gateway.post(path, form.toString(), type)).status).toBe(200);
      const body = { id: 'a-3', reference: three.id, to: three.address.replace('+84', '0'), status: 'expired' };
      expect((await gateway.post(path, body)).status).toBe(200);
    }
    expect([await stateOf(one.id), await stateOf(two.id), await stateOf(three.id)]).toEqual([
      'delivered',
      'undelivered',
      'expired',
    ]);
    const [row] = await api.sql<{ words: string }>('SELECT last_error AS words FROM notice WHERE id = $1', [two.id]);
    expect(row!.words).toBe('status:undelivered error:no such number');
  });

  it('have no effect for another phone, and leave nothing when they name no notice of ours', async () => {
    const { id } = await sent('b-1');
    const before = await reports();
    await byQuery({ reference: id, to: '0987000111', status: 'undelivered' });
    await byQuery({ reference: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10', status: 'delivered' });
    expect(await stateOf(id)).toBe('gateway_accepted');
    expect(await reports()).toBe(before + 1);
  });

  it('are refused without the secret, for another gateway, or when they name no message: nothing is written', async () => {
    const { id } = await sent('c-1');
    const before = await reports();
    for (const wrong of [`${REPORT_TOKEN.slice(0, -1)}x`, REPORT_TOKEN.toUpperCase(), 'x', `${REPORT_TOKEN}x`]) {
      const answer = await gateway.get(`/api/v1/gateways/sms/reports/${wrong}?id=c-1&status=undelivered`);
      expect([answer.status, answer.body.code]).toEqual([401, 'gateway.token_wrong']);
    }
    expect((await gateway.get(`/api/v1/gateways/smtp/reports/${REPORT_TOKEN}?id=c-1&status=undelivered`)).status).toBe(
      401,
    );
    expect((await byQuery({ status: 'delivered' })).body.code).toBe('gateway.report_unreadable');
    expect(await reports()).toBe(before);
    expect(await stateOf(id)).toBe('gateway_accepted');
  });

  it('do not fill the table: of too many that nobody waits for, the next is to come again later', async () => {
    await api.sql(
      `INSERT INTO gateway_report (gateway, reference, state, pending)
       SELECT 'sms-http', 'stray-' || n, 'delivered', true FROM generate_series(1, 20000) n`,
    );
    const answer = await byQuery({ id: 'one-more', status: 'delivered' });
    expect([answer.status, answer.body.code]).toEqual([429, 'gateway.too_many_reports']);
    expect(answer.headers.get('retry-after')).toBe('300');
    // What is known is still told of.
    const { id } = await sent('d-1');
    expect((await byQuery({ id: 'd-1', status: 'delivered' })).status).toBe(200);
    await api.sql(`DELETE FROM gateway_report WHERE reference LIKE 'stray-%'`);
    expect(await stateOf(id)).toBe('delivered');
  });

  describe('on mails that came back', () => {
    const bounce = (mail: string, token = BOUNCE_TOKEN, type = 'message/rfc822'): Promise<TestAnswer> =>
      gateway.post('/api/v1/gateways/mail/bounces', mail, { authorization: `Bearer ${token}`, 'content-type': type });
    const sentMail = (id: string): ReturnType<typeof sent> => sent(id, ['email', 'smtp']);

    it('make the notice undelivered, in the words of the other server', async () => {
      const { id, address } = await sentMail('250 ok 1');
      for (let i = 0; i < 2; i++) expect((await bounce(bouncedMail(id, address.toUpperCase()))).status).toBe(200);
      expect(await stateOf(id)).toBe('undelivered');
      const [row] = await api.sql<{ words: string }>('SELECT last_error AS words FROM notice WHERE id = $1', [id]);
      expect(row!.words).toBe('550 5.1.1 <[…]>: User unknown');
    });

    it('are not believed of another address, without the secret, or when they are no report', async () => {
      const { id, address } = await sentMail('250 ok 2');
      expect((await bounce(bouncedMail(id, 'other@example.com'))).status).toBe(200);
      const before = await reports();
      const forged = await bounce(bouncedMail(id, address), `${BOUNCE_TOKEN}x`);
      expect([forged.status, forged.body.code]).toEqual([401, 'gateway.token_wrong']);
      expect((await bounce('From: somebody\r\n\r\nhello')).body.code).toBe('gateway.report_unreadable');
      expect((await bounce('x'.repeat(300_000))).status).toBe(413);
      expect((await bounce(bouncedMail(id, address), BOUNCE_TOKEN, 'text/plain')).status).toBe(415);
      expect((await gateway.post('/api/v1/auth/login', 'x', { 'content-type': 'message/rfc822' })).status).toBe(415);
      expect(await reports()).toBe(before);
      expect(await stateOf(id)).toBe('gateway_accepted');
    });
  });

  it('never show a secret or a number in the log', () => {
    const log = api.log.join('');
    expect([REPORT_TOKEN, BOUNCE_TOKEN, '0987000111', 'hoa@example.com'].filter((word) => log.includes(word))).toEqual(
      [],
    );
  });
});
