const PERSON = { id: '01a208c6-51e0-7a41-b0fe-5a1d0c7b2e33', username: 'thuly', fullName: 'Phạm Quang Huy' };
const LEADER = { id: '01a208c6-51e1-7c02-9d1a-7f4b3e2c1a55', username: 'lanhdao', fullName: 'Vũ Đình Khải' };

/** What the administration answers, as the documentation shows it. */
export const STAFF_EXAMPLE = {
  ...PERSON,
  title: 'Công chức Tư pháp – Hộ tịch',
  email: null,
  portalSource: null,
  roles: [{ role: 'case_officer', officeCode: 'H23.18.07' }],
  disabledAt: null,
  createdAt: '2026-11-23T01:00:00.000Z',
  version: 1,
};

export const OFFICE_EXAMPLE = {
  id: '01a208c6-51d1-7b20-8c3d-1e5f7a9b0c42',
  code: 'H23.18.07',
  name: 'UBND phường Cộng Hòa',
  parentCode: 'H23.18',
  placeName: 'Cộng Hòa',
  counterName: 'Bộ phận Một cửa',
  phone: null,
  address: null,
  validFrom: '2020-01-01',
  validTo: null,
  demo: true,
  version: 1,
};

export const SUCCESSION_EXAMPLE = {
  id: '01a208c6-51d5-7e31-9f4a-2c6d8b0e1f53',
  predecessorCode: 'H23.18.07',
  successorCode: 'H24.101',
  effectiveOn: '2025-07-01',
  decisionNumber: 'NQ 1669/NQ-UBTVQH15',
  version: 1,
};

export const PROCEDURE_EXAMPLE = {
  id: '01a208c6-51c0-7a11-8b2e-0d4c6f8a9b31',
  code: '1.001193',
  disabledAt: null,
  version: 1,
  versions: [
    { number: 1, name: 'Đăng ký khai sinh', field: 'Hộ tịch', effectiveFrom: '2022-01-01', effectiveTo: null },
  ],
};

const UNCHANGED = { consequences: { promisedDates: 'unchanged', revision: 3 } };

export const DAY_EXAMPLE = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64',
  officeCode: 'H23.18.07',
  date: '2026-09-21',
  kind: 'off',
  cause: 'closure',
  name: 'Nghỉ do bão',
  decision: 'CĐ 5/CĐ-UBND',
  decidedOn: '2026-09-20',
  provisional: false,
  version: 1,
};

export const CHANGED_DAY_EXAMPLE = { ...DAY_EXAMPLE, ...UNCHANGED };

export const REHEARSAL_EXAMPLE = {
  moves: {
    total: 14,
    offices: [{ officeCode: 'H23.18.07', officeName: 'UBND phường Cộng Hòa', count: 14 }],
    first: [
      {
        code: 'H23.18.07-261123-0003',
        officeCode: 'H23.18.07',
        dueFrom: '2026-12-14T10:00:00.000Z',
        dueTo: '2026-12-15T10:00:00.000Z',
      },
    ],
  },
};

export const HOURS_EXAMPLE = {
  id: '01a208c6-51f2-7f53-9a6c-4b8d0e2f3a75',
  officeCode: 'H23.18.07',
  validFrom: '2026-12-01',
  week: {
    '1': [
      { from: 450, to: 690 },
      { from: 780, to: 1020 },
    ],
  },
  cutOffMinute: 900,
  dueTime: 'close',
  openingWeek: null,
  version: 1,
};

export const CHANGED_HOURS_EXAMPLE = { ...HOURS_EXAMPLE, ...UNCHANGED };

export const DELEGATION_EXAMPLE = {
  id: '01a208c6-51f3-7a64-8b7d-5c9e1f3a4b86',
  officeCode: 'H23.18.07',
  from: LEADER,
  to: PERSON,
  role: 'leader',
  kind: 'KT',
  fields: ['Hộ tịch'],
  fromOn: '2026-08-12',
  toOn: '2026-08-16',
  decisionNumber: 'QĐ 88/QĐ-UBND',
  revokedAt: null,
  version: 1,
};

export const LEAVE_EXAMPLE = {
  id: '01a208c6-51f4-7b75-9c8e-6d0f2a4b5c97',
  staff: PERSON,
  fromOn: '2026-12-01',
  toOn: '2026-12-05',
  reason: 'Nghỉ phép năm',
  cancelledAt: null,
  version: 1,
};

export const SETTING_EXAMPLE = {
  id: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a75',
  key: 'apology.maxPerDossier',
  value: 2,
  officeCode: 'H23.18.07',
  version: 1,
};

export const EFFECTIVE_SETTING_EXAMPLE = {
  key: SETTING_EXAMPLE.key,
  value: SETTING_EXAMPLE.value,
  set: { id: SETTING_EXAMPLE.id, officeCode: SETTING_EXAMPLE.officeCode, version: SETTING_EXAMPLE.version },
};

const NOTICE_RULE = {
  kind: 'result_ready',
  email: 'always',
  sms: 'fallback',
  phone: 'fallback',
  people: 'submitter',
  holdSeconds: 60,
  urgent: false,
};

export const NOTICE_RULE_EXAMPLE = {
  id: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a76',
  ...NOTICE_RULE,
  officeCode: 'H23.18.07',
  version: 1,
};

export const EFFECTIVE_NOTICE_RULE_EXAMPLE = {
  ...NOTICE_RULE,
  set: {
    id: NOTICE_RULE_EXAMPLE.id,
    officeCode: NOTICE_RULE_EXAMPLE.officeCode,
    version: NOTICE_RULE_EXAMPLE.version,
  },
};

const STAFF_NOTICE_RULE = {
  kind: 'due_soon',
  desk: 'always',
  email: 'fallback',
  atOnce: false,
  holder: true,
  leaders: true,
  supervisors: false,
};

export const STAFF_NOTICE_RULE_EXAMPLE = {
  id: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a77',
  ...STAFF_NOTICE_RULE,
  officeCode: 'H23.18.07',
  version: 1,
};

export const EFFECTIVE_STAFF_NOTICE_RULE_EXAMPLE = {
  ...STAFF_NOTICE_RULE,
  set: {
    id: STAFF_NOTICE_RULE_EXAMPLE.id,
    officeCode: STAFF_NOTICE_RULE_EXAMPLE.officeCode,
    version: STAFF_NOTICE_RULE_EXAMPLE.version,
  },
};
