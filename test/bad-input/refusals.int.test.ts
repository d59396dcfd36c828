import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Staff } from '../../server/src/staff/staff.entity.js';
import { startTestApi, type TestAnswer, type TestApi, TestClient } from '../support/api.js';
import { digestOf } from '../support/digest.js';
import { birthRegistration, inState, takeIn, type TestDossier } from '../support/dossiers.js';
import { sendRaw } from '../support/raw-request.js';
import { ADMIN_FIXTURES } from '../walls/admin-fixtures.js';
import { ROUTE_FIXTURES, usualCaller } from '../walls/route-fixtures.js';

type Ask = () => Promise<TestAnswer>;
/** What is wrong, the call, its status and code, and where it says the mistake is. */
type Case = readonly [what: string, ask: Ask, status: number, code: string, path?: string];

const intakeWith = (changes: object): Record<string, unknown> => birthRegistration(changes);
const applicantWith = (changes: object): Record<string, unknown> => {
  const body = birthRegistration() as { applicant: object };
  return { ...body, applicant: { ...body.applicant, ...changes } };
};
/** The body's JSON with raw text put in the place of the name. */
const withRawName = (raw: string): string =>
  JSON.stringify(applicantWith({ fullName: 'RAW' })).replace('"RAW"', () => raw);

describe('bad input', () => {
  let api: TestApi;
  let officer: TestClient;
  let dossier: TestDossier;
  let submitted: TestDossier;
  let before: string;
  /** A cursor that each list gives out itself. */
  const cursors: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    officer = await api.as('motcua');
    submitted = await inState.submitted(api);
    dossier = await inState.accepted(api);
    await api.sql(`UPDATE staff SET portal_source = 'dvcqg' WHERE username = 'motcua2'`);
    for (const path of [
      '/api/v1/dossiers?sort=dueAt&order=asc',
      '/api/v1/dossiers?sort=dueAt&order=desc',
      '/api/v1/dossiers?sort=code&order=asc',
      '/api/v1/procedures?',
      '/api/v1/notices?',
    ]) {
      const { body } = await officer.get(`${path}&limit=1`);
      expect([path, body.page.nextCursor]).toEqual([path, expect.any(String)]);
      cursors[path] = body.page.nextCursor as string;
    }
    before = await digestOf(api);
    // Without this the cases would pass on a server that stores nothing at all.
    expect(before).toMatch(/^dossier [0-9a-f]{32}$/m);
  });
  afterAll(() => api.stop());
  /** Whether anything has changed since the last look. */
  async function expectNoChange(): Promise<void> {
    const last = before;
    before = await digestOf(api);
    expect(before).toBe(last);
  }

  const get =
    (path: string): Ask =>
    () =>
      officer.get(path);
  const list = (query: string): Ask => get(`/api/v1/dossiers?${query}`);
  const intake =
    (body: unknown, headers: Record<string, string> = {}): Ask =>
    () =>
      officer.post('/api/v1/dossiers', body, headers);
  const search =
    (body: unknown, headers: Record<string, string> = {}): Ask =>
    () =>
      officer.post('/api/v1/dossiers/search', body, headers);
  const exported =
    (changes: object): Ask =>
    () =>
      officer.post('/api/v1/dossiers/export', { columns: ['code'], language: 'vi', ...changes });
  const act =
    (fields: object): Ask =>
    () =>
      officer.post(`/api/v1/dossiers/${dossier.id}/transitions`, { version: dossier.version, ...fields });
  const with400 = (what: string, ask: Ask, path: string): Case => [what, ask, 400, 'request.invalid', path];

  const BODIES: readonly Case[] = [
    with400('an unknown field', intake(intakeWith({ isAdmin: true })), 'isAdmin'),
    with400('an unknown field inside', intake(applicantWith({ role: 'leader' })), 'applicant.role'),
    with400(
      'an unknown field in a list',
      intake(intakeWith({ components: [{ code: 'TK', present: true, x: 1 }] })),
      'components.0.x',
    ),
    ...[
      'receivedAt',
      'dueAt',
      'createdAt',
      'state',
      'version',
      'officeId',
      'id',
      'code',
      'constructor',
      'toString',
    ].map((name) =>
      with400(
        `a field that only the server sets: ${name}`,
        intake(intakeWith({ [name]: '2020-01-01T00:00:00Z' })),
        name,
      ),
    ),
    with400('a number for a text', intake(intakeWith({ procedureCode: 1001193 })), 'procedureCode'),
    with400('a list for a text', intake(intakeWith({ procedureCode: ['1.001193'] })), 'procedureCode'),
    with400('an object for a text', intake(applicantWith({ fullName: { first: 'x' } })), 'applicant.fullName'),
    with400('a text for a list', intake(intakeWith({ components: 'TK' })), 'components'),
    with400(
      'an object for a list',
      intake(intakeWith({ components: { 0: { code: 'TK', present: true }, length: 1 } })),
      'components',
    ),
    with400('lists in a list', intake(intakeWith({ components: [[{ code: 'TK', present: true }]] })), 'components'),
    with400('null in a list', intake(intakeWith({ components: [null] })), 'components'),
    with400('a text for an object', intake(intakeWith({ applicant: 'Nguyễn Thị Hoà' })), 'applicant'),
    with400('a list for an object', intake(intakeWith({ applicant: [] })), 'applicant'),
    with400('null for an object', intake(intakeWith({ applicant: null })), 'applicant'),
    with400('null for what may be left out', intake(intakeWith({ sets: null })), 'sets'),
    with400('a text for a flag', intake(intakeWith({ accept: 'true' })), 'accept'),
    with400('a text for a number', intake(intakeWith({ sets: '1' })), 'sets'),
    with400('a broken number', intake(intakeWith({ sets: 1.5 })), 'sets'),
    with400('a huge number', intake(intakeWith({ sets: 1e308 })), 'sets'),
    with400('a negative number', intake(intakeWith({ sets: -1 })), 'sets'),
    with400(
      'a number beyond all bounds',
      intake(JSON.stringify(intakeWith({ sets: 7 })).replace('"sets":7', '"sets":1e999')),
      'sets',
    ),
    with400('an unknown word', intake(intakeWith({ channel: 'fax' })), 'channel'),
    with400('a word of another case', intake(intakeWith({ channel: 'DESK' })), 'channel'),
    with400('nothing', intake({}), 'procedureCode'),
    with400(
      'more components than any procedure has',
      intake(intakeWith({ components: Array(101).fill({ code: 'TK', present: true }) })),
      'components',
    ),
    with400(
      'a line break in a name',
      intake(applicantWith({ fullName: 'Nguyễn\r\nBcc: x@example.com' })),
      'applicant.fullName',
    ),
    with400('a line break in an address', intake(applicantWith({ address: 'Số 1\nSố 2' })), 'applicant.address'),
    with400('a name of blanks', intake(applicantWith({ fullName: '   ' })), 'applicant.fullName'),
    with400('a name of 10,000 letters', intake(applicantWith({ fullName: 'ả'.repeat(10_000) })), 'applicant.fullName'),
    with400(
      'Arabic digits in a citizen id',
      intake(applicantWith({ citizenId: '٠٣٠١٩٠٠٠٠٠٠١' })),
      'applicant.citizenId',
    ),
    with400(
      'form values that are not flat',
      intake(intakeWith({ formData: { childName: { a: 1 } } })),
      'formData.childName',
    ),
    with400(
      '101 form values',
      intake(intakeWith({ formData: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`k${i}`, 1])) })),
      'formData',
    ),
    with400('33 kB of form values', intake(intakeWith({ formData: { childName: 'x'.repeat(33_000) } })), 'formData'),
    [
      'a name turned round',
      intake(applicantWith({ fullName: 'Nguyễn \u202eA năV' })),
      422,
      'applicant.invalid',
      'applicant.fullName',
    ],
    ['a name of digits', intake(applicantWith({ fullName: '12345' })), 422, 'applicant.invalid', 'applicant.fullName'],
    [
      'a mail address with a second receiver',
      intake(applicantWith({ email: 'a@example.com,b@example.com' })),
      422,
      'applicant.invalid',
      'applicant.email',
    ],
    [
      'a form value that nobody declared',
      intake(intakeWith({ formData: { nobodysKey: 1 } })),
      422,
      'form_data.key_unknown',
      'formData.nobodysKey',
    ],
    [
      'a component that the procedure has not',
      intake(intakeWith({ components: [{ code: 'XX', present: true }] })),
      422,
      'dossier.components_invalid',
      'components.0.code',
    ],
    [
      'a component twice',
      intake(
        intakeWith({
          components: [
            { code: 'TK', present: true },
            { code: 'TK', present: true },
          ],
        }),
      ),
      422,
      'dossier.components_invalid',
      'components.1.code',
    ],
    [
      'a procedure that is not',
      intake(intakeWith({ procedureCode: `1' OR '1'='1` })),
      422,
      'procedure.not_in_force',
      'procedureCode',
    ],
    ['two numbers at once', search({ taxCode: '0100109106', phone: '0912345678' }), 422, 'search.one_of'],
    ['no number', search({}), 422, 'search.one_of'],
    with400('a tax code of nine digits', search({ taxCode: '010010910' }), 'taxCode'),
    with400('no columns to export', exported({ columns: [] }), 'columns'),
    with400('a column twice', exported({ columns: ['code', 'code'] }), 'columns'),
    with400('a column that is not declared', exported({ columns: ['phone'] }), 'columns'),
    with400('a language we do not speak', exported({ language: 'fr' }), 'language'),
    with400('an export with a cursor', exported({ cursor: 'x' }), 'cursor'),
    ['both numbers at once', search({ citizenId: '030190000001', phone: '0912345678' }), 422, 'search.one_of'],
    with400('a search by pattern', search({ citizenId: '0301900%' }), 'citizenId'),
    with400('no telephone', search({ phone: 'gọi cho tôi' }), 'phone'),
    with400(
      'revealing what cannot be',
      () => officer.post(`/api/v1/dossiers/${dossier.id}/reveal`, { fields: ['passwordHash'] }),
      'fields',
    ),
    with400('revealing nothing', () => officer.post(`/api/v1/dossiers/${dossier.id}/reveal`, { fields: [] }), 'fields'),
  ];

  const JSON_TEXTS: readonly Case[] = [
    ['no JSON', intake('{"procedureCode": '), 400, 'request.bad_json'],
    ['two values', intake('{} {}'), 400, 'request.bad_json'],
    ['a comment', intake('{} // x'), 400, 'request.bad_json'],
    ['NaN', intake('{"sets": NaN}'), 400, 'request.bad_json'],
    ['no body where one is needed', intake(undefined), 400, 'request.invalid'],
    ['an empty body that says it is JSON', intake(''), 400, 'request.bad_json'],
    ['null', intake('null'), 400, 'request.invalid'],
    ['a list', intake(`[${JSON.stringify(birthRegistration())}]`), 400, 'request.invalid'],
    ['a text', intake('"x"'), 400, 'request.invalid'],
    ['a number', intake('1'), 400, 'request.invalid'],
    [
      'an act that is null',
      () => officer.post(`/api/v1/dossiers/${dossier.id}/transitions`, 'null'),
      400,
      'request.invalid',
    ],
    [
      'an act that is a list',
      () => officer.post(`/api/v1/dossiers/${dossier.id}/transitions`, '[]'),
      400,
      'request.invalid',
    ],
    [
      'an act that is a text',
      () => officer.post(`/api/v1/dossiers/${dossier.id}/transitions`, '"accept"'),
      400,
      'request.invalid',
    ],
    ['an act without a body', () => officer.post(`/api/v1/dossiers/${dossier.id}/transitions`), 400, 'request.invalid'],
    ['a key that reaches a prototype', intake('{"__proto__": {"x": 1}}'), 400, 'request.bad_json'],
    ['one inside', intake('{"applicant": {"__proto__": {"kind": "person"}}}'), 400, 'request.bad_json'],
    ['one by way of the constructor', intake('{"constructor": {"prototype": {"x": 1}}}'), 400, 'request.bad_json'],
    ['one in the form', intake('{"formData": {"__proto__": 1}}'), 400, 'request.bad_json'],
    ['one spelled with escapes', intake('{"\\u005f_proto__": {"x": 1}}'), 400, 'request.bad_json'],
    ['100,000 brackets', intake('['.repeat(100_000)), 400, 'request.too_deep'],
    ['100,000 objects', intake('{"a":'.repeat(100_000)), 400, 'request.too_deep'],
    ['twenty-one levels', intake(`${'['.repeat(21)}${']'.repeat(21)}`), 400, 'request.too_deep'],
    ['2 MB', intake(intakeWith({ formData: { childName: 'x'.repeat(2_000_000) } })), 413, 'request.too_large'],
    ['2 MB of blanks', intake(' '.repeat(2_000_000)), 413, 'request.too_large'],
    ['broken UTF-8', intake(Buffer.from([0x22, 0xc3, 0x28, 0x22])), 400, 'request.bad_encoding'],
    ['overlong UTF-8', intake(Buffer.from([0x22, 0xc0, 0xaf, 0x22])), 400, 'request.bad_encoding'],
    ['half a character in UTF-8', intake(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), 400, 'request.bad_encoding'],
    ['UTF-16', intake(Buffer.from(JSON.stringify(birthRegistration()), 'utf16le')), 400, 'request.bad_encoding'],
    ['NUL', intake(withRawName('"Nguyễn\\u0000A"')), 400, 'request.bad_characters'],
    ['NUL as a key', intake('{"a\\u0000b": 1}'), 400, 'request.bad_characters'],
    ['half a character', intake(withRawName('"Nguyễn \\ud83d"')), 400, 'request.bad_characters'],
    ['two halves the wrong way round', intake(withRawName('"\\ude00\\ud83d"')), 400, 'request.bad_characters'],
    ['half a character as a key', intake('{"\\ud800": 1}'), 400, 'request.bad_characters'],
  ];

  const TYPES: readonly Case[] = [
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/problem+json',
    'application/*',
    'json',
    '*/*',
    'application/json/x',
  ].map((type) => [
    `type ${type}`,
    intake(JSON.stringify(birthRegistration()), { 'content-type': type }),
    415,
    'request.unsupported_media_type',
  ]);

  const QUERIES: readonly Case[] = [
    with400('a sort nobody declared', list('sort=applicantName'), 'sort'),
    with400('a sort by a column', list('sort=d.due_at'), 'sort'),
    with400('a sort that is SQL', list(`sort=${encodeURIComponent('(SELECT pg_sleep(5))')}`), 'sort'),
    with400('a sort from a prototype', list('sort=constructor'), 'sort'),
    with400('an order that is SQL', list(`order=${encodeURIComponent('asc; DROP TABLE dossier')}`), 'order'),
    with400('a filter nobody declared', list('applicantName=Hoa'), 'applicantName'),
    with400('a filter by a citizen id', list('citizenId=030190000001'), 'citizenId'),
    with400('a filter in brackets', list('state[$ne]=accepted'), 'state[$ne]'),
    with400('a filter called __proto__', list('__proto__=x'), '__proto__'),
    with400('a filter called constructor', list('constructor=x'), 'constructor'),
    with400('an unknown state', list('state=accepted&state=lost'), 'state'),
    with400('an empty state', list('state='), 'state'),
    with400('more states than there are', list(Array(11).fill('state=accepted').join('&')), 'state'),
    with400(
      'a procedure code that is SQL',
      list(`procedureCode=${encodeURIComponent("1.001193' OR 1=1 --")}`),
      'procedureCode',
    ),
    with400('an assignee that is no UUID', list('assigneeId=me'), 'assigneeId'),
    with400('a UUID in braces', list(`assigneeId={${randomUUID()}}`), 'assigneeId'),
    with400('limit 0', list('limit=0'), 'limit'),
    with400('limit 101', list('limit=101'), 'limit'),
    with400('limit 1e9', list('limit=1e9'), 'limit'),
    with400('limit -1', list('limit=-1'), 'limit'),
    with400('limit 0x10', list('limit=0x10'), 'limit'),
    with400('limit beyond all bounds', list(`limit=${'9'.repeat(400)}`), 'limit'),
    with400('limit twice', list('limit=10&limit=20'), 'limit'),
    with400('sort twice', list('sort=code&sort=dueAt'), 'sort'),
    with400('q twice', list('q=a&q=b'), 'q'),
    with400('cursor twice', list('cursor=a&cursor=b'), 'cursor'),
    with400('an empty q', list('q='), 'q'),
    with400('a q of 101 letters', list(`q=${'a'.repeat(101)}`), 'q'),
    with400('a line break in q', list('q=a%0d%0ab'), 'q'),
    with400('a flag that is none', list('count=yes'), 'count'),
    with400('a day that is none', list('receivedFrom=2026-02-30'), 'receivedFrom'),
    with400('a day of year zero', list('dueTo=0000-01-01'), 'dueTo'),
    with400('a day as an instant', list('dueFrom=2026-03-01T00:00:00Z'), 'dueFrom'),
    with400('a day that is SQL', list(`dueFrom=${encodeURIComponent("2026-03-01'::date --")}`), 'dueFrom'),
    with400('NUL in q', list('q=%00'), 'url'),
    with400('half an escape', list('q=%f'), 'url'),
    with400('broken UTF-8 in q', list('q=%c3%28'), 'url'),
    with400('half a character in q', list('q=%ed%a0%80'), 'url'),
    with400('an unknown view', list('view=everything'), 'view'),
    with400('an unknown due', list('due=never'), 'due'),
    with400('counts sorted', get('/api/v1/dossiers/counts?sort=code'), 'sort'),
    with400('counts of a page', get('/api/v1/dossiers/counts?limit=1'), 'limit'),
    with400('an unknown filter of approvals', get('/api/v1/approvals?requestedBy=me'), 'requestedBy'),
    with400('an unknown state of approvals', get('/api/v1/approvals?state=lost'), 'state'),
    with400('an unknown filter of notices', get('/api/v1/notices?address=x'), 'address'),
    with400('an unknown filter of procedures', get('/api/v1/procedures?disabled=true'), 'disabled'),
    with400('an unknown filter of staff', get('/api/v1/staff?passwordHash=x'), 'passwordHash'),
    with400('an unknown role', get('/api/v1/staff?role=root'), 'role'),
  ];

  const given = (path: string): string => cursors[path]!;
  const sealed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const uuid = randomUUID();
  const CURSORS: readonly Case[] = [
    with400('no cursor at all', list('cursor=x'), 'cursor'),
    with400('an empty cursor', list('cursor='), 'cursor'),
    with400('a cursor that is null', list(`cursor=${sealed(null)}`), 'cursor'),
    with400(
      'a cursor that is an object',
      list(`cursor=${sealed({ 0: 'dossiers-dueAt-asc', 1: null, 2: uuid })}`),
      'cursor',
    ),
    with400(
      'a cursor that is cut',
      () => list(`cursor=${given('/api/v1/dossiers?sort=dueAt&order=asc').slice(0, -8)}`)(),
      'cursor',
    ),
    with400(
      'the cursor of another order',
      () => list(`order=desc&cursor=${given('/api/v1/dossiers?sort=dueAt&order=asc')}`)(),
      'cursor',
    ),
    with400(
      'the cursor of another sort',
      () => list(`sort=dueAt&cursor=${given('/api/v1/dossiers?sort=code&order=asc')}`)(),
      'cursor',
    ),
    with400('the cursor of procedures', () => list(`cursor=${given('/api/v1/procedures?')}`)(), 'cursor'),
    with400('the cursor of notices', () => get(`/api/v1/approvals?cursor=${given('/api/v1/notices?')}`)(), 'cursor'),
    with400(
      'the cursor of dossiers',
      () => get(`/api/v1/procedures?cursor=${given('/api/v1/dossiers?sort=code&order=asc')}`)(),
      'cursor',
    ),
    with400(
      'a value that is SQL',
      list(`cursor=${sealed(['dossiers-dueAt-asc', "now()' OR 1=1 --", uuid])}`),
      'cursor',
    ),
    with400(
      'a value that is no instant',
      list(`cursor=${sealed(['dossiers-dueAt-asc', '2026-13-45T99:99:99+07:00', uuid])}`),
      'cursor',
    ),
    ...[
      '2026-02-30T10:00:00+07:00',
      '0000-01-01T10:00:00+07:00',
      '2026-03-01T10:00:00+23:59',
      '2026-03-01T24:00:00-15:59',
    ].map((value) =>
      with400(
        `a value that is no instant to PostgreSQL: ${value}`,
        list(`cursor=${sealed(['dossiers-dueAt-asc', value, uuid])}`),
        'cursor',
      ),
    ),
    with400(
      'a value of year 275760',
      list(`cursor=${sealed(['dossiers-dueAt-asc', '+275760-09-13T00:00:00+00:00', uuid])}`),
      'cursor',
    ),
    with400('a value that is a number', list(`cursor=${sealed(['dossiers-dueAt-asc', 1, uuid])}`), 'cursor'),
    with400('an id that is no UUID', list(`cursor=${sealed(['dossiers-dueAt-asc', null, "x'"])}`), 'cursor'),
    with400('an id that is a list', list(`cursor=${sealed(['dossiers-dueAt-asc', null, [uuid]])}`), 'cursor'),
    with400('a cursor of 501 letters', list(`cursor=${'a'.repeat(501)}`), 'cursor'),
  ];

  const ABSENT: readonly Case[] = [
    ...[
      'x',
      '1',
      '..%2f..%2fetc',
      '%20',
      'null',
      'undefined',
      '__proto__',
      `${uuid}x`,
      `{${uuid}}`,
      `urn:uuid:${uuid}`,
      "1'%20OR%201=1",
      'a'.repeat(150),
      'a'.repeat(500),
      '🙂',
      `${uuid}%00`,
    ].flatMap((id): Case[] => {
      const status = id.includes('%00') ? 400 : 404;
      const code = status === 400 ? 'request.invalid' : 'not_found';
      return [
        [`the dossier ${id.slice(0, 40)}`, get(`/api/v1/dossiers/${id}`), status, code],
        [
          `an act on ${id.slice(0, 40)}`,
          () => officer.post(`/api/v1/dossiers/${id}/transitions`, { transition: 'accept', version: 1 }),
          status,
          code,
        ],
        [
          `the approval ${id.slice(0, 40)}`,
          () => officer.post(`/api/v1/approvals/${id}`, { approve: true }),
          status,
          code,
        ],
        [`the notice ${id.slice(0, 40)}`, () => officer.post(`/api/v1/notices/${id}/resend`), status, code],
        [`the procedure ${id.slice(0, 40)}`, get(`/api/v1/procedures/${id}`), status, code],
      ];
    }),
    ['no such route', get('/api/v1/nothing'), 404, 'not_found'],
    ['no such page', get('/wp-admin.php'), 404, 'not_found'],
    ['a way up', get('/api/v1/../../etc/passwd'), 404, 'not_found'],
    ['a doubled slash', get('/api//v1/dossiers'), 404, 'not_found'],
    ['another case', get('/API/V1/dossiers'), 404, 'not_found'],
    ['another version', get('/api/v2/dossiers'), 404, 'not_found'],
    ['a method that is not there', () => officer.send('DELETE', `/api/v1/dossiers/${dossier.id}`), 404, 'not_found'],
    ['PUT', () => officer.send('PUT', `/api/v1/dossiers/${dossier.id}`, {}), 404, 'not_found'],
    ['PATCH', () => officer.send('PATCH', `/api/v1/dossiers/${dossier.id}`, {}), 404, 'not_found'],
    [
      'a method in a header',
      () => officer.send('GET', '/api/v1/auth/logout', undefined, { 'x-http-method-override': 'POST' }),
      404,
      'not_found',
    ],
  ];

  const HEADERS: readonly Case[] = [
    ['no Idempotency-Key', intake(birthRegistration(), { 'idempotency-key': '' }), 400, 'idempotency.key_missing'],
    [
      'a key of blanks inside',
      intake(birthRegistration(), { 'idempotency-key': 'a b' }),
      400,
      'idempotency.key_invalid',
    ],
    [
      'a key of 201 letters',
      intake(birthRegistration(), { 'idempotency-key': 'a'.repeat(201) }),
      400,
      'idempotency.key_invalid',
    ],
    [
      'a key beyond ASCII',
      intake(birthRegistration(), { 'idempotency-key': 'kh\u00f3a' }),
      400,
      'idempotency.key_invalid',
    ],
    with400(
      'an act without version',
      () => officer.post(`/api/v1/dossiers/${dossier.id}/transitions`, { transition: 'forward' }),
      'version',
    ),
    with400('a version that is a text', act({ transition: 'forward', version: '2' }), 'version'),
    with400('version 0', act({ transition: 'forward', version: 0 }), 'version'),
    with400('a huge version', act({ transition: 'forward', version: 2 ** 53 }), 'version'),
    with400('an act without a name', act({}), 'transition'),
    with400('an act nobody knows', act({ transition: 'destroy' }), 'transition'),
    with400('an act from a prototype', act({ transition: 'constructor' }), 'transition'),
    with400('an act that is a list', act({ transition: ['forward'] }), 'transition'),
    with400('a field of another act', act({ transition: 'forward', reason: 'x' }), 'reason'),
    with400(
      'a receipt time in an acceptance',
      act({ transition: 'accept', receivedAt: '2026-01-01T00:00:00Z' }),
      'receivedAt',
    ),
    with400('an assignee that is no UUID', act({ transition: 'forward', assigneeId: 'x' }), 'assigneeId'),
    with400(
      'a huge sum',
      act({ transition: 'record_payment', method: 'cash', items: [{ feeCode: 'X', amountVnd: 1e15 }] }),
      'items.0.amountVnd',
    ),
    ...['2099-02-30T09:00:00+07:00', '2099-04-31T09:00:00+07:00', '0000-01-01T00:00:00+23:59'].map((instant) =>
      with400(
        `an instant that is none: ${instant}`,
        act({ transition: 'apologise', reason: 'x', newDueAt: instant }),
        'newDueAt',
      ),
    ),
    with400(
      'an instant without offset',
      act({ transition: 'apologise', reason: 'x', newDueAt: '2026-12-01T09:00:00' }),
      'newDueAt',
    ),
    ['a stale version', act({ transition: 'forward', version: 1 }), 409, 'dossier.changed_meanwhile'],
    ['a version yet to come', act({ transition: 'forward', version: 99 }), 409, 'dossier.changed_meanwhile'],
    ['a state that does not fit', act({ transition: 'hand_over', method: 'desk' }), 409, 'dossier.wrong_state'],
    ...['1900-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-28T25:00:00Z'].flatMap((instant): Case[] => [
      [
        `a receipt in ${instant}`,
        act({ transition: 'correct_receipt_time', reason: 'x', receivedAt: instant }),
        422,
        'dossier.receipt_time_invalid',
        'receivedAt',
      ],
      [
        `a paper of ${instant}`,
        () =>
          officer.post('/api/v1/catch-ups', {
            reason: 'x',
            decision: 'y',
            entries: [{ receivedAt: instant, dossier: birthRegistration() }],
          }),
        422,
        'catch_up.received_at_invalid',
        'entries.0.receivedAt',
      ],
      [
        `a submission in ${instant}`,
        async () =>
          (await api.as('motcua2')).post('/api/v1/dossiers', intakeWith({ externalCode: 'X', submittedAt: instant })),
        422,
        'intake.submitted_at_invalid',
        'submittedAt',
      ],
    ]),
    ...['9999-12-31T23:59:59-23:59', '2100-01-01T00:00:00Z', '2020-01-01T00:00:00Z'].map((newDueAt): Case => [
      `an apology until ${newDueAt}`,
      async () => (await api.as('lanhdao')).act(dossier, 'apologise', { reason: 'x', newDueAt }),
      422,
      'dossier.new_due_invalid',
      'newDueAt',
    ]),
    [
      'a day that is none',
      act({
        transition: 'request_supplement',
        until: '2026-02-30',
        components: [{ code: 'TK', defect: 'x', bring: 'y' }],
      }),
      422,
      'dossier.until_invalid',
      'until',
    ],
  ];

  describe.each([
    ['bodies', BODIES],
    ['texts that are no good JSON', JSON_TEXTS],
    ['content types', TYPES],
    ['queries', QUERIES],
    ['cursors', CURSORS],
    ['what is not there', ABSENT],
    ['headers and acts', HEADERS],
  ] as const)('%s', (_kind, cases) => {
    it.each(cases.map(([what, ask, status, code, path]) => ({ what, ask, status, code, path })))(
      'is refused and changes nothing: $what ($status $code)',
      async ({ what, ask, status, code, path }) => {
        const { status: answered, body, headers } = await ask();
        expect({ what, status: answered, code: body.code }).toEqual({ what, status, code });
        expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
        const errors = body.errors as { path: string; code: string }[] | undefined;
        if (path !== undefined) expect(errors?.map((error) => error.path)).toContain(path);
        for (const error of errors ?? [])
          expect(error).toEqual({ path: expect.any(String), code: expect.stringMatching(/^[a-z_.]+$/) });
        expect(JSON.stringify(body)).not.toMatch(/node_modules|SELECT|QueryFailed|at \w+ \(/);
        await expectNoChange();
      },
    );
  });

  // What a gateway calls its fields is the gateway's to say.
  const writing = [...ROUTE_FIXTURES, ...ADMIN_FIXTURES].filter(
    ({ route, secret }) => !route.startsWith('GET ') && secret === undefined,
  );

  it.each(writing.map((fixture) => ({ name: `${fixture.route} by ${fixture.naming ?? 'id'}`, fixture })))(
    'takes no field it does not know: $name',
    async ({ fixture }) => {
      const { path, body } = await fixture.call(api, fixture.ids ? fixture.ids.absent : '');
      // A form has no JSON to add to: its fields are tried with the files that it carries.
      if (body === undefined || typeof body === 'string') return;
      before = await digestOf(api);
      const method = fixture.route.split(' ')[0]!;
      const client = await api.as(usualCaller(fixture));
      for (const extra of [{ isAdmin: true }, { receivedAt: '2020-01-01T00:00:00Z' }, { constructor: 1 }]) {
        const answer = await client.send(method, path, { ...body, ...extra });
        const known = Object.keys(extra)[0]!;
        expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
        expect(answer.body.errors).toContainEqual({ path: known, code: 'field.unknown' });
      }
      const polluted = JSON.stringify(body).replace(/^\{/, '{"__proto__": {"polluted": 1},');
      expect(await client.send(method, path, polluted)).toMatchObject({
        status: 400,
        body: { code: 'request.bad_json' },
      });
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      await expectNoChange();
    },
  );

  it('hangs up on a body that is larger than it said, and on one that never ends', async () => {
    before = await digestOf(api);
    const head = `POST /api/v1/dossiers HTTP/1.1\r\nhost: x\r\ncookie: ${officer.cookie}\r\nx-csrf-token: ${officer.csrfToken}\r\nidempotency-key: x\r\ncontent-type: application/json\r\n`;
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const answer = await sendRaw(api.url, `${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(20)}`);
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([413, 'request.too_large']);
    const announced = await sendRaw(api.url, `${head}content-length: 999999999\r\n\r\n`);
    expect(announced.status).toBe(413);
    await expectNoChange();
  });

  it('never looks for just anything when an id is missing', async () => {
    for (const id of [undefined, null]) {
      await expect(api.db.getRepository(Staff).findOneBy({ id: id as unknown as string })).rejects.toThrow();
    }
  });

  it('still takes what people are really called', async () => {
    for (const fullName of [
      "H'Hen Niê",
      'Nguyễn Thị Hường'.normalize('NFD'),
      'Y Điêng Kpă Hồ',
      "O'Brien-Trần Lê",
      '𠊛 Nguyễn',
      'Ông A (tức B)',
    ]) {
      const body = applicantWith({ fullName }) as { applicant: object };
      const taken = await takeIn(officer, { applicant: body.applicant });
      expect((taken as unknown as { applicant: { fullName: string } }).applicant.fullName).toBe(
        fullName.normalize('NFC'),
      );
    }
    expect(submitted.state).toBe('submitted');
  });
});
