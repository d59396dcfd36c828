/** A row of a list of dossiers. */
export const DOSSIER_ROW_EXAMPLE = {
  id: '01a208c5-69f3-735b-ab56-b41d18e991d6',
  code: 'H23.18.07-261123-0001',
  externalCode: null,
  state: 'processing',
  version: 3,
  channel: 'desk',
  procedureCode: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  sameVisit: false,
  applicantName: "H'Hen Niê",
  submittedAt: '2026-11-23T14:18:05.156Z',
  receivedAt: '2026-11-23T14:18:05.156Z',
  dueAt: '2026-11-25T10:00:00.000Z',
  finishedAt: null,
  duePromised: null,
  responseDueAt: '2026-11-25T10:00:00.000Z',
  responseClock: {
    dueAt: '2026-11-25T10:00:00.000Z',
    respondedAt: '2026-11-23T14:18:05.156Z',
    state: 'answered',
    lateAnswers: 0,
  },
  runsOutAt: '2026-11-25T10:00:00.000Z',
  paused: false,
  forecast: 'tight',
  stepCode: 'tham_dinh',
  handoverPending: true,
  signed: false,
  resultAtCounterAt: null,
  stateNumber: 4,
  timeliness: 'in_time',
  assignee: { id: '01a208c5-61a5-76ad-8de4-490deef59b01', fullName: 'Phạm Quang Huy' },
  holder: { id: '01a208c5-61a2-7272-8424-7ca0938a557b', fullName: 'Lê Thị Mai' },
  handlingOffice: { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' },
  receivedHere: true,
  nextAct: 'receive_handover',
};

/** What the tiles over a list say. */
export const COUNTS_EXAMPLE = {
  total: { value: 26, exact: true },
  states: {
    submitted: 3,
    accepted: 2,
    not_accepted: 0,
    processing: 7,
    awaiting_supplement: 4,
    awaiting_payment: 0,
    withdrawn: 0,
    suspended: 0,
    decided: 10,
    handed_over: 0,
  },
  due: { overdue: 1, today: 6, soon: 3 },
  waitingCitizen: 4,
  toHandOver: 10,
};

/** A signed result numbered by the records clerk, before it is confirmed. */
export const REHEARSAL_EXAMPLE = {
  mode: 'act',
  settledBy: [],
  state: 'decided',
  receivedAt: '2026-11-23T14:18:05.156Z',
  dueAt: '2026-11-25T10:00:00.000Z',
  duePromised: null,
  paused: false,
  stepCode: 'tra',
  assignee: null,
  holder: { id: '01a208c5-61a5-76ad-8de4-490deef59b01', fullName: 'Phạm Quang Huy' },
  notices: [{ kind: 'result_ready', channel: 'sms', to: '0912•••678' }],
  results: [{ number: '17/2026', title: 'Giấy khai sinh', copies: 1 }],
};

/** Another dossier of the same person. */
export const SAME_READER_EXAMPLE = {
  id: '01a208c5-69f3-735b-ab56-b41d18e991d7',
  code: 'H23.18.07-261123-0002',
  version: 2,
  procedureName: 'Đăng ký khai sinh',
  messages: { channels: ['email', 'sms'], language: 'vi' },
};

/** What waits for a second person. */
export const APPROVAL_EXAMPLE = {
  id: '01a208c5-6a5b-729c-be82-3f95846df219',
  dossierId: '01a208c5-69f3-735b-ab56-b41d18e991d6',
  transition: 'withdraw',
  requestedBy: { id: '01a208c5-61a2-7272-8424-7ca0938a557b', fullName: 'Lê Thị Mai' },
  requestedAt: '2026-11-23T14:18:05.260Z',
  state: 'pending',
};

/** A row of the list of approvals; the last two names where `about` is asked for. */
export const APPROVAL_ROW_EXAMPLE = {
  id: '01a208c5-6a5b-729c-be82-3f95846df219',
  dossierId: '01a208c5-69f3-735b-ab56-b41d18e991d6',
  dossierCode: 'H23.18.07-261123-0001',
  transition: 'withdraw',
  requestedAt: '2026-11-23T14:18:05.260Z',
  requestedBy: { id: '01a208c5-61a2-7272-8424-7ca0938a557b', fullName: 'Lê Thị Mai' },
  state: 'pending',
  applicantName: 'Nguyễn Thị Hoà',
  procedureName: 'Đăng ký khai sinh',
};
