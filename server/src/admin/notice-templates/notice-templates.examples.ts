export const TEMPLATE_EXAMPLE = {
  id: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a76',
  officeCode: 'H23.18.07',
  kind: 'accepted',
  channel: 'sms',
  language: 'vi',
  number: 2,
  state: 'active',
  subject: null,
  body: '{{office}} đã tiếp nhận hồ sơ {{code}}.{{#due}} Hẹn trả: {{due}}.{{/due}}',
  createdBy: 'Phạm Văn Quản',
  createdById: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a70',
  createdAt: '2026-11-23T08:00:00.000Z',
  proposedBy: 'Phạm Văn Quản',
  proposedById: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a70',
  proposedAt: '2026-11-23T08:10:00.000Z',
  activatedBy: 'Lê Thị Mai',
  activatedAt: '2026-11-23T09:00:00.000Z',
  retiredAt: null,
  version: 3,
};

const { kind, channel, language, subject, body, id, officeCode, number } = TEMPLATE_EXAMPLE;

export const EFFECTIVE_TEMPLATE_EXAMPLE = {
  kind,
  channel,
  language,
  subject,
  body,
  holds: { id, officeCode, number },
  pending: { id: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a77', number: 3, state: 'proposed' },
};

const PLAIN = 'UBND phuong Cong Hoa da tiep nhan ho so H23.18.07-261123-0042. Hen tra: 17:00 ngay 26/11/2026.';
const ACCENTED = 'UBND phường Cộng Hòa đã tiếp nhận hồ sơ H23.18.07-261123-0042. Hẹn trả: 17:00 ngày 26/11/2026.';

export const PREVIEW_EXAMPLE = {
  problems: [{ path: 'body', code: 'template.placeholder_unknown', placeholder: 'colour' }],
  dossiers: [{ id: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a78', code: 'H23.18.07-261123-0042' }],
  dossierId: '01a208c6-5200-7f31-8a4c-6b9d2e1f3a78',
  facts: {
    code: 'H23.18.07-261123-0042',
    procedureName: 'Đăng ký khai sinh',
    officeName: 'UBND phường Cộng Hòa',
    counterName: 'Bộ phận Một cửa',
    officePhone: '0220 3882 114',
    applicantName: 'N••• T••• H•••',
    dueText: '17:00 ngày 26/11/2026',
  },
  others: [],
  sender: {
    officeName: 'UBND phường Cộng Hòa',
    counterName: 'Bộ phận Một cửa',
    diacritics: false,
    hasLink: false,
  },
  letters: 'plain',
  partVnd: 800,
  mail: null,
  sms: {
    plain: { text: PLAIN, encoding: 'gsm7', units: 94, parts: 1, left: 66 },
    accented: { text: ACCENTED, encoding: 'ucs2', units: 94, parts: 2, left: 40 },
  },
};
