import type { Parsed } from './env-reader.js';
import {
  type AnswerMatch,
  asksByReference,
  type ReportFields,
  REPORTED_STATES,
  SMS_PLACEHOLDERS,
  type SmsHttpProfile,
  type StatusQuery,
} from './sms-http-profile.js';

type Named = Readonly<Record<string, unknown>>;

const KNOWN: Readonly<Record<keyof SmsHttpProfile, true>> = {
  method: true,
  headers: true,
  encoding: true,
  fields: true,
  success: true,
  id: true,
  words: true,
  alreadySent: true,
  permanent: true,
  temporary: true,
  idempotent: true,
  report: true,
  query: true,
};
const KNOWN_OF_REPORT: Readonly<Record<keyof ReportFields, true>> = {
  id: true,
  reference: true,
  phone: true,
  at: true,
  words: true,
  states: true,
};

/** What is wrong with a profile, as the end of "a profile in which …". */
class Wrong extends Error {}

/** A profile as its file holds it. The sentence names the first thing that is wrong. */
export function parseSmsProfile(text: string): Parsed<SmsHttpProfile> {
  try {
    return { value: profileOf(text) };
  } catch (error) {
    if (error instanceof Wrong) return { mustBe: `a name or the path of a profile in which ${error.message}` };
    throw error;
  }
}

/** @throws Wrong naming the first thing that is wrong */
function profileOf(text: string): SmsHttpProfile {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Wrong('all is JSON');
  }
  if (!isObject(given)) throw new Wrong('all stands in one JSON object');
  refuseUnknown(given, KNOWN);
  const {
    method = 'POST',
    encoding = 'json',
    headers = {},
    fields,
    success,
    id,
    words = [],
    idempotent = false,
    report,
    query,
  } = given;
  if (method !== 'POST' && method !== 'GET') throw new Wrong('"method" is POST or GET');
  if (encoding !== 'json' && encoding !== 'form' && encoding !== 'query')
    throw new Wrong('"encoding" is json, form or query');
  if ((method === 'GET') !== (encoding === 'query')) throw new Wrong('"encoding" is query with GET, and only then');
  if (!areTexts(headers)) throw new Wrong('"headers" holds texts');
  if (!isObject(fields)) throw new Wrong('"fields" is an object');
  if (encoding !== 'json' && !areTexts(fields)) throw new Wrong('"fields" holds only texts, because they are no JSON');
  checkPlaceholders(headers, fields);
  if (!isMatch(success)) throw new Wrong('"success" has a "path", and texts in "equals" if it has that');
  if (typeof id !== 'string') throw new Wrong('"id" is the path of the gateway\'s id in its answer');
  if (!isTextList(words)) throw new Wrong('"words" is a list of places');
  const lists = matchesOf(given, ['alreadySent', 'permanent', 'temporary']);
  if (typeof idempotent !== 'boolean') throw new Wrong('"idempotent" is true or false');
  const reported = report === undefined ? null : reportOf(report);
  const asked = query === undefined ? null : queryOf(query);
  const by = asked !== null && asksByReference(asked) ? 'reference' : 'id';
  if (asked !== null && !reported?.[by])
    throw new Wrong(`"report" says where "${by}" stands, for answers to a "query" are read with it`);
  return {
    method,
    encoding,
    headers,
    fields,
    success,
    id,
    words,
    ...lists,
    idempotent,
    report: reported,
    query: asked,
  };
}

function checkPlaceholders(headers: Named, fields: Named): void {
  const named = placeholdersIn([headers, fields]);
  const odd = named.find((name) => !SMS_PLACEHOLDERS.some((known) => known === name));
  if (odd !== undefined) throw new Wrong(`{${odd}} is none of {${SMS_PLACEHOLDERS.join('}, {')}}`);
  if (!named.includes('text')) throw new Wrong('"fields" holds {text}');
  if (!named.some((name) => name === 'to' || name === 'to84' || name === 'toNational'))
    throw new Wrong('"fields" holds {to}, {to84} or {toNational}');
}

function reportOf(given: unknown): ReportFields {
  if (!isObject(given)) throw new Wrong('"report" is an object');
  refuseUnknown(given, KNOWN_OF_REPORT);
  const { id = '', reference = '', phone = '', at = '', words = [], states } = given;
  if (typeof id !== 'string' || typeof reference !== 'string' || (id === '' && reference === ''))
    throw new Wrong('"report" says where "id" or "reference" stands');
  if (typeof phone !== 'string' || typeof at !== 'string') throw new Wrong('"phone" and "at" of "report" are places');
  if (!isTextList(words)) throw new Wrong('"words" of "report" is a list of places');
  if (!isObject(states)) throw new Wrong('"report" has "states"');
  refuseUnknown(states, Object.fromEntries(REPORTED_STATES.map((state) => [state, true])));
  return { id, reference, phone, at, words, states: matchesOf(states, REPORTED_STATES) };
}

const KNOWN_OF_QUERY: Readonly<Record<keyof StatusQuery, true>> = { headers: true, fields: true, unseen: true };

function queryOf(given: unknown): StatusQuery {
  if (!isObject(given)) throw new Wrong('"query" is an object');
  refuseUnknown(given, KNOWN_OF_QUERY);
  const { headers = {}, fields } = given;
  if (!areTexts(headers) || !areTexts(fields)) throw new Wrong('"headers" and "fields" of "query" hold texts');
  const named = placeholdersIn([headers, fields]);
  const asksFor = new Set(named.filter((name) => name !== 'key' && name !== 'token'));
  if (asksFor.size !== 1 || !(asksFor.has('reference') || asksFor.has('id')))
    throw new Wrong('"query" holds {reference} or {id}, and beside it only {key} and {token}');
  return { headers, fields, ...matchesOf(given, ['unseen']) };
}

function refuseUnknown(given: Named, known: Named): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) throw new Wrong(`no name is unknown, such as ${JSON.stringify(unknown.slice(0, 40))}`);
}

/** Lists of matches by name; one that is left out is empty. */
function matchesOf<N extends string>(given: Named, names: readonly N[]): Record<N, readonly AnswerMatch[]> {
  const lists = {} as Record<N, readonly AnswerMatch[]>;
  for (const name of names) {
    const matches = given[name] ?? [];
    if (!Array.isArray(matches) || !matches.every(isMatch))
      throw new Wrong(`"${name}" is a list of paths and what stands there`);
    lists[name] = matches;
  }
  return lists;
}

/** Names of all placeholders in the texts of a template. */
export function placeholdersIn(template: unknown): string[] {
  if (typeof template === 'string') return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(placeholdersIn);
}

const isObject = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isObject(value) && Object.values(value).every((one) => typeof one === 'string');

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isMatch = (value: unknown): value is AnswerMatch =>
  isObject(value) &&
  typeof value['path'] === 'string' &&
  value['path'] !== '' &&
  (value['equals'] === undefined || isTextList(value['equals']));
