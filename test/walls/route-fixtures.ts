import { randomUUID } from 'node:crypto';
import { BOUNCE_TOKEN, OTHER_WARD, REPORT_TOKEN, type TestApi, WARD } from '../support/api.js';
import { bouncedMail } from '../support/bounced-mail.js';
import { birthRegistration, inState, mustAct, mustActApproved, takeIn } from '../support/dossiers.js';
import { formOf, smallPdf, upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';

/** One demo account of the ward for each role, and nobody signed in. */
export const CALLERS = {
  nobody: null,
  counter_officer: 'motcua',
  case_officer: 'thuly',
  leader: 'lanhdao',
  records_clerk: 'vanthu',
  supervisor: 'giamsat',
  administrator: 'quantri',
} as const;
export type Caller = keyof typeof CALLERS;

/** One status for everybody, or one for each caller; nobody gets 401 unless named. */
export type Expected = number | (Partial<Record<Caller, number>> & { readonly others: number });

/** What a call names: a thing of the caller's ward, one of the other ward, and one that never was. */
export interface Ids {
  own(api: TestApi): Promise<string> | string;
  /** Left out where a thing belongs to no ward. */
  readonly foreign?: (api: TestApi) => Promise<string> | string;
  readonly absent: string;
}

export interface RouteFixture {
  /** As the router names it. */
  readonly route: string;
  /** What is named, when it is not the id in the path. */
  readonly naming?: string;
  readonly ids?: Ids;
  /** The call for one thing; a body that is right in every field. */
  call(api: TestApi, id: string): Promise<Call> | Call;
  /** What each caller gets on their own ward's. */
  readonly own: Expected;
  /** What each gets on another ward's and on what is not there; 404 unless said. */
  readonly hidden?: Expected;
  /** What is no secret between wards, with the reason: the other ward's is answered as one's own. */
  readonly noSecret?: string;
  /** An account that may do it; `motcua`, and `quantri` for administration, unless said. */
  readonly caller?: string;
  /** The call ends the session, so it gets one of its own. */
  readonly endsSession?: boolean;
  /** Programs call it, with a secret of their own in the path or a header. */
  readonly secret?: string;
}

export interface Call {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const usualCaller = ({ caller, route }: RouteFixture): string =>
  caller ?? (route.includes(' /api/v1/admin/') ? 'quantri' : 'motcua');

export const statusFor = (expected: Expected, caller: Caller): number => {
  if (typeof expected !== 'number') return expected[caller] ?? (caller === 'nobody' ? 401 : expected.others);
  return caller === 'nobody' ? 401 : expected;
};

const ABSENT = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10';

/** Made once for each server. */
const once = <T>(make: (api: TestApi) => Promise<T>): ((api: TestApi) => Promise<T>) => {
  const made = new WeakMap<TestApi, Promise<T>>();
  return (api) => {
    if (!made.has(api)) made.set(api, make(api));
    return made.get(api)!;
  };
};

const foreignDossier = once(async (api) => (await takeIn(await api.as('motcua2'), { accept: false })).id);
const ownDossier = once(async (api) => (await inState.submitted(api)).id);

let periods = 0;
/** Another month with each call, before there was anything: one closes a period once. */
const nextPeriod = (): string => {
  const month = periods++;
  return `20${String(Math.floor(month / 12)).padStart(2, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
};
const closed = async (api: TestApi, leader: string, officeCode: string): Promise<string> => {
  const close = { officeCode, period: nextPeriod() };
  return (await (await api.as(leader)).post('/api/v1/reports/closes', close)).body.id as string;
};

const closedIds: Ids = {
  own: (api) => closed(api, 'lanhdao', WARD),
  foreign: (api) => closed(api, 'lanhdao2', OTHER_WARD),
  absent: ABSENT,
};

const dossierIds: Ids = {
  own: async (api) => (await inState.submitted(api)).id,
  foreign: foreignDossier,
  absent: ABSENT,
};
/** For calls that change nothing one dossier is enough. */
const readDossierIds: Ids = { ...dossierIds, own: ownDossier };

const receivedDossier = once(async (api) => (await inState.accepted(api)).id);
const foreignReceivedDossier = once(async (api) => (await takeIn(await api.as('motcua2'))).id);
const receivedDossierIds: Ids = { own: receivedDossier, foreign: foreignReceivedDossier, absent: ABSENT };

/** The id of a dossier's receipt, printed by the counter of its ward; of none where there is no dossier. */
async function receiptOf(api: TestApi, dossierId: string): Promise<string> {
  const isForeign = dossierId === (await foreignReceivedDossier(api));
  const counter = await api.as(isForeign ? 'motcua2' : 'motcua');
  const path = `/api/v1/dossiers/${dossierId}/papers`;
  const listed = (await counter.get(path)).body as { data?: { id: string | null }[] };
  const known = listed.data?.find(({ id }) => id !== null)?.id;
  if (known) return known;
  return ((await counter.post(path, { form: 'receipt' })).body as { id?: string }).id ?? ABSENT;
}

const passedDossier = once(async (api) => (await inState.processing(api)).id);
const foreignPassedDossier = once(async (api) => {
  const counter = await api.as('motcua2');
  return (await mustAct(counter, await takeIn(counter), 'forward')).id;
});
const passedDossierIds: Ids = { own: passedDossier, foreign: foreignPassedDossier, absent: ABSENT };

/** The sheet with which a dossier was passed on. */
const sheetOf = async (api: TestApi, username: string, dossierId: string): Promise<string> => {
  const { body } = await (await api.as(username)).post('/api/v1/papers/handover-sheets', { dossierIds: [dossierId] });
  return (body as { data: { id: string }[] }).data[0]!.id;
};
const sheetIds: Ids = {
  own: once(async (api) => sheetOf(api, 'motcua', await passedDossier(api))),
  foreign: once(async (api) => sheetOf(api, 'motcua2', await foreignPassedDossier(api))),
  absent: ABSENT,
};

const registerOf = async (api: TestApi, username: string): Promise<string> => {
  const period = { from: '2026-11-01', to: '2026-11-30' };
  return (await (await api.as(username)).post('/api/v1/papers/registers', period)).body.id as string;
};
const registerIds: Ids = {
  own: once((api) => registerOf(api, 'motcua')),
  foreign: once((api) => registerOf(api, 'motcua2')),
  absent: ABSENT,
};

/** With a refusal that was printed: whoever only looks makes none. */
async function refused(api: TestApi, accounts: readonly [counter: string, leader: string]): Promise<string> {
  const [counter, leader] = await Promise.all(accounts.map((name) => api.as(name)));
  const submitted = await takeIn(counter!, { accept: false });
  const { id } = await mustActApproved(counter!, leader!, submitted, 'refuse', { reason: 'Không thuộc thẩm quyền' });
  await counter!.post(`/api/v1/dossiers/${id}/papers`, { form: 'refusal' });
  return id;
}

const refusedDossierIds: Ids = {
  own: once((api) => refused(api, ['motcua', 'lanhdao'])),
  foreign: once((api) => refused(api, ['motcua2', 'lanhdao2'])),
  absent: ABSENT,
};

const paperIds: Ids = {
  own: async (api) => receiptOf(api, await receivedDossier(api)),
  foreign: async (api) => receiptOf(api, await foreignReceivedDossier(api)),
  absent: ABSENT,
};

const officeCodes: Ids = { own: () => WARD, foreign: () => OTHER_WARD, absent: 'H23.18.99' };

/** The ward shows its statistics card to everybody, the other one does not. */
const shownCards: Ids = {
  ...officeCodes,
  own: async (api) => {
    await api.sql(
      `INSERT INTO office_setting (id, office_id, key, value)
       SELECT gen_random_uuid(), o.id, 'reports.publicCard', '"shown"' FROM office o
        WHERE o.code = $1 AND NOT EXISTS (SELECT 1 FROM office_setting s WHERE s.office_id = o.id AND s.key = 'reports.publicCard')`,
      [WARD],
    );
    return WARD;
  },
};

const idOf = async (api: TestApi, username: string): Promise<string> => (await api.as(username)).user.id;

async function failedNotice(api: TestApi, dossierId: string): Promise<string> {
  const rows = await api.sql<{ id: string }>(
    `UPDATE notice SET state = 'failed' WHERE id = (SELECT id FROM notice WHERE dossier_id = $1 LIMIT 1) RETURNING id`,
    [dossierId],
  );
  return rows[0]!.id;
}

async function retriedNotice(api: TestApi, dossierId: string): Promise<string> {
  const id = await failedNotice(api, dossierId);
  await api.sql(`UPDATE notice SET state = 'retry_waiting' WHERE id = $1`, [id]);
  return id;
}

async function plannedNotice(api: TestApi, dossierId: string): Promise<string> {
  const rows = await api.sql<{ id: string }>(
    `SELECT id FROM notice WHERE dossier_id = $1 AND state = 'planned' LIMIT 1`,
    [dossierId],
  );
  return rows[0]!.id;
}

/** The dossier's citizen was reached by no channel. */
const HEARD_ANOTHER = { outcome: 'wrong_number', phone: '0987654321', note: 'Số của con trai' };

async function untoldNotice(api: TestApi, dossierId: string): Promise<string> {
  await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1`, [dossierId]);
  const [text] = await api.sql<{ id: string }>(`SELECT id FROM notice WHERE dossier_id = $1 AND channel = 'sms'`, [
    dossierId,
  ]);
  return text!.id;
}

async function proposal(api: TestApi, counter: string, dossierId: string): Promise<string> {
  const answer = await (
    await api.as(counter)
  ).act({ id: dossierId, version: 1 }, 'refuse', { reason: 'Không thuộc thẩm quyền' });
  if (answer.status !== 202) throw new Error(`refuse ${answer.status}`);
  return answer.body.approval.id as string;
}

const catchUp = (officeCode: string): object => ({
  officeCode,
  reason: 'Mất điện từ 8 giờ đến 11 giờ',
  decision: 'TB 12/TB-UBND',
  entries: [{ receivedAt: '2026-02-06T10:00:00+07:00', blockNumber: 'KG-0015', dossier: birthRegistration() }],
});

async function proposedCatchUp(api: TestApi, counter: string, officeCode: string): Promise<string> {
  const answer = await (await api.as(counter)).post('/api/v1/catch-ups', catchUp(officeCode));
  if (answer.status !== 202) throw new Error(`catch-up ${answer.status}`);
  return answer.body.catchUp.id as string;
}

const foreignApproval = once(async (api) =>
  proposal(api, 'motcua2', (await takeIn(await api.as('motcua2'), { accept: false })).id),
);
async function openVisit(api: TestApi, counter: string): Promise<string> {
  const visitId = randomUUID();
  await takeIn(await api.as(counter), { visitId });
  return visitId;
}

const foreignNotice = once(async (api) => failedNotice(api, await foreignDossier(api)));

/** It names what was signed, and nothing reads as a signature of it. */
const BADLY_SIGNED = smallPdf('/ByteRange [0 9 99 9]');

/** A file of a dossier of its own, as the two ids of its path. */
async function attached(api: TestApi, counter: string, content = smallPdf()): Promise<string> {
  const client = await api.as(counter);
  const { id } = await takeIn(client);
  const answer = await upload(client, id, { content });
  if (answer.status !== 201) throw new Error(`upload ${answer.status}`);
  return `${id}/attachments/${answer.body.id}`;
}

const ownAttachment = once((api) => attached(api, 'motcua'));
const foreignAttachment = once((api) => attached(api, 'motcua2'));
/** A dossier, and behind a space the id of a paper of an earlier one of the same person. */
async function withEarlier(api: TestApi, counter: string): Promise<string> {
  const client = await api.as(counter);
  const { applicant } = birthRegistration();
  const earlier = await takeIn(client, { applicant });
  const answer = await upload(client, earlier.id, { content: smallPdf(earlier.code), component: 'GCS' });
  return `${(await takeIn(client, { applicant })).id} ${answer.body.id}`;
}

const foreignWithEarlier = once((api) => withEarlier(api, 'motcua2'));

/** A result of a decided dossier; with `file`, and the id of a file of it behind a space. */
async function registered(api: TestApi, ward: 'own' | 'foreign', file = false): Promise<string> {
  const dossier = ward === 'own' ? await inState.decided(api) : await foreignDecided(api);
  const [result] = await api.sql<{ id: string }>('SELECT id FROM dossier_result WHERE dossier_id = $1', [dossier.id]);
  if (!file) return result!.id;
  const counter = await api.as(ward === 'own' ? 'motcua' : 'motcua2');
  return `${result!.id} ${(await upload(counter, dossier.id, { content: smallPdf() })).body.id}`;
}

const foreignDecided = once(async (api) => {
  const [counter, leader] = [await api.as('motcua2'), await api.as('lanhdao2')];
  const processing = await mustAct(counter, await takeIn(counter), 'forward');
  return mustAct(leader, processing, 'decide', { results: [{}] });
});
const foreignResult = once((api) => registered(api, 'foreign'));
const foreignResultWithFile = once((api) => registered(api, 'foreign', true));

const absentAttachment = `${ABSENT}/attachments/${ABSENT}`;

/** An export of a counter officer: ready, or one that nobody makes. */
async function askedExport(api: TestApi, username: string, state: 'ready' | 'waiting'): Promise<string> {
  const client = await api.as(username);
  const body = { from: '2026-11-01', to: '2026-11-30', format: 'csv' };
  const { id } = (await client.post('/api/v1/exports/register', body)).body as { id: string };
  await waitUntil(
    'the export is ready',
    async () => (await client.get(`/api/v1/exports/${id}`)).body.state === 'ready',
  );
  if (state === 'waiting') {
    await api.sql(
      `UPDATE export_job SET state = 'waiting', sha256 = NULL, lease_until = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
  }
  return id;
}

/** The same report is asked for once. */
async function forgetSubscriptions(api: TestApi): Promise<void> {
  await api.sql('DELETE FROM report_mail');
  await api.sql('DELETE FROM report_subscription');
}

/** A report that somebody gets by mail. */
async function subscription(api: TestApi, username: string, officeCode: string): Promise<string> {
  const client = await api.as(username);
  await forgetSubscriptions(api);
  const body = { officeCode, below: false, report: 'ageing', rule: 'weekly', format: 'csv' };
  return ((await client.post('/api/v1/reports/subscriptions', body)).body as { id: string }).id;
}

const exportIds: Ids = {
  own: once((api) => askedExport(api, 'motcua', 'ready')),
  foreign: once((api) => askedExport(api, 'motcua2', 'ready')),
  absent: ABSENT,
};

/** An account of this role sees the ward's papers; administrators see none. */
/** Figures show no dossier: an administrator may read them. */
const FIGURE_READERS: Expected = { others: 403, leader: 200, supervisor: 200, administrator: 200 };
const READERS = { others: 200, administrator: 403 } as const;
const DECIDERS_ONLY = { others: 403, leader: 200, supervisor: 200 } as const;
const COUNTER_ONLY = { others: 403, counter_officer: 200, administrator: 404 } as const;
const PUBLIC = { others: 200, nobody: 200 } as const;

/** Certified copies: finished while the citizen waits. */
async function sameVisitDossier(api: TestApi): Promise<string> {
  const components = ['BC', 'BS'].map((code) => ({ code, present: true }));
  return (await takeIn(await api.as('motcua'), { procedureCode: '2.000815', caseCode: undefined, components })).id;
}

const COLLECTOR = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };

export const ROUTE_FIXTURES: readonly RouteFixture[] = [
  { route: 'GET /health/live', call: () => ({ path: '/health/live' }), own: PUBLIC },
  { route: 'GET /health/ready', call: () => ({ path: '/health/ready' }), own: PUBLIC },
  { route: 'GET /metrics', call: () => ({ path: '/metrics' }), own: PUBLIC },
  { route: 'GET /api/v1/openapi.json', call: () => ({ path: '/api/v1/openapi.json' }), own: PUBLIC },
  { route: 'GET /api/v1/openapi.yaml', call: () => ({ path: '/api/v1/openapi.yaml' }), own: PUBLIC },
  { route: 'GET /local/messages', call: () => ({ path: '/local/messages' }), own: PUBLIC },
  { route: 'GET /local/messages.json', call: () => ({ path: '/local/messages.json' }), own: PUBLIC },

  {
    route: 'GET /api/v1/gateways/:gateway/reports/:token',
    // Says nothing new, so that nothing is written.
    call: () => ({ path: `/api/v1/gateways/sms/reports/${REPORT_TOKEN}?id=sms-1&status=queued` }),
    own: PUBLIC,
  },
  {
    route: 'POST /api/v1/gateways/:gateway/reports/:token',
    call: () => ({
      path: `/api/v1/gateways/sms/reports/${REPORT_TOKEN}`,
      body: {
        id: 'sms-1',
        reference: randomUUID(),
        to: '+84912345678',
        status: 'delivered',
        at: '2026-11-23T09:00:00Z',
      },
    }),
    own: PUBLIC,
    secret: REPORT_TOKEN,
  },
  {
    route: 'POST /api/v1/gateways/mail/bounces',
    call: () => ({
      path: '/api/v1/gateways/mail/bounces',
      body: bouncedMail(randomUUID(), 'hoa@example.com'),
      headers: { authorization: `Bearer ${BOUNCE_TOKEN}`, 'content-type': 'message/rfc822' },
    }),
    own: PUBLIC,
    secret: BOUNCE_TOKEN,
  },

  {
    route: 'POST /api/v1/auth/login',
    // Names of nobody: these tries lock no account that other calls need.
    call: () => ({ path: '/api/v1/auth/login', body: { username: `khong-ai-${randomUUID()}`, password: 'x' } }),
    own: { others: 401, nobody: 401 },
  },
  { route: 'POST /api/v1/auth/logout', call: () => ({ path: '/api/v1/auth/logout' }), own: 204, endsSession: true },
  { route: 'GET /api/v1/auth/me', call: () => ({ path: '/api/v1/auth/me' }), own: 200 },
  { route: 'GET /api/v1/auth/preferences', call: () => ({ path: '/api/v1/auth/preferences' }), own: 200 },
  {
    route: 'PUT /api/v1/auth/preferences',
    call: () => ({
      path: '/api/v1/auth/preferences',
      body: {
        locale: 'en',
        theme: 'dark',
        railFolded: true,
        columns: ['code', 'dueAt'],
        favouriteProcedures: ['1.001193'],
        recentProcedures: ['2.000815', '1.001193'],
      },
    }),
    own: 200,
  },

  {
    route: 'POST /api/v1/dossiers',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({ path: '/api/v1/dossiers', body: birthRegistration({ officeCode }) }),
    own: { others: 403, counter_officer: 201 },
  },
  {
    route: 'POST /api/v1/dossiers',
    naming: 'handlingOfficeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: '/api/v1/dossiers', body: birthRegistration({ handlingOfficeCode: code }) }),
    own: { others: 403, counter_officer: 201 },
    hidden: { others: 403, counter_officer: 404 },
    noSecret: 'any office may handle what another receives; codes of offices stand on every slip',
  },
  {
    route: 'GET /api/v1/dossiers',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/dossiers?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/dossiers',
    naming: 'assigneeId',
    ids: { own: (api) => idOf(api, 'motcua'), foreign: (api) => idOf(api, 'motcua2'), absent: ABSENT },
    call: (_api, id) => ({ path: `/api/v1/dossiers?count=true&assigneeId=${id}` }),
    own: READERS,
    hidden: READERS,
  },
  {
    route: 'GET /api/v1/dossiers',
    naming: 'q',
    ids: {
      own: async (api) => (await takeIn(await api.as('motcua'))).code,
      foreign: async (api) => (await takeIn(await api.as('motcua2'))).code,
      absent: 'H23.18.08-200101-0001',
    },
    call: (_api, code) => ({ path: `/api/v1/dossiers?count=true&q=${code}` }),
    own: READERS,
    hidden: READERS,
  },
  {
    route: 'GET /api/v1/dossiers/counts',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/dossiers/counts?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/dossiers/counts',
    naming: 'q',
    ids: {
      own: async (api) => (await takeIn(await api.as('motcua'))).code,
      foreign: async (api) => (await takeIn(await api.as('motcua2'))).code,
      absent: 'H23.18.08-200101-0001',
    },
    call: (_api, code) => ({ path: `/api/v1/dossiers/counts?q=${code}` }),
    own: READERS,
    hidden: READERS,
  },
  {
    route: 'POST /api/v1/dossiers/export',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/dossiers/export',
      body: { officeCode, columns: ['code', 'applicant', 'dueAt'], language: 'vi' },
    }),
    own: READERS,
  },
  {
    route: 'POST /api/v1/exports/register',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/exports/register',
      body: { officeCode, from: '2026-11-01', to: '2026-11-30', format: 'csv' },
    }),
    own: { others: 201, administrator: 403 },
  },
  {
    route: 'POST /api/v1/exports/dossiers',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/exports/dossiers',
      body: { officeCode, columns: ['code', 'applicant', 'dueAt'], language: 'vi', format: 'xlsx' },
    }),
    own: { others: 201, administrator: 403 },
  },
  {
    route: 'POST /api/v1/exports/closed-list',
    ids: closedIds,
    call: (_api, closeId) => ({ path: '/api/v1/exports/closed-list', body: { closeId, format: 'csv' } }),
    own: { others: 404, leader: 201, supervisor: 201 },
    caller: 'lanhdao',
  },
  { route: 'GET /api/v1/exports', call: () => ({ path: '/api/v1/exports' }), own: 200 },
  {
    route: 'GET /api/v1/exports/:id',
    ids: exportIds,
    call: (_api, id) => ({ path: `/api/v1/exports/${id}` }),
    own: { others: 404, counter_officer: 200 },
  },
  {
    route: 'POST /api/v1/exports/:id/cancel',
    ids: { ...exportIds, own: (api) => askedExport(api, 'motcua', 'waiting') },
    call: (_api, id) => ({ path: `/api/v1/exports/${id}/cancel`, body: {} }),
    own: { others: 404, counter_officer: 200 },
  },
  {
    route: 'GET /api/v1/exports/:id/content',
    ids: exportIds,
    call: (_api, id) => ({ path: `/api/v1/exports/${id}/content` }),
    own: { others: 404, counter_officer: 200 },
  },
  { route: 'GET /api/v1/reports/subscriptions', call: () => ({ path: '/api/v1/reports/subscriptions' }), own: 200 },
  {
    route: 'POST /api/v1/reports/subscriptions',
    naming: 'officeCode',
    ids: officeCodes,
    call: async (api, officeCode) => {
      await forgetSubscriptions(api);
      return {
        path: '/api/v1/reports/subscriptions',
        body: { officeCode, below: false, report: 'II.06', rule: 'period', format: 'xlsx' },
      };
    },
    own: { others: 403, leader: 201, supervisor: 201, administrator: 201 },
    caller: 'lanhdao',
  },
  {
    route: 'POST /api/v1/reports/subscriptions/:id/end',
    ids: {
      own: (api) => subscription(api, 'lanhdao', WARD),
      foreign: (api) => subscription(api, 'lanhdao2', OTHER_WARD),
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/reports/subscriptions/${id}/end`, body: {} }),
    own: { others: 404, leader: 200 },
    caller: 'lanhdao',
  },
  {
    route: 'POST /api/v1/dossiers/search',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({ path: '/api/v1/dossiers/search', body: { citizenId: '030190000001', officeCode } }),
    own: READERS,
  },
  {
    route: 'POST /api/v1/dossiers/search',
    naming: 'phone',
    ids: {
      own: async (api) => phoneOf(api, 'motcua', '0911111111'),
      foreign: async (api) => phoneOf(api, 'motcua2', '0922222222'),
      absent: '0933333333',
    },
    call: (_api, phone) => ({ path: '/api/v1/dossiers/search', body: { phone } }),
    own: READERS,
    hidden: READERS,
  },
  {
    route: 'POST /api/v1/dossiers/search',
    naming: 'taxCode',
    ids: {
      own: async (api) => companyOf(api, 'motcua', '0100109106'),
      foreign: async (api) => companyOf(api, 'motcua2', '0100109106-001'),
      absent: '0100109106-002',
    },
    call: (_api, taxCode) => ({ path: '/api/v1/dossiers/search', body: { taxCode } }),
    own: READERS,
    hidden: READERS,
  },
  {
    route: 'GET /api/v1/dossiers/:id',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/dossiers/:id/same-reader',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/same-reader` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/transitions',
    ids: dossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/transitions`, body: { transition: 'accept', version: 1 } }),
    own: COUNTER_ONLY,
  },
  {
    route: 'POST /api/v1/dossiers/:id/transitions',
    naming: 'assigneeId',
    ids: { own: (api) => idOf(api, 'thuly'), foreign: (api) => idOf(api, 'thuly2'), absent: ABSENT },
    call: async (api, assigneeId) => {
      const { id, version } = await inState.accepted(api);
      return { path: `/api/v1/dossiers/${id}/transitions`, body: { transition: 'forward', version, assigneeId } };
    },
    own: COUNTER_ONLY,
    hidden: { ...COUNTER_ONLY, counter_officer: 422 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/transitions',
    naming: 'signerId',
    ids: { own: (api) => idOf(api, 'lanhdao'), foreign: (api) => idOf(api, 'lanhdao2'), absent: ABSENT },
    call: async (api, signerId) => {
      const { id, version } = await inState.processing(api);
      const body = { transition: 'decide', version, results: [{}], signerId };
      return { path: `/api/v1/dossiers/${id}/transitions`, body };
    },
    caller: 'lanhdao',
    own: { others: 403, leader: 200, records_clerk: 200, administrator: 404 },
    hidden: { others: 403, leader: 422, records_clerk: 422, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/rehearsals',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/rehearsals`, body: { transition: 'accept', version: 1 } }),
    own: COUNTER_ONLY,
  },
  {
    route: 'POST /api/v1/dossiers/:id/rehearsals',
    naming: 'assigneeId',
    ids: { own: (api) => idOf(api, 'thuly'), foreign: (api) => idOf(api, 'thuly2'), absent: ABSENT },
    call: async (api, assigneeId) => {
      const { id, version } = await inState.accepted(api);
      return { path: `/api/v1/dossiers/${id}/rehearsals`, body: { transition: 'forward', version, assigneeId } };
    },
    own: COUNTER_ONLY,
    hidden: { ...COUNTER_ONLY, counter_officer: 422 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/same-visit',
    ids: { ...dossierIds, own: sameVisitDossier },
    call: async (api, id) => ({
      path: `/api/v1/dossiers/${id}/same-visit`,
      body: { version: 2, results: [{}], signerId: await idOf(api, 'lanhdao'), collector: COLLECTOR },
    }),
    own: COUNTER_ONLY,
  },
  {
    route: 'GET /api/v1/dossiers/:id/papers',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/papers` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/papers',
    ids: receivedDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/papers`, body: { form: 'receipt' } }),
    own: { others: 201, supervisor: 403, administrator: 404 },
  },
  {
    route: 'GET /api/v1/dossiers/:id/papers/:paperId/content',
    ids: receivedDossierIds,
    call: async (api, id) => ({ path: `/api/v1/dossiers/${id}/papers/${await receiptOf(api, id)}/content` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/dossiers/:id/slips/:file',
    ids: receivedDossierIds,
    call: async (api, id) => {
      await receiptOf(api, id);
      return { path: `/api/v1/dossiers/${id}/slips/receipt.pdf` };
    },
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/dossiers/:id/word/:file',
    ids: refusedDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/word/refusal.docx` }),
    own: { others: 200, supervisor: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/waiting',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/papers/waiting?officeCode=${code}` }),
    own: { others: 403, counter_officer: 200, administrator: 403 },
  },
  {
    route: 'POST /api/v1/papers/confirmations',
    naming: 'paperIds',
    ids: paperIds,
    call: (_api, id) => ({ path: '/api/v1/papers/confirmations', body: { paperIds: [id] } }),
    own: { others: 403, counter_officer: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/papers/copies',
    naming: 'paperIds',
    ids: paperIds,
    call: (_api, id) => ({ path: '/api/v1/papers/copies', body: { paperIds: [id] } }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/bundle',
    naming: 'ids',
    ids: paperIds,
    call: (_api, id) => ({ path: `/api/v1/papers/bundle?ids=${id}` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/ready',
    naming: 'ids',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/papers/ready?ids=${id}` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/papers/handover-sheets',
    naming: 'dossierIds',
    ids: passedDossierIds,
    call: (_api, id) => ({ path: '/api/v1/papers/handover-sheets', body: { dossierIds: [id] } }),
    own: { others: 201, supervisor: 403, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/handover-sheets',
    naming: 'ids',
    ids: sheetIds,
    call: (_api, id) => ({ path: `/api/v1/papers/handover-sheets?ids=${id}` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/handover-sheets/printed',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/papers/handover-sheets/printed?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'POST /api/v1/papers/handover-sheets/copies',
    naming: 'sheetIds',
    ids: sheetIds,
    call: (_api, id) => ({ path: '/api/v1/papers/handover-sheets/copies', body: { sheetIds: [id] } }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/register',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/papers/register?from=2026-11-01&to=2026-11-30&officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'POST /api/v1/papers/registers',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/papers/registers',
      body: { from: '2026-11-01', to: '2026-11-30', officeCode },
    }),
    own: { others: 201, administrator: 403 },
  },
  {
    route: 'GET /api/v1/papers/registers',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/papers/registers?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/papers/registers/offices',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/papers/registers/offices?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/papers/registers/:id',
    ids: registerIds,
    call: (_api, id) => ({ path: `/api/v1/papers/registers/${id}` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/papers/registers/:id/copies',
    ids: registerIds,
    call: (_api, id) => ({ path: `/api/v1/papers/registers/${id}/copies`, body: {} }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'GET /api/v1/papers/key',
    call: () => ({ path: '/api/v1/papers/key' }),
    own: { others: 200, nobody: 200 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/reveal',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/reveal`, body: { fields: ['citizenId', 'phone'] } }),
    own: { others: 200, administrator: 404 },
  },

  {
    route: 'GET /api/v1/dossiers/:id/attachments',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/attachments` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/attachments',
    ids: dossierIds,
    call: (_api, id) => {
      const { body, headers } = formOf({ content: smallPdf(), component: 'GCS' });
      // Nothing in it is more than a byte, so a text it may be.
      return { path: `/api/v1/dossiers/${id}/attachments`, body: Buffer.from(body).toString(), headers };
    },
    own: { others: 201, supervisor: 403, administrator: 404 },
  },
  { route: 'GET /api/v1/attachments/limits', call: () => ({ path: '/api/v1/attachments/limits' }), own: 200 },
  {
    route: 'GET /api/v1/attachments/:id/content',
    ids: { own: ownAttachment, foreign: foreignAttachment, absent: absentAttachment },
    call: (_api, ids) => ({ path: `/api/v1/attachments/${ids.split('/').at(-1)}/content` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/attachments/:attachmentId/removal',
    ids: { own: (api) => attached(api, 'motcua'), foreign: foreignAttachment, absent: absentAttachment },
    call: (_api, ids) => ({ path: `/api/v1/dossiers/${ids}/removal`, body: { reason: 'Gắn nhầm hồ sơ' } }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/attachments/:attachmentId/validity',
    ids: { own: (api) => attached(api, 'motcua'), foreign: foreignAttachment, absent: absentAttachment },
    call: (_api, ids) => ({ path: `/api/v1/dossiers/${ids}/validity`, body: { validUntil: '2027-05-23' } }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/attachments/:attachmentId/signature-check',
    ids: {
      own: once((api) => attached(api, 'motcua', BADLY_SIGNED)),
      foreign: once((api) => attached(api, 'motcua2', BADLY_SIGNED)),
      absent: absentAttachment,
    },
    call: (_api, ids) => ({ path: `/api/v1/dossiers/${ids}/signature-check` }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'GET /api/v1/dossiers/:id/thumbnails',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/thumbnails` }),
    own: { others: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/earlier-papers/search',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/dossiers/earlier-papers/search',
      body: {
        citizenId: '030190000001',
        fullName: 'Nguyễn Thị Hoà',
        procedureCode: '1.001193',
        caseCode: 'DUNG_HAN',
        officeCode,
      },
    }),
    own: { others: 403, counter_officer: 200 },
  },
  {
    route: 'GET /api/v1/dossiers/:id/earlier-papers',
    ids: dossierIds,
    call: (_api, id) => ({ path: `/api/v1/dossiers/${id}/earlier-papers` }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'POST /api/v1/dossiers/:id/earlier-papers',
    ids: { own: (api) => withEarlier(api, 'motcua'), foreign: foreignWithEarlier, absent: `${ABSENT} ${ABSENT}` },
    call: (_api, ids) => {
      const [id, attachmentId] = ids.split(' ');
      return { path: `/api/v1/dossiers/${id}/earlier-papers`, body: { attachmentId, component: 'GCS' } };
    },
    own: { others: 201, supervisor: 403, administrator: 404 },
  },

  {
    route: 'GET /api/v1/results',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/results?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'POST /api/v1/results/:id/place',
    ids: { own: (api) => registered(api, 'own'), foreign: foreignResult, absent: ABSENT },
    call: (_api, id) => ({ path: `/api/v1/results/${id}/place`, body: { shelfSlot: 'Kệ 2, ô 5', symbol: 'GKS' } }),
    own: { others: 200, supervisor: 403, administrator: 404 },
  },
  {
    route: 'POST /api/v1/results/:id/copy',
    ids: {
      own: (api) => registered(api, 'own', true),
      foreign: foreignResultWithFile,
      absent: `${ABSENT} ${ABSENT}`,
    },
    call: (_api, ids) => {
      const [id, attachmentId] = ids.split(' ');
      return { path: `/api/v1/results/${id}/copy`, body: { attachmentId, seal: false } };
    },
    own: { others: 200, supervisor: 403, administrator: 404 },
  },

  {
    route: 'GET /api/v1/approvals',
    naming: 'dossierId',
    ids: {
      own: once(async (api) => {
        const { id } = await inState.submitted(api);
        await proposal(api, 'motcua', id);
        return id;
      }),
      foreign: once(async (api) => {
        const { id } = await takeIn(await api.as('motcua2'), { accept: false });
        await proposal(api, 'motcua2', id);
        return id;
      }),
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/approvals?dossierId=${id}` }),
    own: 200,
    hidden: 200,
  },
  {
    route: 'POST /api/v1/approvals/:id',
    ids: {
      own: async (api) => proposal(api, 'motcua', (await inState.submitted(api)).id),
      foreign: foreignApproval,
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/approvals/${id}`, body: { approve: true } }),
    caller: 'lanhdao',
    own: { others: 403, leader: 200, administrator: 404 },
  },

  { route: 'GET /api/v1/catch-ups', call: () => ({ path: '/api/v1/catch-ups' }), own: 200 },
  {
    route: 'POST /api/v1/catch-ups',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({ path: '/api/v1/catch-ups', body: catchUp(officeCode) }),
    own: { others: 403, counter_officer: 202 },
  },
  {
    route: 'GET /api/v1/catch-ups/:id',
    ids: {
      own: (api) => proposedCatchUp(api, 'motcua', WARD),
      foreign: once((api) => proposedCatchUp(api, 'motcua2', OTHER_WARD)),
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/catch-ups/${id}` }),
    own: READERS,
    hidden: { others: 404, administrator: 403 },
  },
  {
    route: 'POST /api/v1/catch-ups/:id',
    ids: {
      own: (api) => proposedCatchUp(api, 'motcua', WARD),
      foreign: once((api) => proposedCatchUp(api, 'motcua2', OTHER_WARD)),
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/catch-ups/${id}`, body: { approve: true } }),
    caller: 'lanhdao',
    own: { others: 403, leader: 200, administrator: 404 },
  },

  { route: 'GET /api/v1/procedures', call: () => ({ path: '/api/v1/procedures' }), own: 200 },
  {
    route: 'GET /api/v1/procedures/:code',
    ids: { own: () => '1.001193', absent: '1.999999' },
    call: (_api, code) => ({ path: `/api/v1/procedures/${code}` }),
    own: 200,
  },
  {
    route: 'GET /api/v1/staff',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/staff?officeCode=${code}` }),
    own: 200,
  },
  {
    route: 'GET /api/v1/calendar',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/calendar?officeCode=${code}` }),
    own: 200,
  },
  {
    route: 'POST /api/v1/deadlines/preview',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/deadlines/preview',
      body: { officeCode, acceptedAt: '2026-03-02T09:00:00+07:00', limit: { amount: 5, unit: 'workingDay' } },
    }),
    own: 200,
    noSecret: 'opening hours hang at the door (design §5.4: calendars are not walled)',
  },

  { route: 'GET /api/v1/digests/today', call: () => ({ path: '/api/v1/digests/today' }), own: 200 },
  { route: 'GET /api/v1/alerts', call: () => ({ path: '/api/v1/alerts' }), own: 200 },
  {
    route: 'POST /api/v1/alerts/seen',
    // Others' alerts stay as they are, and nobody is told whether there is such a one.
    call: () => ({ path: '/api/v1/alerts/seen', body: { ids: [ABSENT] } }),
    own: 200,
  },
  {
    route: 'GET /api/v1/calendar-moves',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/calendar-moves?officeCode=${code}` }),
    caller: 'lanhdao',
    own: DECIDERS_ONLY,
  },
  {
    route: 'GET /api/v1/calendar-moves/summary',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/calendar-moves/summary?officeCode=${code}` }),
    caller: 'lanhdao',
    own: DECIDERS_ONLY,
  },
  {
    route: 'POST /api/v1/calendar-moves/settle',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({
      path: '/api/v1/calendar-moves/settle',
      body: { officeCode, all: true, decision: 'keep', reason: 'Vẫn kịp' },
    }),
    caller: 'lanhdao',
    own: DECIDERS_ONLY,
  },
  {
    route: 'GET /api/v1/notices',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/notices?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/notices',
    naming: 'dossierId',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/notices?dossierId=${id}` }),
    own: READERS,
    hidden: READERS,
  },
  {
    route: 'GET /api/v1/admin/notices/health',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/admin/notices/health?officeCode=${code}` }),
    own: { others: 403, administrator: 200, supervisor: 200 },
  },
  {
    route: 'GET /api/v1/forecasts/today',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/forecasts/today?officeCode=${code}` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/forecasts/hit-rate',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/forecasts/hit-rate?officeCode=${code}&month=2026-10` }),
    own: READERS,
  },
  {
    route: 'GET /api/v1/figures/today',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/figures/today?officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/forms/II.06',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/forms/II.06?period=2026-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/closes',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/closes?period=2024-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'POST /api/v1/reports/closes',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, officeCode) => ({ path: '/api/v1/reports/closes', body: { period: nextPeriod(), officeCode } }),
    own: { others: 403, leader: 201 },
    caller: 'lanhdao',
  },
  ...['', '/form'].map((part): RouteFixture => ({
    route: `GET /api/v1/reports/closes/:id${part}`,
    ids: closedIds,
    call: (_api, id) => ({ path: `/api/v1/reports/closes/${id}${part}` }),
    own: { others: 404, leader: 200, supervisor: 200, administrator: 200 },
    caller: 'lanhdao',
  })),
  {
    route: 'GET /api/v1/reports/closes/:id/dossiers',
    ids: closedIds,
    call: (_api, id) => ({ path: `/api/v1/reports/closes/${id}/dossiers` }),
    own: { others: 404, leader: 200, supervisor: 200, administrator: 403 },
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/statistics-card',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/statistics-card?month=2026-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/statistics-card/sharing',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/statistics-card/sharing?officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  ...['', '/html'].map((page): RouteFixture => ({
    route: `GET /api/v1/public/statistics-cards/:officeCode${page}`,
    ids: shownCards,
    call: (_api, code) => ({ path: `/api/v1/public/statistics-cards/${code}${page}` }),
    own: { others: 200, nobody: 200 },
    hidden: { others: 404, nobody: 404 },
  })),
  {
    route: 'GET /api/v1/reports/on-time',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({
      path: `/api/v1/reports/on-time?groupBy=officer&from=2026-09-15&to=2026-10-14&officeCode=${code}`,
    }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/steps',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/steps?groupBy=procedure&period=2026-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/ageing',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/ageing?groupBy=officer&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/supplements',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/supplements?groupBy=field&period=2026-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/pauses',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/pauses?groupBy=cause&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/refusals',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/refusals?period=2026-10&officeCode=${code}` }),
    own: { leader: 200, supervisor: 200, others: 403 },
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/late-causes',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/late-causes?period=2026-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/qd-766',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/qd-766?period=2026-10&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/reports/files/:report',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/reports/files/ageing?format=csv&officeCode=${code}` }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  {
    route: 'GET /api/v1/figures/offices',
    call: () => ({ path: '/api/v1/figures/offices' }),
    own: FIGURE_READERS,
    caller: 'lanhdao',
  },
  { route: 'GET /api/v1/live', call: () => ({ path: '/api/v1/live' }), own: 200 },
  {
    route: 'GET /api/v1/live',
    naming: 'dossierId',
    ids: readDossierIds,
    call: (_api, id) => ({ path: `/api/v1/live?dossierId=${id}` }),
    own: { others: 200, administrator: 404 },
  },

  {
    route: 'GET /api/v1/notices/call-list',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/notices/call-list?officeCode=${code}` }),
    own: { others: 403, counter_officer: 200 },
  },
  {
    route: 'GET /api/v1/notices/call-list/count',
    naming: 'officeCode',
    ids: officeCodes,
    call: (_api, code) => ({ path: `/api/v1/notices/call-list/count?officeCode=${code}` }),
    own: { others: 403, counter_officer: 200 },
  },
  {
    route: 'POST /api/v1/notices/:id/call',
    ids: {
      own: async (api) => untoldNotice(api, (await inState.submitted(api)).id),
      foreign: foreignNotice,
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/notices/${id}/call`, body: HEARD_ANOTHER }),
    own: COUNTER_ONLY,
  },
  {
    route: 'POST /api/v1/notices/:id/reveal',
    ids: {
      own: async (api) => untoldNotice(api, (await inState.submitted(api)).id),
      foreign: foreignNotice,
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/notices/${id}/reveal`, body: { purpose: 'Gọi điện báo' } }),
    own: COUNTER_ONLY,
  },
  {
    route: 'POST /api/v1/notices/:id/resend',
    ids: {
      own: async (api) => failedNotice(api, (await inState.submitted(api)).id),
      foreign: foreignNotice,
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/notices/${id}/resend` }),
    own: COUNTER_ONLY,
  },
  {
    route: 'POST /api/v1/notices/:id/retry',
    ids: {
      own: async (api) => retriedNotice(api, (await inState.submitted(api)).id),
      foreign: foreignNotice,
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/notices/${id}/retry` }),
    own: COUNTER_ONLY,
  },
  {
    route: 'POST /api/v1/notices/:id/recall',
    ids: {
      own: async (api) => plannedNotice(api, (await inState.submitted(api)).id),
      foreign: once(async (api) => plannedNotice(api, await foreignDossier(api))),
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/notices/${id}/recall` }),
    own: { others: 403, counter_officer: 200, leader: 200, administrator: 404 },
  },
  {
    route: 'POST /api/v1/visits/:visitId/close',
    ids: {
      own: (api) => openVisit(api, 'motcua'),
      foreign: once((api) => openVisit(api, 'motcua2')),
      absent: ABSENT,
    },
    call: (_api, id) => ({ path: `/api/v1/visits/${id}/close` }),
    // A visit is one officer's own.
    own: { others: 404, counter_officer: 200 },
  },
];

async function phoneOf(api: TestApi, counter: string, phone: string): Promise<string> {
  const { applicant } = birthRegistration() as { applicant: object };
  await takeIn(await api.as(counter), { applicant: { ...applicant, phone } });
  return phone;
}

async function companyOf(api: TestApi, counter: string, taxCode: string): Promise<string> {
  const applicant = { kind: 'organisation', fullName: 'Công ty Sao Đỏ', otherId: { kind: 'taxCode', number: taxCode } };
  await takeIn(await api.as(counter), { applicant });
  return taxCode;
}

/** The pages of the API's documentation: their files are a package's, not ours. */
export const isDocumentation = (route: string): boolean => /^(?:GET|HEAD) \/api\/docs(?:\/|$)/.test(route);
