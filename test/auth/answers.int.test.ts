import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { birthRegistration, takeIn } from '../support/dossiers.js';
import { sendRaw } from '../support/raw-request.js';

/** Words that stand in no real text, one for each kind of personal data. */
const CANARY = {
  password: 'canary-password-7719',
  username: 'canary-username-3351',
  fullName: 'Quách Thị Canary',
  submitter: 'Lò Văn Canarie',
  citizenId: '030190067891',
  submitterId: '030085067892',
  phone: '0987067893',
  email: 'canary-67894@example.com',
  address: 'Ngõ Canary 67895',
  query: 'canary-query-67896',
  reason: 'Lý do canary 67897',
  purpose: 'Mục đích canary 67898',
};

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What every answer carries, errors and pages included. */
function expectGuarded(what: string, headers: Record<string, string>): void {
  const policy = Object.fromEntries(
    (headers['content-security-policy'] ?? '').split(';').map((part) => part.trim().split(/ (.*)/s).slice(0, 2)),
  ) as Record<string, string>;
  const everything = policy['default-src'];
  expect({ what, framed: policy['frame-ancestors'], base: policy['base-uri'] }).toEqual({
    what,
    framed: "'none'",
    base: "'none'",
  });
  expect({ what, plugins: policy['object-src'] ?? everything }).toEqual({ what, plugins: "'none'" });
  expect(["'self'", "'none'"]).toContain(policy['script-src'] ?? everything);
  expect({ what, ...headers }).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-request-id': expect.stringMatching(UUID),
  });
  expect({ what, says: [headers['server'], headers['x-powered-by']] }).toEqual({ what, says: [undefined, undefined] });
}

describe('every answer', () => {
  let api: TestApi;
  let officer: TestClient;
  let nobody: TestClient;
  let dossier: { id: string; version: number };

  beforeAll(async () => {
    api = await startTestApi();
    officer = await api.as('motcua');
    nobody = TestClient.nobody(api.url);
    dossier = await takeIn(officer, {
      applicant: {
        kind: 'person',
        fullName: CANARY.fullName,
        citizenId: CANARY.citizenId,
        phone: CANARY.phone,
        email: CANARY.email,
        address: CANARY.address,
      },
      submitter: { fullName: CANARY.submitter, citizenId: CANARY.submitterId, relation: 'Mẹ' },
    });
  });
  afterAll(() => api.stop());

  it.each([
    ['a page of data', 200, () => officer.get('/api/v1/dossiers')],
    ['something new', 201, () => officer.post('/api/v1/dossiers', birthRegistration())],
    ['nothing to say', 204, async () => (await TestClient.signIn(api.url, 'motcua')).post('/api/v1/auth/logout')],
    ['a page for people', 200, () => nobody.get('/local/messages')],
    ['the documentation', 200, () => nobody.get('/api/docs/')],
    ['a file of the documentation', 200, () => nobody.get('/api/docs/swagger-ui-init.js')],
    ['the document of the API', 200, () => nobody.get('/api/v1/openapi.json')],
    ['HEAD', 200, () => nobody.send('HEAD', '/health/live')],
    ['an unreadable URL', 400, () => officer.get('/api/v1/dossiers?q=%ff')],
    ['an unreadable path', 400, () => officer.get('/api/v1/%zz')],
    ['a wrong field', 400, () => officer.post('/api/v1/dossiers/search', { phone: 1 })],
    ['nobody signed in', 401, () => nobody.get('/api/v1/dossiers')],
    ['a forged call', 403, () => officer.post('/api/v1/dossiers/search', {}, { 'x-csrf-token': 'x' })],
    ['no such route', 404, () => nobody.get('/no/such/route')],
    ['no such thing', 404, () => officer.get(`/api/v1/dossiers/${randomUUID()}`)],
    ['no such method', 404, () => officer.send('DELETE', '/api/v1/dossiers')],
    ['a stale version', 409, () => officer.act({ id: dossier.id, version: 99 }, 'accept')],
    ['a body too large', 413, () => officer.post('/api/v1/dossiers', ' '.repeat(2_000_000))],
    ['a wrong type', 415, () => officer.post('/api/v1/dossiers', 'x', { 'content-type': 'text/html' })],
    ['a broken rule', 422, () => officer.post('/api/v1/dossiers/search', {})],
  ] as [string, number, () => ReturnType<TestClient['get']>][])(
    'keeps browsers from guessing, framing and storing it: %s, %i',
    async (what, status, ask) => {
      const answer = await ask();
      expect({ what, status: answer.status }).toEqual({ what, status });
      expectGuarded(what, Object.fromEntries(answer.headers));
      if (status < 400) return;
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({ type: 'about:blank', status, code: expect.stringMatching(/^[a-z_.]+$/) });
      expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
    },
  );

  it.each([
    ['no HTTP at all', 400, 'canary-query-67896\r\n\r\n'],
    ['headers too large', 431, `GET /?q=${CANARY.query} HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`],
    ['a line break in a header', 400, `GET / HTTP/1.1\r\nhost: x\r\nx: ${CANARY.query}\n y\u0000\r\n\r\n`],
    ['two lengths', 400, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc'],
    [
      'length and chunks',
      400,
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['an invented method', 400, 'CANARY / HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a NUL in the path', 400, 'GET /health/\0 HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['an unreadable path', 400, 'GET /%c0%af HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a very long path', 404, `GET /${'a'.repeat(15_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
    ['a very long id', 404, `GET /api/v1/dossiers/${'a'.repeat(500)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ])('is a problem in JSON even for bytes that no browser sends: %s, %i', async (_what, status, bytes) => {
    const answer = await sendRaw(api.url, bytes);
    expect([answer.status, answer.headers['content-type']?.split(';')[0]]).toEqual([
      status,
      'application/problem+json',
    ]);
    expect(JSON.parse(answer.body)).toEqual({
      type: 'about:blank',
      status,
      code: expect.stringMatching(/^[a-z_.]+$/),
      title: expect.any(String),
      requestId: expect.stringMatching(UUID),
      ...(status === 400 && answer.body.includes('"errors"') && { errors: expect.any(Array) }),
    });
    expectGuarded(answer.body, answer.headers);
  });

  it('says 500 without internals when the database refuses, and discloses nothing it could not record', async () => {
    await api.sql('REVOKE INSERT ON access_record FROM motcua_app');
    try {
      const answers = [
        await officer.get(`/api/v1/dossiers/${dossier.id}`),
        await officer.get('/api/v1/dossiers'),
        await officer.post('/api/v1/dossiers/search', { citizenId: CANARY.citizenId }),
        await officer.post(`/api/v1/dossiers/${dossier.id}/reveal`, {
          fields: ['citizenId', 'phone'],
          purpose: CANARY.purpose,
        }),
        await officer.act(dossier, 'forward'),
        await officer.post('/api/v1/dossiers', birthRegistration()),
      ];
      for (const answer of answers) {
        expectGuarded('500', Object.fromEntries(answer.headers));
        expect(answer.body).toEqual({
          type: 'about:blank',
          status: 500,
          code: 'internal',
          title: 'Something went wrong here.',
          requestId: answer.headers.get('x-request-id'),
        });
      }
    } finally {
      await api.sql('GRANT INSERT ON access_record TO motcua_app');
    }
    expect((await officer.get(`/api/v1/dossiers/${dossier.id}`)).body.version).toBe(dossier.version);
  });

  it('says 503 and when to come again while the database takes no connection, and goes on afterwards', async () => {
    const before = await officer.get(`/api/v1/dossiers/${dossier.id}`);
    const { name } = (await api.sql<{ name: string }>('SELECT current_database() AS name'))[0]!;
    await api.sql(`ALTER DATABASE "${name}" CONNECTION LIMIT 0`);
    try {
      await api.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'motcua_app'`,
      );
      for (const answer of [await officer.get('/api/v1/dossiers'), await officer.act(dossier, 'forward')]) {
        expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([
          503,
          '2',
          {
            type: 'about:blank',
            status: 503,
            code: 'service.unavailable',
            title: 'The database does not answer.',
            requestId: answer.headers.get('x-request-id'),
          },
        ]);
      }
    } finally {
      await api.sql(`ALTER DATABASE "${name}" CONNECTION LIMIT -1`);
    }
    expect((await officer.get(`/api/v1/dossiers/${dossier.id}`)).body).toEqual(before.body);
  });

  it('leaves one access record for each disclosure, and none for what was refused', async () => {
    const records = async (): Promise<number> =>
      (await api.sql<{ n: number }>('SELECT count(*)::int AS n FROM access_record'))[0]!.n;
    const id = dossier.id;
    const disclosures: [string, () => Promise<{ status: number }>][] = [
      ['read', () => officer.get(`/api/v1/dossiers/${id}`)],
      ['list', () => officer.get('/api/v1/dossiers')],
      ['search', () => officer.post('/api/v1/dossiers/search', { phone: CANARY.phone })],
      ['reveal', () => officer.post(`/api/v1/dossiers/${id}/reveal`, { fields: ['phone'], purpose: CANARY.purpose })],
    ];
    for (const [action, ask] of disclosures) {
      const before = await records();
      expect((await ask()).status).toBe(200);
      const rows = await api.sql(
        'SELECT action, staff_id, dossier_id, fields, purpose FROM access_record ORDER BY at DESC, id DESC LIMIT $1',
        [(await records()) - before],
      );
      const named = action === 'read' || action === 'reveal';
      expect(rows).toEqual([
        {
          action,
          staff_id: officer.user.id,
          dossier_id: named ? id : null,
          fields: action === 'search' || action === 'reveal' ? ['phone'] : [],
          purpose: action === 'reveal' ? CANARY.purpose : null,
        },
      ]);
    }
    const before = await records();
    const stranger = await api.as('motcua2');
    expect((await stranger.get(`/api/v1/dossiers/${id}`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/dossiers/${id}/reveal`, { fields: ['phone'] })).status).toBe(404);
    expect((await officer.get('/api/v1/dossiers?sort=nothing')).status).toBe(400);
    expect(await records()).toBe(before);
  });

  it('is logged without what people are called, where they live and what was searched for', async () => {
    const { id } = dossier;
    await nobody.post('/api/v1/auth/login', { username: CANARY.username, password: CANARY.password });
    await nobody.post('/api/v1/auth/login', { username: 'thuly', password: CANARY.password });
    await nobody.post('/api/v1/auth/login', `{"username": "${CANARY.username}", "password": "${CANARY.password}`);
    await nobody.post('/api/v1/auth/login', { username: [CANARY.username], password: { a: CANARY.password } });
    for (let i = 0; i < 6; i++)
      await nobody.post('/api/v1/auth/login', { username: CANARY.username, password: CANARY.password });
    await officer.get(`/api/v1/dossiers?q=${CANARY.query}`);
    await officer.get(`/api/v1/dossiers?${CANARY.query}=1`);
    await officer.get(`/api/v1/dossiers/${CANARY.query}`);
    await officer.get(`/${CANARY.query}?phone=${CANARY.phone}`);
    await officer.get(`/%zz${CANARY.query}`);
    await officer.post('/api/v1/dossiers/search', { citizenId: CANARY.citizenId });
    await officer.post('/api/v1/dossiers/search', { citizenId: `${CANARY.citizenId}x`, [CANARY.query]: 1 });
    await officer.post(`/api/v1/dossiers/${id}/reveal`, { fields: ['citizenId'], purpose: CANARY.purpose });
    await officer.act(dossier, 'withdraw', { reason: CANARY.reason });
    await officer.act(dossier, 'correct', { reason: CANARY.reason, changes: { phone: CANARY.phone, email: 'no' } });
    const name = { kind: 'person', fullName: CANARY.fullName, citizenId: '999999999999', phone: CANARY.phone };
    await officer.post('/api/v1/dossiers', birthRegistration({ applicant: name }));
    // A statement that fails with the data in its hands.
    await api.sql('ALTER TABLE applicant ADD CONSTRAINT fails_here CHECK (full_name = $$nobody$$) NOT VALID');
    const applicant = { ...name, citizenId: CANARY.citizenId, email: CANARY.email, address: CANARY.address };
    expect((await officer.post('/api/v1/dossiers', birthRegistration({ applicant }))).status).toBe(500);
    await api.sql('ALTER TABLE applicant DROP CONSTRAINT fails_here');
    for (const username of ['motcua', 'motcua2', 'lanhdao'])
      await (await api.as(username)).get(`/api/v1/dossiers/${id}`);

    const log = api.log.join('');
    expect(api.log.length).toBeGreaterThan(60);
    const words = [...Object.values(CANARY), DEMO_PASSWORD, officer.cookie.split('=')[1]!, officer.csrfToken];
    const spellings = words.flatMap((word) => [word, encodeURIComponent(word), Buffer.from(word).toString('base64')]);
    const phones = [`+84${CANARY.phone.slice(1)}`, CANARY.phone.slice(-6)];
    expect([...spellings, ...phones, 'Canar', '67891', '67896', '?'].filter((word) => log.includes(word))).toEqual([]);
    for (const line of api.log) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      if (entry['msg'] !== 'request') continue;
      const known = [
        'level',
        'time',
        'pid',
        'hostname',
        'requestId',
        'method',
        'route',
        'status',
        'ms',
        'staffId',
        'msg',
      ];
      expect(Object.keys(entry).filter((key) => !known.includes(key))).toEqual([]);
    }
  });
});
