/** What a template may name. Secrets stand in the environment and reach a request through these names only. */
export const SMS_PLACEHOLDERS = [
  'to',
  'to84',
  'toNational',
  'text',
  'reference',
  'unicode',
  'brandname',
  'callback',
  'key',
  'token',
] as const;
export type SmsPlaceholder = (typeof SMS_PLACEHOLDERS)[number];

/** A place in a JSON answer, or a field of a report. Without `equals` anything that is not empty, 0 or false will do. */
export interface AnswerMatch {
  /** Names and numbers joined by dots, `data.0.code`. */
  readonly path: string;
  readonly equals?: readonly string[];
}

/** What a message came to, the most cautious first: what a report says of it is the first that fits. */
export const REPORTED_STATES = ['gateway_accepted', 'expired', 'undelivered', 'delivered'] as const;
export type ReportedState = (typeof REPORTED_STATES)[number];

/** Where things stand in what a gateway tells of a message; an empty place where it does not say. */
export interface ReportFields {
  /** The gateway's own id. */
  readonly id: string;
  /** The notice, as `{reference}` named it. */
  readonly reference: string;
  /** Whom the message was for. */
  readonly phone: string;
  /** When it came to that. */
  readonly at: string;
  /** What officers are shown. */
  readonly words: readonly string[];
  /** A report that fits none of these says nothing new. */
  readonly states: Readonly<Record<ReportedState, readonly AnswerMatch[]>>;
}

/** How a gateway is asked what became of a message. Its answer is read as a report that names what it was asked for. */
export interface StatusQuery {
  readonly headers: Readonly<Record<string, string>>;
  /** The query of a GET; texts in it hold {reference} or the gateway's own {id}, and may hold {key} and {token}. */
  readonly fields: Readonly<Record<string, string>>;
  /** It has surely never seen what it was asked for. */
  readonly unseen: readonly AnswerMatch[];
}

/** Else by the gateway's own id, which is lost with an answer. */
export const asksByReference = ({ headers, fields }: StatusQuery): boolean =>
  [headers, fields].some((named) => Object.values(named).some((text) => text.includes('{reference}')));

/** How one HTTP gateway is spoken to. Which address that is, and all secrets, are other settings. */
export interface SmsHttpProfile {
  readonly method: 'POST' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  /** `json` and `form` are bodies; with GET the fields are the query. */
  readonly encoding: 'json' | 'form' | 'query';
  /** Texts in it may hold placeholders, `{to}`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly success: AnswerMatch;
  /** Where the gateway's own id for the message stands. */
  readonly id: string;
  /** Where its words for officers stand in an answer that takes nothing; without any there they are shown the whole answer. */
  readonly words: readonly string[];
  /** The gateway has this reference already: that is a success too. */
  readonly alreadySent: readonly AnswerMatch[];
  /** The same message will be refused again. */
  readonly permanent: readonly AnswerMatch[];
  /** It may pass: no balance, too busy. */
  readonly temporary: readonly AnswerMatch[];
  /** The gateway compares references and sends once, so a message whose answer was lost may be handed over again. */
  readonly idempotent: boolean;
  /** How it tells what became of a message, by calling `{callback}`; null where it does not. */
  readonly report: ReportFields | null;
  /** How it can be asked, at an address that is another setting; null where it cannot. */
  readonly query: StatusQuery | null;
}

/** Profiles that come with Motcua, by name. */
export const SHIPPED_SMS_PROFILES: Readonly<Record<string, SmsHttpProfile>> = {
  default: {
    method: 'POST',
    headers: { Authorization: 'Bearer {token}' },
    encoding: 'json',
    fields: { to: '{to}', text: '{text}', reference: '{reference}' },
    success: { path: 'id' },
    id: 'id',
    words: ['error'],
    alreadySent: [],
    permanent: [{ path: 'error' }],
    temporary: [],
    idempotent: false,
    report: {
      id: 'id',
      reference: 'reference',
      phone: 'to',
      at: 'at',
      words: ['status', 'error'],
      states: {
        gateway_accepted: [{ path: 'status', equals: ['accepted'] }],
        expired: [{ path: 'status', equals: ['expired'] }],
        undelivered: [{ path: 'status', equals: ['undelivered'] }],
        delivered: [{ path: 'status', equals: ['delivered'] }],
      },
    },
    query: {
      headers: { Authorization: 'Bearer {token}' },
      fields: { reference: '{reference}' },
      unseen: [{ path: 'status', equals: ['unknown'] }],
    },
  },
  /** Customer care over a registered brandname; a text has to match a template that was registered as well. */
  esms: {
    method: 'POST',
    headers: {},
    encoding: 'json',
    fields: {
      ApiKey: '{key}',
      SecretKey: '{token}',
      Phone: '{toNational}',
      Content: '{text}',
      Brandname: '{brandname}',
      SmsType: '2',
      IsUnicode: '{unicode}',
      RequestId: '{reference}',
      CallbackUrl: '{callback}',
    },
    success: { path: 'CodeResult', equals: ['100'] },
    id: 'SMSID',
    words: ['CodeResult', 'ErrorMessage'],
    alreadySent: [{ path: 'CodeResult', equals: ['124'] }],
    // 146: the text matches no registered template; 177: the brandname is not registered with this network.
    permanent: [{ path: 'CodeResult', equals: ['146', '177'] }],
    // Wrong key, no balance, no brandname: about us, and mended by us.
    temporary: [{ path: 'CodeResult', equals: ['101', '103', '104'] }],
    idempotent: true,
    report: {
      id: 'SMSID',
      reference: 'RequestId',
      phone: 'phonenumber',
      at: '',
      words: ['SendStatus', 'SendSuccess', 'SendFailed', 'error_info'],
      states: {
        // Waiting for approval, for its time, for the network's own report.
        gateway_accepted: [{ path: 'SendStatus', equals: ['1', '2', '7'] }],
        expired: [],
        undelivered: [{ path: 'SendStatus', equals: ['4'] }, { path: 'SendFailed' }],
        delivered: [{ path: 'SendSuccess' }],
      },
    },
    // By its own id only, which is lost with the answer; for that references are compared. It remembers seven days.
    query: { headers: {}, fields: { RefId: '{id}', ApiKey: '{key}', SecretKey: '{token}' }, unseen: [] },
  },
};
