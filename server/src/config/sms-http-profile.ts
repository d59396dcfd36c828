import type { Parsed } from './env-reader.js';

/** What a template may name. Secrets stand in the environment and reach a request through these names only. */
export const SMS_PLACEHOLDERS = [
  'to',
  'to84',
  'toNational',
  'text',
  'reference',
  'unicode',
  'brandname',
  'key',
  'token',
] as const;
export type SmsPlaceholder = (typeof SMS_PLACEHOLDERS)[number];

/** A place in a JSON answer. Without `equals` anything that is not empty, 0 or false will do. */
export interface AnswerMatch {
  /** Names and numbers joined by dots, `data.0.code`. */
  readonly path: string;
  readonly equals?: readonly string[];
}

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
  /** The gateway has this reference already: that is a success too. */
  readonly alreadySent: readonly AnswerMatch[];
  /** The same message will be refused again. */
  readonly permanent: readonly AnswerMatch[];
  /** It may pass: no balance, too busy. */
  readonly temporary: readonly AnswerMatch[];
  /** The gateway compares references and sends once, so a message whose answer was lost may be handed over again. */
  readonly idempotent: boolean;
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
    alreadySent: [],
    permanent: [{ path: 'error' }],
    temporary: [],
    idempotent: false,
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
    },
    success: { path: 'CodeResult', equals: ['100'] },
    id: 'SMSID',
    alreadySent: [{ path: 'CodeResult', equals: ['124'] }],
    // 146: the text matches no registered template; 177: the brandname is not registered with this network.
    permanent: [{ path: 'CodeResult', equals: ['146', '177'] }],
    // Wrong key, no balance, no brandname: about us, and mended by us.
    temporary: [{ path: 'CodeResult', equals: ['101', '103', '104'] }],
    idempotent: true,
  },
};

const KNOWN: Readonly<Record<keyof SmsHttpProfile, true>> = {
  method: true,
  headers: true,
  encoding: true,
  fields: true,
  success: true,
  id: true,
  alreadySent: true,
  permanent: true,
  temporary: true,
  idempotent: true,
};

/** A profile as its file holds it; what it leaves out is as in the default. The sentence names the first thing that is wrong. */
export function parseSmsProfile(text: string): Parsed<SmsHttpProfile> {
  const wrong = (what: string): Parsed<SmsHttpProfile> => ({
    mustBe: `a name or the path of a profile in which ${what}`,
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return wrong('all is JSON');
  }
  if (!isObject(given)) return wrong('all stands in one JSON object');
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(KNOWN, name));
  if (unknown !== undefined) return wrong(`no name is unknown, such as ${JSON.stringify(unknown.slice(0, 40))}`);
  const { alreadySent, permanent, temporary, idempotent } = {
    alreadySent: [],
    permanent: [],
    temporary: [],
    idempotent: false,
  };
  const profile = {
    method: 'POST',
    headers: {},
    encoding: 'json',
    alreadySent,
    permanent,
    temporary,
    idempotent,
    ...given,
  };
  const { method, headers, encoding, fields, success, id } = profile as Record<string, unknown>;
  if (method !== 'POST' && method !== 'GET') return wrong('"method" is POST or GET');
  if (!['json', 'form', 'query'].includes(String(encoding))) return wrong('"encoding" is json, form or query');
  if ((method === 'GET') !== (encoding === 'query')) return wrong('"encoding" is query with GET, and only then');
  if (!isObject(headers) || !Object.values(headers).every((value) => typeof value === 'string')) {
    return wrong('"headers" holds texts');
  }
  if (!isObject(fields)) return wrong('"fields" is an object');
  if (encoding !== 'json' && !Object.values(fields).every((value) => typeof value === 'string')) {
    return wrong('"fields" holds only texts, because they are no JSON');
  }
  const named = placeholdersIn([headers, fields]);
  const odd = named.find((name) => !(SMS_PLACEHOLDERS as readonly string[]).includes(name));
  if (odd !== undefined) return wrong(`{${odd}} is none of {${SMS_PLACEHOLDERS.join('}, {')}}`);
  if (!named.includes('text')) return wrong('"fields" holds {text}');
  if (!named.some((name) => name.startsWith('to') && name !== 'token'))
    return wrong('"fields" holds {to}, {to84} or {toNational}');
  if (!isMatch(success)) return wrong('"success" has a "path", and texts in "equals" if it has that');
  if (typeof id !== 'string') return wrong('"id" is the path of the gateway\'s id in its answer');
  for (const name of ['alreadySent', 'permanent', 'temporary'] as const) {
    const matches: unknown = profile[name];
    if (!Array.isArray(matches) || !matches.every(isMatch))
      return wrong(`"${name}" is a list of paths and what stands there`);
  }
  if (typeof profile.idempotent !== 'boolean') return wrong('"idempotent" is true or false');
  return { value: profile as unknown as SmsHttpProfile };
}

/** Names of all placeholders in the texts of a template. */
export function placeholdersIn(template: unknown): string[] {
  if (typeof template === 'string') return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(placeholdersIn);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isMatch(value: unknown): value is AnswerMatch {
  if (!isObject(value) || typeof value['path'] !== 'string' || value['path'] === '') return false;
  const { equals } = value;
  return equals === undefined || (Array.isArray(equals) && equals.every((one) => typeof one === 'string'));
}
