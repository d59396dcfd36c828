import { OTHER_WARD, type TestApi, type TestClient, WARD } from '../support/api.js';
import { inState, takeIn } from '../support/dossiers.js';
import { csvOf, oldRow, bring, sheetForm, whenIn } from '../history/old-sheet.js';
import type { Call, Ids, RouteFixture } from '../walls/route-fixtures.js';
import { body, GOOD_PASSWORD, provinceAdministrator, type Row, staffId } from './administration.js';

const ABSENT = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10';
const FAR = '2099-01-01';
const SEEN = { others: 403, administrator: 200 } as const;
const MADE = { others: 403, administrator: 201 } as const;
/** The door is shut before anybody looks who or what is named. */
const HIDDEN = { others: 403, administrator: 404 } as const;
/** Words are also read, and put in force, by leaders. */
const READ_BY_LEADERS = { others: 403, administrator: 200, leader: 200 } as const;
const codes: Ids = { own: () => WARD, foreign: () => OTHER_WARD, absent: 'H23.18.99' };

const provinces = new WeakMap<TestApi, Promise<TestClient>>();
const province = (api: TestApi): Promise<TestClient> => {
  if (!provinces.has(api)) provinces.set(api, provinceAdministrator(api));
  return provinces.get(api)!;
};
let last = 0;
const next = (): number => ++last;
/** Another day with each call, in years that nothing else asks about. */
const newDay = (): string => new Date(Date.UTC(2040, 0, next())).toISOString().slice(0, 10);

const account = (officeCode: string): object => ({
  username: `tuong${next()}`,
  fullName: 'Hoàng Thị Lựu',
  password: GOOD_PASSWORD,
  roles: [{ role: 'case_officer', officeCode }],
});
const office = (parentCode: string): object => ({
  code: `H23.18.07.${100 + next()}`,
  name: 'Điểm tiếp nhận',
  parentCode,
  placeName: 'Cộng Hòa',
  validFrom: '2020-01-01',
});
const succession = (predecessorCode: string, successorCode: string): object => ({
  predecessorCode,
  successorCode,
  effectiveOn: FAR,
  decisionNumber: '1/NQ',
});
const definition = {
  name: 'Xác nhận đường làng',
  field: 'Xây dựng',
  level: 'full',
  limit: { amount: 3, unit: 'workingDay' },
  components: [],
  steps: [{ code: 'tiep_nhan', name: 'Tiếp nhận', role: 'counter_officer' }],
  legalBasis: ['Quyết định 1/QĐ-UBND'],
  results: [{ code: 'GXN', name: 'Giấy xác nhận' }],
  retention: 'years_10',
};
const procedure = (): { code: string; effectiveFrom: string; definition: object } => ({
  code: `1.9${String(next()).padStart(5, '0')}`,
  effectiveFrom: '2026-01-01',
  definition,
});
const day = (officeCode: string): object => ({ officeCode, date: newDay(), kind: 'off', name: 'Ngày nghỉ' });
const hours = (officeCode: string): object => ({
  officeCode,
  validFrom: newDay(),
  week: { 1: [{ from: 420, to: 690 }] },
  cutOffMinute: 600,
});
const delegation = async (api: TestApi, ward: '' | '2', changes: object = {}): Promise<object> => ({
  officeCode: ward ? OTHER_WARD : WARD,
  fromStaffId: await staffId(api, `lanhdao${ward}`),
  toStaffId: await staffId(api, `thuly${ward}`),
  role: 'leader',
  kind: 'KT',
  fromOn: FAR,
  toOn: FAR,
  decisionNumber: '1/QĐ',
  ...changes,
});
const leave = (id: string): object => ({ staffId: id, fromOn: FAR, toOn: FAR });

const noticeRule = (officeCode: string): object => ({
  officeCode,
  kind: 'accepted',
  email: 'always',
  sms: 'never',
  phone: 'fallback',
  people: 'submitter',
  holdSeconds: 0,
  urgent: false,
});

const noticeRuleAgain = async (api: TestApi, officeCode: string): Promise<object> => {
  await api.sql('DELETE FROM notice_rule r USING office o WHERE o.id = r.office_id AND o.code = $1', [officeCode]);
  return noticeRule(officeCode);
};
const STAFF_RULE = {
  desk: 'always',
  email: 'fallback',
  atOnce: false,
  holder: true,
  leaders: true,
  supervisors: false,
} as const;
const staffNoticeRule = (officeCode: string): object => ({ officeCode, kind: 'due_soon', ...STAFF_RULE });

const staffNoticeRuleAgain = async (api: TestApi, officeCode: string): Promise<object> => {
  await api.sql('DELETE FROM staff_notice_rule r USING office o WHERE o.id = r.office_id AND o.code = $1', [
    officeCode,
  ]);
  return staffNoticeRule(officeCode);
};
const WORDS = { kind: 'accepted', channel: 'email', language: 'vi' } as const;
const words = (officeCode: string): object => ({ officeCode, ...WORDS, subject: '{{code}}', body: 'Hồ sơ {{code}}' });
const proposed = async (api: TestApi, officeCode: string): Promise<string> => {
  const { id } = await post(await province(api), 'notice-templates', words(officeCode));
  body(await (await province(api)).post(`/api/v1/admin/notice-templates/${id}/propose`, { version: 1 }), 200);
  return id;
};
const setting = (officeCode: string): object => ({ officeCode, key: 'apology.maxPerDossier', value: 2 });
/** An office sets a thing once; the next call finds it free. */
const settingAgain = async (api: TestApi, officeCode: string): Promise<object> => {
  await api.sql('DELETE FROM office_setting s USING office o WHERE o.id = s.office_id AND o.code = $1 AND s.key = $2', [
    officeCode,
    'apology.maxPerDossier',
  ]);
  return setting(officeCode);
};

const post = async (client: TestClient, path: string, input: object): Promise<Row> =>
  body(await client.post(`/api/v1/admin/${path}`, input), 201);

/** One made anew with each call by an administrator of the ward, one of the other ward, one that never was. */
const made = (path: string, own: (api: TestApi) => object | Promise<object>, foreign: typeof own): Ids => ({
  own: async (api) => (await post(await api.as('quantri'), path, await own(api))).id,
  foreign: async (api) => (await post(await province(api), path, await foreign(api))).id,
  absent: ABSENT,
});

/** A sheet of one old dossier, another each time, looked through. */
const oldSheet = (): string => csvOf([oldRow({ oldCode: `CU-${next()}` })]);
const brought = async (client: TestClient, officeCode: string): Promise<string> => {
  const { id } = body(await bring(client, oldSheet(), { officeCode }), 201);
  await whenIn(client, id, 'checked');
  return id;
};

const ids = {
  historyImports: {
    own: async (api) => brought(await api.as('quantri'), WARD),
    foreign: async (api) => brought(await province(api), OTHER_WARD),
    absent: ABSENT,
  },
  staff: made(
    'staff',
    () => account(WARD),
    () => account(OTHER_WARD),
  ),
  offices: made(
    'offices',
    () => office(WARD),
    () => ({ ...office(OTHER_WARD), code: `H23.18.08.${100 + next()}` }),
  ),
  successions: made(
    'successions',
    async (api) => succession(await newOfficeCode(api), WARD),
    async (api) =>
      succession((await post(await province(api), 'offices', office('H23.18')))['code'] as string, OTHER_WARD),
  ),
  days: made(
    'calendars',
    () => day(WARD),
    () => day(OTHER_WARD),
  ),
  hours: made(
    'calendars/hours',
    () => hours(WARD),
    () => hours(OTHER_WARD),
  ),
  delegations: made(
    'delegations',
    (api) => delegation(api, ''),
    (api) => delegation(api, '2'),
  ),
  leaves: made(
    'leaves',
    async (api) => leave(await staffId(api, 'thuly')),
    async (api) => leave(await staffId(api, 'thuly2')),
  ),
  settings: made(
    'settings',
    async (api) => setting(await newOfficeCode(api)),
    async (api) => setting((await post(await province(api), 'offices', office(OTHER_WARD)))['code'] as string),
  ),
  noticeRules: made(
    'notice-rules',
    async (api) => noticeRule(await newOfficeCode(api)),
    async (api) => noticeRule((await post(await province(api), 'offices', office(OTHER_WARD)))['code'] as string),
  ),
  staffNoticeRules: made(
    'staff-notice-rules',
    async (api) => staffNoticeRule(await newOfficeCode(api)),
    async (api) => staffNoticeRule((await post(await province(api), 'offices', office(OTHER_WARD)))['code'] as string),
  ),
  templates: made(
    'notice-templates',
    () => words(WARD),
    () => words(OTHER_WARD),
  ),
  /** By somebody who is not among the callers, so that each of them may put them in force who may do that at all. */
  proposals: { own: (api) => proposed(api, WARD), foreign: (api) => proposed(api, OTHER_WARD), absent: ABSENT },
  dossiers: {
    own: async (api) => (await inState.submitted(api)).id,
    foreign: async (api) => (await takeIn(await api.as('motcua2'), { accept: false })).id,
    absent: ABSENT,
  },
} satisfies Record<string, Ids>;
const newOfficeCode = async (api: TestApi): Promise<string> =>
  (await post(await api.as('quantri'), 'offices', office(WARD)))['code'] as string;
const newProcedure = async (api: TestApi): Promise<string> =>
  (await post(await api.as('quantri'), 'procedures', procedure()))['code'] as string;

/** The same thing, disabled: what is opened again must be closed. */
const disabled = (path: string, of: Ids): Ids => ({
  ...of,
  own: async (api) => {
    const id = await of.own(api);
    body(await (await api.as('quantri')).post(`/api/v1/admin/${path}/${id}/disable`, { version: 1 }), 200);
    return id;
  },
});

const get = (path: string): RouteFixture => ({
  route: `GET /api/v1/admin/${path}`,
  call: () => ({ path: `/api/v1/admin/${path}` }),
  own: SEEN,
});
const getBy = (path: string, naming: string, of: Ids, hidden: RouteFixture['hidden'] = HIDDEN): RouteFixture => ({
  ...get(path),
  naming,
  ids: of,
  call: (_api, value) => ({ path: `/api/v1/admin/${path}?${naming}=${value}` }),
  hidden: hidden,
});
const create = (
  path: string,
  naming: string,
  of: Ids,
  input: (api: TestApi, value: string) => unknown,
): RouteFixture => ({
  route: `POST /api/v1/admin/${path}`,
  naming,
  ids: of,
  call: async (api, value): Promise<Call> => ({ path: `/api/v1/admin/${path}`, body: await input(api, value) }),
  own: MADE,
  hidden: HIDDEN,
});
const change = (route: string, of: Ids, input: object = {}, own: RouteFixture['own'] = SEEN): RouteFixture => ({
  route: route.replace(' ', ' /api/v1/admin/'),
  ids: of,
  call: (_api, id) => ({
    path: `/api/v1/admin/${route.split(' ')[1]!.replace(/:\w+/, id)}`,
    ...(!route.startsWith('GET') && { body: { version: 1, ...input } }),
  }),
  own,
  hidden: HIDDEN,
});
const procedures: Ids = { own: newProcedure, absent: '1.999999' };

/** Routes of administration: `/api/v1/admin/…` and `/api/v1/auth/password`. */
export const ADMIN_FIXTURES: readonly RouteFixture[] = [
  {
    route: 'POST /api/v1/auth/password',
    // A wrong one, so that the demo accounts keep theirs.
    call: () => ({ path: '/api/v1/auth/password', body: { current: 'sai', new: GOOD_PASSWORD } }),
    own: 422,
  },

  getBy('staff', 'officeCode', codes),
  change('GET staff/:id', ids.staff),
  create('staff', 'roles.officeCode', codes, (_api, code) => account(code)),
  change('PATCH staff/:id', ids.staff, { title: 'Công chức' }),
  change('POST staff/:id/disable', ids.staff),
  change('POST staff/:id/enable', disabled('staff', ids.staff), { version: 2 }),

  get('offices'),
  change('GET offices/:id', ids.offices),
  create('offices', 'parentCode', codes, (_api, code) => office(code)),
  change('PATCH offices/:id', ids.offices, { phone: '0220 1' }),
  change('POST offices/:id/disable', ids.offices),
  change('POST offices/:id/enable', disabled('offices', ids.offices), { version: 2 }),
  {
    ...change('PATCH offices/:id', codes),
    naming: 'parentCode',
    call: async (api, parentCode) => ({
      path: `/api/v1/admin/offices/${await ids.offices.own(api)}`,
      body: { version: 1, parentCode },
    }),
  },

  get('successions'),
  create('successions', 'predecessorCode', { ...codes, own: newOfficeCode }, (_api, code) => succession(code, WARD)),
  create('successions', 'successorCode', codes, async (api, code) => succession(await newOfficeCode(api), code)),
  change('PATCH successions/:id', ids.successions, { decisionNumber: '2/NQ' }),

  get('procedures'),
  {
    ...get('procedures'),
    route: 'POST /api/v1/admin/procedures',
    call: () => ({ path: '/api/v1/admin/procedures', body: procedure() }),
    own: MADE,
  },
  change('GET procedures/:code', procedures),
  change('POST procedures/:code/versions', procedures, { effectiveFrom: FAR, definition }, MADE),
  change('POST procedures/:code/disable', procedures),
  change('POST procedures/:code/enable', disabled('procedures', procedures), { version: 2 }),

  getBy('calendars', 'officeCode', codes),
  create('calendars', 'officeCode', codes, (_api, code) => day(code)),
  change('PATCH calendars/:id', ids.days, { name: 'Ngày khác' }),
  change('POST calendars/:id/remove', ids.days),
  {
    ...create('calendars/rehearsals', 'officeCode', codes, (_api, code) => ({ createDay: day(code) })),
    own: SEEN,
  },
  getBy('calendars/hours', 'officeCode', codes),
  create('calendars/hours', 'officeCode', codes, (_api, code) => hours(code)),
  change('POST calendars/hours/:id/remove', ids.hours),

  getBy('delegations', 'officeCode', codes),
  create('delegations', 'officeCode', codes, (api, officeCode) => delegation(api, '', { officeCode })),
  create('delegations', 'fromStaffId', people('lanhdao'), (api, fromStaffId) => delegation(api, '', { fromStaffId })),
  create('delegations', 'toStaffId', people('thuly'), (api, toStaffId) => delegation(api, '', { toStaffId })),
  change('PATCH delegations/:id', ids.delegations, { kind: 'TL' }),
  change('POST delegations/:id/revoke', ids.delegations),

  getBy('leaves', 'officeCode', codes),
  getBy('leaves', 'staffId', people('thuly'), SEEN),
  create('leaves', 'staffId', people('thuly'), (_api, id) => leave(id)),
  change('POST leaves/:id/cancel', ids.leaves),

  getBy('settings', 'officeCode', codes),
  create('settings', 'officeCode', codes, settingAgain),
  change('PATCH settings/:id', ids.settings, { value: 3 }),
  change('POST settings/:id/remove', ids.settings),

  getBy('notice-rules', 'officeCode', codes),
  create('notice-rules', 'officeCode', codes, noticeRuleAgain),
  change('PATCH notice-rules/:id', ids.noticeRules, {
    email: 'never',
    sms: 'always',
    phone: 'never',
    people: 'both',
    holdSeconds: 30,
    urgent: true,
  }),
  change('POST notice-rules/:id/remove', ids.noticeRules),

  getBy('staff-notice-rules', 'officeCode', codes),
  create('staff-notice-rules', 'officeCode', codes, staffNoticeRuleAgain),
  change('PATCH staff-notice-rules/:id', ids.staffNoticeRules, { ...STAFF_RULE, supervisors: true }),
  change('POST staff-notice-rules/:id/remove', ids.staffNoticeRules),

  template('GET notice-templates', codes, {}, READ_BY_LEADERS),
  template('GET notice-templates/versions', codes, WORDS, READ_BY_LEADERS),
  template('GET notice-templates/:id', ids.templates, {}, READ_BY_LEADERS),
  template('POST notice-templates', codes, { ...WORDS, subject: '{{code}}', body: '{{code}}' }, MADE),
  template(
    'POST notice-templates/preview',
    codes,
    { ...WORDS, subject: '{{code}}', body: '{{code}}' },
    READ_BY_LEADERS,
  ),
  template(
    'POST notice-templates/preview',
    ids.dossiers,
    { ...WORDS, officeCode: WARD, subject: '{{code}}', body: '{{code}}' },
    READ_BY_LEADERS,
    'dossierId',
  ),
  template('PATCH notice-templates/:id', ids.templates, { version: 1, subject: '{{code}}', body: '{{code}}' }),
  template('POST notice-templates/:id/propose', ids.templates, { version: 1 }),
  template('POST notice-templates/:id/activate', ids.proposals, { version: 2 }, READ_BY_LEADERS),
  template('POST notice-templates/:id/retire', ids.templates, { version: 1 }),
  template('POST notice-templates/:id/restore', ids.templates, { version: 1 }, MADE),

  get('history-imports'),
  get('history-imports/template'),
  {
    route: 'POST /api/v1/admin/history-imports',
    naming: 'officeCode',
    ids: codes,
    call: (_api, officeCode) => {
      const { body: form, headers } = sheetForm(oldSheet(), { officeCode });
      return { path: '/api/v1/admin/history-imports', body: Buffer.from(form).toString(), headers };
    },
    own: MADE,
    hidden: HIDDEN,
  },
  historyImport('GET :id'),
  historyImport('GET :id/faults'),
  historyImport('POST :id/start'),
  historyImport('POST :id/cancel'),
];

function historyImport(route: string): RouteFixture {
  const [method, path] = route.split(' ') as [string, string];
  return {
    route: `${method} /api/v1/admin/history-imports/${path}`,
    ids: ids.historyImports,
    call: (_api, id) => ({
      path: `/api/v1/admin/history-imports/${path.replace(':id', id)}`,
      ...(method === 'POST' && { body: { version: 2 } }),
    }),
    own: SEEN,
    hidden: HIDDEN,
  };
}

function template(
  route: string,
  of: Ids,
  fields: Record<string, unknown>,
  own: RouteFixture['own'] = SEEN,
  naming = 'officeCode',
): RouteFixture {
  const [method, path] = route.split(' ') as [string, string];
  const named = !path.includes(':id');
  return {
    route: `${method} /api/v1/admin/${path}`,
    ...(named && { naming }),
    ids: of,
    call: (_api, id) => {
      const all = named ? { ...fields, [naming]: id } : fields;
      const at = `/api/v1/admin/${path.replace(':id', id)}`;
      return method === 'GET'
        ? { path: named ? `${at}?${new URLSearchParams(all as Record<string, string>)}` : at }
        : { path: at, body: all };
    },
    own,
    hidden: { others: 403, administrator: 404, leader: 404 },
  };
}

function people(username: string): Ids {
  return {
    own: (api) => staffId(api, username),
    foreign: (api) => staffId(api, `${username}2`),
    absent: ABSENT,
  };
}
