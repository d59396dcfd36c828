/** A row of the list of notices. */
export const NOTICE_EXAMPLE = {
  id: '01a208c5-6a0a-7176-ad50-d3f0b1dd2e2a',
  dossierId: '01a208c5-69f3-735b-ab56-b41d18e991d6',
  dossierCode: 'H23.18.07-261123-0001',
  kind: 'accepted',
  channel: 'sms',
  recipient: 'applicant',
  to: '0912•••678',
  subject: null,
  text: 'UBND phuong Cong Hoa da tiep nhan ho so H23.18.07-261123-0001. Hen tra ket qua: 17:00 ngay 25/11/2026.',
  state: 'planned',
  attempts: 0,
  gateway: null,
  gatewayId: null,
  lastError: null,
  createdAt: '2026-11-23T14:18:05.156Z',
  actorId: '01a208c4-1f70-7a35-9c0e-5d8b7e2f4a61',
  acceptedAt: null,
  toldWithId: null,
  notBefore: null,
  recalledBecause: null,
  waitsForId: null,
  waitsForChannel: null,
  sameTextAt: null,
  resentFromId: null,
  resentAsId: null,
  toldWithCode: null,
};

/** One that was taken back within its minute. */
export const NOTICE_RECALLED_EXAMPLE = {
  ...NOTICE_EXAMPLE,
  kind: 'result_ready',
  text: 'UBND phuong Cong Hoa: ho so H23.18.07-261123-0001 da co ket qua. Moi mang giay hen den Bo phan Mot cua de nhan.',
  state: 'recalled',
  notBefore: '2026-11-23T14:19:05.156Z',
  recalledBecause: 'officer',
};

/** One that is sent once more. */
export const NOTICE_RESENT_EXAMPLE = {
  ...NOTICE_EXAMPLE,
  id: '01a208d1-0c12-7c5e-9a43-6d1f0be8a977',
  resentFromId: NOTICE_EXAMPLE.id,
};

/** A citizen who has to be called. */
export const CALL_LIST_EXAMPLE = {
  noticeId: '01a208c5-6a0a-7176-ad50-d3f0b1dd2e2a',
  dossierId: '01a208c5-69f3-735b-ab56-b41d18e991d6',
  dossierCode: 'H23.18.07-261123-0001',
  recipient: 'applicant',
  name: 'Nguyễn Thị Hoà',
  phone: '0912•••678',
  numberHeard: false,
  kind: 'accepted',
  say: 'UBND phường Cộng Hòa đã tiếp nhận hồ sơ H23.18.07-261123-0001. Hẹn trả kết quả: 17:00 ngày 25/11/2026.',
  channel: 'sms',
  state: 'failed',
  lastError: '550 unknown subscriber',
  since: '2026-11-23T14:18:05.156Z',
  tries: 1,
  lastTriedAt: '2026-11-24T02:05:11.402Z',
  lastOutcome: 'call_back',
  lastNote: 'Chị gái nghe máy, hẹn gọi lại sau 17 giờ',
  oftenInVain: false,
};

/** A call that was made. */
export const CALL_EXAMPLE = {
  noticeId: '01a208c5-6a0a-7176-ad50-d3f0b1dd2e2a',
  outcome: 'told',
  state: 'delivered',
  tries: 1,
  again: null,
};

/** A visit that has ended. */
export const CLOSED_VISIT_EXAMPLE = {
  visitId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
  dossiers: [
    { id: '01a208c5-69f3-735b-ab56-b41d18e991d6', code: 'H23.18.07-261123-0001' },
    { id: '01a208c5-7b02-7c66-8a10-5d2e9f70c3b4', code: 'H23.18.07-261123-0002' },
  ],
};
