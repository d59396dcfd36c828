import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAILED_REPORTS, REPORT_MAIL_FORMATS, REPORT_MAIL_RULES } from '@motcua/shared/figures';
import { startTestApi, type TestApi, WARD } from '../support/api.js';
import { takeIn } from '../support/dossiers.js';

interface Health {
  readonly troubles: readonly { readonly code: string; readonly count?: number }[];
  readonly oldestOwedAt: string | null;
  readonly channels: readonly Record<string, unknown>[];
  readonly gateways: readonly Record<string, unknown>[];
  readonly staffMails: readonly Record<string, unknown>[];
}

describe('how the sending of messages goes', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await takeIn(await api.as('motcua'));
  });
  afterAll(() => api.stop());

  const health = async (username: string): Promise<Health> => {
    const answer = await (await api.as(username)).get('/api/v1/admin/notices/health');
    expect(answer.status).toBe(200);
    return answer.body as Health;
  };
  /** Copies of one text message, in this state. */
  const copies = (state: string, count: number, error: string | null = null): Promise<unknown> =>
    api.sql(
      `INSERT INTO notice
       SELECT (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'event_id', gen_random_uuid(),
                'state', $1::text, 'last_error', $3::text, 'address_enc', n.address_enc))).*
         FROM notice n, generate_series(1, $2::int)
        WHERE n.id = (SELECT id FROM notice WHERE channel = 'sms' LIMIT 1)`,
      [state, count, error],
    );

  it('tells administrators and supervisors what waits, and nothing of a citizen', async () => {
    for (const username of ['quantri', 'giamsat']) {
      const told = await health(username);
      expect(told.troubles).toEqual([]);
      expect(told.oldestOwedAt).not.toBeNull();
      expect(told.channels).toContainEqual(
        expect.objectContaining({ channel: 'sms', lastHour: expect.objectContaining({ planned: expect.any(Number) }) }),
      );
      expect(JSON.stringify(told)).not.toMatch(/\d{3}•|@/);
    }
  });

  it('counts nothing as waiting before its day', async () => {
    const later = `not_before = now() + interval '3 days'`;
    await api.sql(`UPDATE notice SET ${later}, created_at = created_at - interval '30 days'`);
    const told = await health('quantri');
    expect(told).toMatchObject({ oldestOwedAt: null });
    expect(told.channels).toContainEqual(expect.objectContaining({ channel: 'sms', owed: { planned: 1 } }));
    await api.sql(`UPDATE notice SET kind = 'collect_reminder'`);
    expect((await health('quantri')).channels.map(({ owed }) => owed)).toEqual([{}, {}]);
    await api.sql(
      `UPDATE notice SET kind = 'accepted', not_before = NULL, created_at = created_at + interval '30 days'`,
    );
  });

  it('says what is wrong: nobody sends, and a gateway refuses', async () => {
    await api.sql('ALTER TABLE notice DISABLE TRIGGER ALL');
    await copies('failed', 6, '502 tài khoản hết tiền');
    await copies('unknown', 1, 'no answer in time');
    await api.sql(`UPDATE notice SET due_at = now() - interval '3 minutes' WHERE state = 'planned'`);
    const told = await health('quantri');
    expect(told.troubles).toEqual([
      { code: 'overdue', count: expect.any(Number) },
      { code: 'channel_failing', channel: 'sms', count: 7 },
      { code: 'not_reached', channel: 'sms', count: 6 },
      { code: 'unknown', channel: 'sms', count: 1 },
    ]);
    expect(told.channels).toContainEqual(
      expect.objectContaining({ lastError: { words: expect.any(String), at: expect.any(String) } }),
    );
  });

  it('says which gateways are left alone, as the workers of the last minute have seen them', async () => {
    await api.sql(
      `INSERT INTO gateway_state (worker_id, gateway, resting, last_error, told_at) VALUES
         (gen_random_uuid(), 'sms-http', true, '503', now()), (gen_random_uuid(), 'sms-http', false, NULL, now()),
         (gen_random_uuid(), 'sms-http', true, 'old', now() - interval '2 minutes')`,
    );
    const told = await health('quantri');
    expect(told.gateways).toEqual([{ gateway: 'sms-http', workers: 2, resting: 1, lastError: '503' }]);
    expect(told.troubles[0]).toEqual({ code: 'gateway_rests', gateway: 'sms-http', count: 1 });
  });

  it('says which channel has no gateway', async () => {
    await api.sql(
      `INSERT INTO gateway_state (worker_id, gateway, resting) VALUES (gen_random_uuid(), 'none-email', true)`,
    );
    const told = await health('quantri');
    expect(told.gateways.map(({ gateway }) => gateway)).toEqual(['sms-http']);
    expect(told.troubles[0]).toEqual({ code: 'no_gateway', channel: 'email' });
  });

  it('says of which office and kind mails to its staff came to nothing, and not of reports that were held back', async () => {
    await api.sql(
      `WITH one AS (SELECT p.id AS staff_id, r.office_id FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id
                     WHERE p.username IN ('thuly', 'thuly2')),
       digests AS (
         INSERT INTO staff_digest (id, staff_id, on_date, created_at, subject, body, offices, mail_address, mail_state, mail_due_at,
                                   gateway, last_error)
         SELECT gen_random_uuid(), staff_id, DATE '2026-01-01' + n, now(), 's', 'b', '[]', 'a@b.vn', 'failed',
                now() - n * interval '11 hours', CASE n WHEN 0 THEN 'smtp' END, 'error ' || n
           FROM one, generate_series(0, 3) n),
       asked AS (
         INSERT INTO report_subscription (id, staff_id, office_id, below, report, rule, format, last_from, created_at)
         SELECT gen_random_uuid(), staff_id, office_id, false, '${MAILED_REPORTS[0]}', '${REPORT_MAIL_RULES[0]}',
                '${REPORT_MAIL_FORMATS[0]}', DATE '2026-01-01', now() FROM one
         RETURNING id)
       INSERT INTO report_mail (id, subscription_id, from_on, to_on, created_at, mail_state, mail_due_at, failure)
       SELECT gen_random_uuid(), id, DATE '2026-01-01' + n, DATE '2026-01-31', now(), 'failed', now(),
              (ARRAY['no_address', 'role_lost', 'asked'])[n + 1]
         FROM asked, generate_series(0, 2) n`,
    );
    const told = await health('quantri');
    const office = { officeCode: WARD, officeName: expect.any(String) };
    const words = (said: string | null): object => ({ words: said, at: expect.any(String) });
    expect(told.staffMails).toEqual([
      { mails: 'report_mail', ...office, failed: 1, mayHaveArrived: 0, lastError: words(null) },
      // The fourth was given up longer ago.
      { mails: 'staff_digest', ...office, failed: 3, mayHaveArrived: 1, lastError: words('error 0') },
    ]);
    expect(told.troubles).toContainEqual({ code: 'staff_mails_failed', mails: 'report_mail', ...office, count: 1 });
  });

  it('is of no use to others, and of one office where it is named', async () => {
    const refused = await (await api.as('motcua')).get('/api/v1/admin/notices/health');
    expect(refused).toMatchObject({ status: 403, body: { code: 'role.not_allowed' } });
    const named = await (await api.as('quantri')).get(`/api/v1/admin/notices/health?officeCode=${WARD}`);
    expect(named.status).toBe(200);
  });

  it('reads no table of notices whole', async () => {
    await copies('gateway_accepted', 20_000);
    await api.sql(`UPDATE notice SET created_at = now() - interval '40 days' WHERE state = 'gateway_accepted'`);
    await api.sql('VACUUM ANALYZE notice');
    const wholeReads = async (): Promise<unknown[]> => {
      // Sessions of the pool tell their counts within a second of going idle.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await api.sql('SELECT pg_stat_clear_snapshot()');
      return api.sql(`SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'notice'`);
    };
    const before = await wholeReads();
    await health('quantri');
    await health('quantri');
    expect(await wholeReads()).toEqual(before);
  });
});

describe('figures for Prometheus', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ METRICS_TOKEN: 'mot-hai-ba' });
  });
  afterAll(() => api.stop());

  it.each([
    ['with the token', { authorization: 'Bearer mot-hai-ba' }, 200],
    ['not without', {}, 404],
    ['not with another', { authorization: 'Bearer mot' }, 404],
  ])('are told %s', async (_, headers, status) => {
    const answer = await fetch(`${api.url}/metrics`, { headers });
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it('are told to nobody without a token when others can reach the server', async () => {
    const open = await startTestApi({ PUBLIC_URL: 'https://motcua.example.vn' });
    expect((await fetch(`${open.url}/metrics`)).status).toBe(404);
    await open.stop();
  });
});
