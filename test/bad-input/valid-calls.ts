import { randomUUID } from 'node:crypto';
import { localDateOf } from '@motcua/shared/calendar';
import { DOSSIER_TRANSITIONS, type DossierTransition } from '@motcua/shared/dossiers';
import type { TestApi } from '../support/api.js';
import {
  birthRegistration,
  citizenId,
  feeCode,
  inState,
  mustAct,
  type ReachableState,
  type TestDossier,
} from '../support/dossiers.js';
import { ADMIN_FIXTURES } from '../walls/admin-fixtures.js';
import { ROUTE_FIXTURES, usualCaller } from '../walls/route-fixtures.js';

/** A call that is right in every field, from which wrong ones are made. */
export interface ValidCall {
  /** As the router names it. */
  readonly route: string;
  readonly username: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let receipts = 0;

const REASON = { reason: 'Lý do kiểm thử' };

/** What must have happened before, beside reaching the state. */
const FIRST: Partial<Record<DossierTransition, DossierTransition>> = {
  cancel_receipt: 'record_payment',
  refund: 'record_payment',
  unpause: 'pause',
};

/** Each transition with all its fields, a state it starts in, and who may do it there. */
export async function acts(api: TestApi): Promise<Record<DossierTransition, [ReachableState, string, object]>> {
  const fee = await feeCode(api);
  const idOf = async (username: string): Promise<string> => (await api.as(username)).user.id;
  const [thuly, lanhdao] = [await idOf('thuly'), await idOf('lanhdao')];
  const items = [{ feeCode: fee, quantity: 1, amountVnd: 8000 }];
  const receipt = { form: '01BLP0-001', series: 'AA-26P', number: String(++receipts) };
  const collector = { fullName: 'Nguyễn Thị Hoà', citizenId: citizenId(), relation: 'applicant' };
  const changes = {
    fullName: 'Nguyễn Thị Hoa',
    citizenId: citizenId(),
    sex: 'female',
    dateOfBirth: '1990-08-15',
    phone: '0987654321',
    email: 'hoa@example.com',
    address: 'Số 1, phường Cộng Hòa',
    resultDelivery: { method: 'post', address: 'Số 1' },
    formData: {},
    sets: 2,
    messages: { channels: ['sms'], language: 'en' },
  };
  return {
    accept: ['submitted', 'motcua', { components: [{ code: 'TK', present: true, valid: true, copies: 1 }] }],
    request_supplement: [
      'accepted',
      'motcua',
      { ...REASON, components: [{ code: 'TK', defect: 'Thiếu chữ ký', bring: 'Ký tờ khai' }], until: '2099-01-05' },
    ],
    receive_supplement: ['awaiting_supplement', 'motcua', { components: [{ code: 'GCS', present: true, copies: 1 }] }],
    refuse: ['submitted', 'motcua', REASON],
    return_unfinished: [
      'suspended',
      'lanhdao',
      { ...REASON, cause: 'ended_after_suspension', returned: ['Giấy chứng sinh'] },
    ],
    withdraw: ['accepted', 'motcua', { ...REASON, returned: ['Giấy chứng sinh'] }],
    void_intake: ['accepted', 'motcua', REASON],
    forward: ['accepted', 'motcua', { stepCode: 'tham_dinh', assigneeId: thuly }],
    receive_handover: ['processing', 'thuly', {}],
    recall: ['processing', 'motcua', {}],
    send_back: ['processing', 'thuly', { ...REASON, stepCode: 'tiep_nhan' }],
    reassign: ['processing', 'lanhdao', { ...REASON, assigneeId: thuly }],
    change_case: ['processing', 'thuly', { ...REASON, caseCode: 'DUNG_HAN' }],
    correct_receipt_time: ['accepted', 'motcua', { ...REASON, receivedAt: '2026-01-05T09:00:00+07:00' }],
    correct: ['accepted', 'motcua', { ...REASON, changes }],
    record_payment: ['accepted', 'motcua', { items, method: 'cash', receipt }],
    cancel_receipt: ['accepted', 'motcua', REASON],
    refund: ['accepted', 'motcua', REASON],
    request_payment: ['accepted', 'thuly', { items }],
    confirm_payment: [
      'awaiting_payment',
      'motcua',
      { receipt: { ...receipt, number: String(++receipts) }, method: 'transfer' },
    ],
    pause: ['processing', 'lanhdao', { cause: 'force_majeure', document: 'QĐ 1', reviewOn: '2099-01-01' }],
    unpause: ['processing', 'lanhdao', REASON],
    suspend: ['processing', 'lanhdao', { ...REASON, document: 'QĐ 2' }],
    resume: ['suspended', 'lanhdao', REASON],
    sign: ['processing', 'lanhdao', { ...REASON, outcome: 'granted' }],
    decide: [
      'processing',
      'vanthu',
      {
        results: [{ title: 'Giấy khai sinh', copies: 1, symbol: 'GKS' }],
        outcome: 'granted',
        signerId: lanhdao,
        signedOn: localDateOf(new Date()),
      },
    ],
    receive_result: ['decided', 'motcua', { shelfSlot: 'Kệ 2, ô 5' }],
    // A Monday morning: the right calls set hours, too, by which nobody works in the afternoon.
    apologise: ['accepted', 'lanhdao', { ...REASON, newDueAt: '2099-01-05T11:00:00+07:00' }],
    hand_over: [
      'decided',
      'motcua',
      { ...REASON, method: 'desk', collector, waybill: 'EB123456789VN', returned: ['Giấy chứng sinh'] },
    ],
    explain_delay: ['accepted', 'lanhdao', { lateCause: 'workload', reason: 'Chờ xác minh' }],
    reopen_decision: ['decided', 'motcua', REASON],
    reopen_hand_over: ['handed_over', 'motcua', REASON],
  };
}

type Pairs = readonly (readonly [string, string])[];

const VIEWS = ['work', 'mine', 'desk', 'office', 'overdue', 'dueSoon', 'waitingCitizen', 'toHandOver'];
const DUES = ['overdue', 'today', 'soon'];

interface OneOfMany {
  readonly code: string;
  readonly tail: string;
  readonly assignee: string;
}

/** Every name that lists, counts and exports are narrowed by; values are drawn anew. */
function filterQueries(one: OneOfMany): Pairs[] {
  return [
    [],
    ...VIEWS.map((view) => [['view', view] as const]),
    ...DUES.map((due) => [['due', due] as const]),
    [['q', one.code]],
    [['q', one.tail]],
    [['q', 'nguyen']],
    [['q', 'nguyen 1990']],
    [['state', 'accepted']],
    [['procedureCode', '1.001193']],
    [['assigneeId', one.assignee]],
    [
      ['receivedFrom', '2026-01-01'],
      ['receivedTo', '2099-12-31'],
    ],
    [
      ['dueFrom', '2026-01-01'],
      ['dueTo', '2099-12-31'],
    ],
  ];
}

/** Every name a list takes, in combinations that are asked once in warming up. */
function listQueries(one: OneOfMany): Pairs[] {
  const filters: Pairs[] = [
    ...filterQueries(one),
    [
      ['state', 'accepted'],
      ['state', 'processing'],
      ['count', 'true'],
    ],
    [
      ['count', 'true'],
      ['officeCode', 'H23.18.07'],
    ],
    // What is asked for decides how: by code, by its tail, or by name.
    ...[one.code, one.tail, 'nguyen', 'nguyen 1990'].map((q) => [['q', q] as const, ['count', 'true'] as const]),
  ];
  const orders = ['dueAt', 'runsOutAt', 'submittedAt', 'receivedAt', 'code'].flatMap((sort) =>
    ['asc', 'desc'].map((order) => [sort, order] as const),
  );
  return [
    ...filters.map((filter) => [...filter, ['limit', '10'] as const]),
    ...orders.map(([sort, order]) => [['sort', sort] as const, ['order', order] as const, ['limit', '1'] as const]),
  ];
}

/** The same filters in a body, where several of one name are a list. */
const bodyOf = (query: Pairs): Record<string, unknown> =>
  Object.fromEntries(query.map(([name, value]) => [name, ['state', 'procedureCode'].includes(name) ? [value] : value]));

/** A dossier on which the act is possible. */
export async function readyFor(api: TestApi, transition: DossierTransition): Promise<TestDossier> {
  const [state] = (await acts(api))[transition];
  const dossier = await inState[state](api);
  if (transition === 'explain_delay') {
    await api.sql(`UPDATE dossier SET due_at = '2026-01-05T10:00:00Z' WHERE id = $1`, [dossier.id]);
  }
  const first = FIRST[transition];
  if (!first) return dossier;
  const [, username, fields] = (await acts(api))[first];
  return mustAct(await api.as(username), dossier, first, fields);
}

/** Calls that can each be made once: every act has a dossier of its own in the state it needs. */
async function singleCalls(api: TestApi): Promise<ValidCall[]> {
  const calls: ValidCall[] = [];
  for (const fixture of [...ROUTE_FIXTURES, ...ADMIN_FIXTURES]) {
    const { path, body, headers = {} } = await fixture.call(api, fixture.ids ? await fixture.ids.own(api) : '');
    const [bare, query = ''] = path.split('?');
    const username = fixture.endsSession ? 'thuly2' : usualCaller(fixture);
    calls.push({ route: fixture.route, username, path: bare!, query: [...new URLSearchParams(query)], body, headers });
  }
  // Accounts made on the way are case officers too; steps are to go to the one who acts here.
  await api.sql(
    `INSERT INTO staff_leave (id, staff_id, from_on, to_on) SELECT gen_random_uuid(), p.id, '2020-01-01', '2099-12-31'
       FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id
      WHERE r.role = 'case_officer' AND p.username NOT IN ('thuly', 'thuly2')`,
  );
  for (const transition of DOSSIER_TRANSITIONS) {
    const [, username, fields] = (await acts(api))[transition];
    const dossier = await readyFor(api, transition);
    calls.push({
      route: 'POST /api/v1/dossiers/:id/transitions',
      username,
      path: `/api/v1/dossiers/${dossier.id}/transitions`,
      query: [],
      body: { transition, version: dossier.version, ...fields },
    });
  }
  return calls;
}

/** Of one thing, and may be made as often as one likes; what it writes depends on what it is given. */
const REPEATABLE = ['POST /api/v1/results/:id/place'];

/** The same with each field left out in turn, where nothing is used up by it. */
export const withoutOneField = (call: ValidCall): ValidCall[] =>
  (call.route.includes(':') && !REPEATABLE.includes(call.route)) || typeof call.body !== 'object' || call.body === null
    ? []
    : Object.keys(call.body).map((name) => ({
        ...call,
        body: Object.fromEntries(Object.entries(call.body!).filter(([key]) => key !== name)),
      }));

/** Changes that change nothing: a version and no more. */
export async function emptyChanges(api: TestApi): Promise<ValidCall[]> {
  const calls: ValidCall[] = [];
  for (const fixture of [...ROUTE_FIXTURES, ...ADMIN_FIXTURES].filter(({ route }) => route.startsWith('PATCH '))) {
    const { path } = await fixture.call(api, await fixture.ids!.own(api));
    calls.push({ route: fixture.route, username: usualCaller(fixture), path, query: [], body: { version: 1 } });
  }
  return calls;
}

/** @param copies how many dossiers each act may be tried on */
export async function validCalls(api: TestApi, copies: number): Promise<ValidCall[]> {
  const calls: ValidCall[] = [];
  for (let copy = 0; copy < copies; copy++) calls.push(...(await singleCalls(api)));
  const full = birthRegistration() as { applicant: object; components: object[] };
  const intake = { route: 'POST /api/v1/dossiers', username: 'motcua', path: '/api/v1/dossiers', query: [] };
  calls.push({ ...intake, body: { ...full, handlingOfficeCode: 'H23.18.08' } });
  for (const reached of [{}, { phone: '0912345678' }, { email: 'hoa@example.com' }]) {
    const applicant = { kind: 'person', fullName: 'Nguyễn Thị Hoà', otherId: { kind: 'none' }, ...reached };
    calls.push({ ...intake, body: { ...full, applicant, accept: false } });
  }
  calls.push({
    ...intake,
    body: {
      ...full,
      officeCode: 'H23.18.07',
      handlingOfficeCode: 'H23.18.07',
      applicant: {
        ...full.applicant,
        dateOfBirth: '1990-08-15',
        sex: 'female',
        address: 'Số 1, phường Cộng Hòa',
        messages: { channels: [], language: 'vi' },
      },
      submitter: {
        fullName: 'Trần Văn Đức',
        citizenId: citizenId(),
        phone: '0987654321',
        email: 'duc@example.com',
        relation: 'Cha',
        authorisation: 'Giấy ủy quyền',
      },
      components: full.components.map((component) => ({
        ...component,
        copies: 1,
        source: 'paper',
        copiesByKind: { original: 1, certified: 0, photo: 0 },
        note: 'Đã đối chiếu',
      })),
      sets: 1,
      note: 'Hẹn mang bản chính chiều nay',
      formData: {},
      resultDelivery: { method: 'post', address: 'Số 1' },
      visitId: randomUUID(),
    },
  });
  const { id, code } = await inState.accepted(api);
  const one = { code, tail: code.slice(-4), assignee: (await api.as('motcua')).user.id };
  const list = { route: 'GET /api/v1/dossiers', username: 'motcua', path: '/api/v1/dossiers' };
  for (const query of listQueries(one)) calls.push({ ...list, query });
  // What is at work differs with who asks.
  const senders = ['motcua', 'thuly'];
  for (const username of senders) calls.push({ ...list, username, query: [['view', 'work']] });
  for (const query of filterQueries(one)) {
    for (const username of query[0]?.[1] === 'work' ? senders : ['motcua']) {
      const body = { ...bodyOf(query), columns: ['code', 'applicant'], language: 'vi' };
      const [counts, file] = ['/api/v1/dossiers/counts', '/api/v1/dossiers/export'];
      calls.push({ route: `GET ${counts}`, username, path: counts, query });
      calls.push({ route: `POST ${file}`, username, path: file, query: [], body });
    }
  }
  for (const sort of ['dueAt', 'runsOutAt', 'code']) {
    const { body } = await (await api.as('motcua')).get(`/api/v1/dossiers?sort=${sort}&limit=1`);
    const cursor = (body as { page: { nextCursor: string } }).page.nextCursor;
    calls.push({ ...list, query: [['sort', sort] as const, ['cursor', cursor] as const] });
  }
  const other = (path: string, query: [string, string][], username = 'motcua'): ValidCall => ({
    route: `GET ${path}`,
    username,
    path,
    query,
  });
  calls.push(
    other(
      '/api/v1/approvals',
      [
        ['state', 'pending'],
        ['about', 'true'],
        ['dossierId', id],
        ['limit', '10'],
      ],
      'lanhdao',
    ),
    other('/api/v1/notices', [
      ['dossierId', id],
      ['dossierCode', 'H23.18.07-261123-0001'],
      ['channel', 'sms'],
      ['kind', 'accepted'],
      ['state', 'planned'],
      ['needsSomebody', 'true'],
      ['from', '2026-11-23'],
      ['to', '2026-11-23'],
      ['limit', '10'],
    ]),
    other(
      '/api/v1/reports/forms/II.06',
      [
        ['from', '2026-11-01'],
        ['to', '2026-11-23'],
        ['below', 'false'],
        ['byProcedure', 'true'],
        ['format', 'csv'],
      ],
      'lanhdao',
    ),
    other('/api/v1/papers/registers/offices', [['officeCode', 'H23.18.07']]),
    other('/api/v1/papers/registers', [
      ['from', '2026-11-01'],
      ['to', '2026-11-30'],
      ['limit', '10'],
    ]),
    other('/api/v1/results', [
      ['year', '2026'],
      ['number', '17'],
      ['dossierCode', 'H23.18.07-261123-0001'],
      ['signerId', one.assignee],
      ['from', '2026-11-23'],
      ['to', '2026-11-23'],
      ['shelfSlot', 'Kệ 2, ô 5'],
      ['lacksCopy', 'true'],
      ['limit', '10'],
    ]),
    other('/api/v1/procedures', [
      ['q', 'khai sinh'],
      ['field', 'Hộ tịch'],
      ['limit', '10'],
    ]),
    other('/api/v1/staff', [
      ['role', 'case_officer'],
      ['officeCode', 'H23.18.07'],
    ]),
  );
  return calls;
}
