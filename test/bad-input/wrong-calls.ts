import fc from 'fast-check';
import type { ValidCall } from './valid-calls.js';

/** What goes over the wire, whole. */
export interface WrongCall {
  readonly route: string;
  readonly username: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers: Record<string, string>;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** What has broken somebody's program before. */
const WEIRD_TEXTS = [
  '',
  ' ',
  '\n',
  'a\r\nBcc: x@example.com',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud83d',
  '\ufeff',
  '\u202e',
  '\u200b',
  '\u2028',
  "'",
  "' OR '1'='1",
  "'; DROP TABLE dossier; --",
  '1; SELECT pg_sleep(5)',
  '(SELECT pg_sleep(5))',
  '$1',
  '$$',
  '\\',
  '\\x00',
  '%',
  '%%',
  '_',
  '{}',
  '[]',
  '{1,2}',
  '{"a":1}',
  'null',
  'undefined',
  'true',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '٣',
  '１２３',
  '½',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'valueOf',
  'then',
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  '=1+1',
  '../../etc/passwd',
  'C:\\',
  'file:///etc/passwd',
  'http://127.0.0.1:9/',
  'Nguyễn Thị Hường'.normalize('NFD'),
  "H'Hen Niê",
  '👩‍👩‍👧‍👦',
  'ﷺ',
  'Z̸̧̢a̵l̷g̶o̴',
  'ß',
  'İ',
  'ạ'.repeat(300),
  'a'.repeat(20_000),
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '-0001-01-01',
  '1582-10-10',
  '2026-12-31',
  '1900-01-01',
  '2026-11-31T00:00:00Z',
  '2026-02-30T25:61:61+07:00',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59+23:59',
  '1970-01-01T00:00:00Z',
  '2026-03-02T09:00:00+99:99',
  '+275760-09-13T00:00:00Z',
  '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0192F1D2-7C1B-7A54-9C44-3F5B8F4B2A10',
  '030190000001',
  '000000000000',
  '999999999999',
  '123456789',
  '0912345678',
  '+84912345678',
  '+',
  '0',
  'H23.18.07',
  'H23.18.08',
  'h23.18.07',
  'H23',
  '1.001193',
  '2.000815',
  'H23.18.07-260315-0042',
  '0042',
  '00042',
  '99999',
  'QUA_HAN',
  'TK',
  'GCS',
  'motcua',
  'MOTCUA',
  'a@b',
  'a@b.c',
  '"a b"@example.com',
  'a@[127.0.0.1]',
  'a@example.com\n',
];
const WEIRD_NUMBERS = [
  0,
  -0,
  -1,
  1,
  2,
  0.5,
  1e-320,
  99,
  100,
  101,
  32_767,
  32_768,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  -1e308,
];

const weirdText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WEIRD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);

const weirdValue: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: weirdText },
  { weight: 3, arbitrary: fc.constantFrom<Json>(...WEIRD_NUMBERS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], [{}], { length: -1 }, { toJSON: 1 }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 25 }).map((depth) => nested(depth)) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 50, max: 400 })
      .map((length) => Array<Json>(length).fill({ code: 'TK', present: true })),
  },
);

function nested(depth: number): Json {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** A copy with one place changed; what the change answers `undefined` for is left out. */
function changeAt(value: Json, [first, ...rest]: Path, change: (old: Json) => Json | undefined): Json | undefined {
  if (first === undefined || typeof value !== 'object' || value === null) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, Json>;
  const changed = changeAt(copy[first] ?? null, rest, change);
  if (changed !== undefined) copy[first] = changed;
  else if (Array.isArray(copy)) copy.splice(Number(first), 1);
  else delete copy[first];
  return copy;
}

type Mutation = (body: Json | undefined) => Json | undefined;

function mutation(body: unknown): fc.Arbitrary<Mutation> {
  const paths = pathsOf(body);
  const place = fc.constantFrom(...paths);
  const on =
    (change: (old: Json) => Json | undefined, path: Path): Mutation =>
    (value) =>
      value === undefined ? undefined : changeAt(value, path, change);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(place, weirdValue).map(([path, value]) => on(() => value, path)) },
    { weight: 2, arbitrary: place.map((path) => on(() => undefined, path)) },
    { weight: 1, arbitrary: place.map((path) => on((old) => [old], path)) },
    {
      weight: 1,
      arbitrary: place.map((path) => on((old) => (Array.isArray(old) ? [...old, ...old] : { '0': old }), path)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          place,
          fc.oneof(weirdText, fc.constantFrom('id', 'state', 'version', 'officeId', 'receivedAt', 'reason')),
          weirdValue,
        )
        .map(([path, key, value]) =>
          on(
            (old) =>
              typeof old === 'object' && old !== null && !Array.isArray(old) ? withKey(old, key, value) : value,
            path,
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(place, place).map(
        ([from, to]): Mutation =>
          (value) =>
            moved(value, from, to),
      ),
    },
    {
      weight: 1,
      arbitrary: place.map((path) =>
        on((old) => (typeof old === 'string' ? Number(old) || 1 : JSON.stringify(old)), path),
      ),
    },
  );
}

/** `__proto__` too becomes a key like any other. */
const withKey = (object: { [key: string]: Json }, key: string, value: Json): Json =>
  Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });

function moved(body: Json | undefined, from: Path, to: Path): Json | undefined {
  if (body === undefined) return undefined;
  let found: Json = body;
  for (const key of from) found = (found as Record<string | number, Json> | null)?.[key] ?? null;
  return changeAt(body, to, () => found);
}

/** Damage to the text itself. */
const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.nat(400).map((at) => (text: string) => text.slice(0, at)),
  fc.tuple(fc.nat(400), weirdText).map(
    ([at, extra]) =>
      (text: string) =>
        text.slice(0, at) + extra + text.slice(at),
  ),
  fc.constantFrom(
    (text: string) => text + text,
    (text: string) => `\ufeff${text}`,
    (text: string) => text.replace('{', '{"__proto__": {"x": 1},'),
    (text: string) => text.replace(/"(\w+)":/, '"$1":1,"$1":'),
    (text: string) => text.replaceAll('"', "'"),
    (text: string) => text.replace(/\d+/, '1e999'),
    (text: string) => text.replace(/\d+/, '9'.repeat(500)),
    () => 'null',
    () => '',
    () => '0',
    () => '"x"',
    () => '[]',
  ),
);

type Pairs = readonly (readonly [string, string])[];

/** A cursor as only a list of ours makes them, around anything. */
const forgedCursor = fc
  .tuple(fc.constantFrom('dossiers-dueAt-asc', 'dossiers-code-asc', 'procedures', 'admin-staff'), weirdText)
  .map((parts) =>
    Buffer.from(JSON.stringify([...parts, '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10'])).toString('base64url'),
  );

function queryMutation(query: Pairs): fc.Arbitrary<(pairs: Pairs) => Pairs> {
  const add = fc
    .tuple(
      fc.oneof(
        weirdText,
        fc.constantFrom('sort', 'order', 'limit', 'cursor', 'offset', 'fields', 'where', 'state[]', 'limit.gt'),
      ),
      weirdText,
    )
    .map((pair) => (pairs: Pairs) => [...pairs, pair]);
  if (query.length === 0) return add;
  const place = fc.nat(query.length - 1);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(place, fc.oneof({ weight: 9, arbitrary: weirdText }, { weight: 1, arbitrary: forgedCursor }))
        .map(
          ([at, text]) =>
            (pairs: Pairs) =>
              pairs.map((pair, i) => (i === at ? ([pair[0], text] as const) : pair)),
        ),
    },
    {
      weight: 1,
      arbitrary: place.map((at) => (pairs: Pairs) => [
        ...pairs,
        pairs[at % Math.max(pairs.length, 1)] ?? (['a', 'b'] as const),
      ]),
    },
    { weight: 1, arbitrary: add },
  );
}

const WRONG_HEADERS: Record<string, string>[] = [
  ...['', ' ', 'x', 'a b', 'a'.repeat(201), '\u00e9'].map((key) => ({ 'idempotency-key': key })),
  ...['', 'x', '"', 'x'.repeat(5000)].map((token) => ({ 'x-csrf-token': token })),
  ...[
    '',
    'text/plain',
    'application/json; charset=utf-16',
    'application/json;',
    'APPLICATION/JSON',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'x',
    ';',
  ].map((type) => ({ 'content-type': type })),
  ...['', 'motcua=', 'motcua=x', 'motcua=%', ';;;', 'a=b; '.repeat(200), '__proto__=x; motcua=y'].map((cookie) => ({
    cookie,
  })),
  ...['null', 'https://evil.example', 'x', 'http://'].map((origin) => ({ origin })),
  ...['application/xml', 'text/html', '*/*;q=x', ''].map((accept) => ({ accept })),
  { 'accept-encoding': 'x' },
  { 'content-encoding': 'gzip' },
  { 'accept-language': 'x'.repeat(2000) },
  { range: 'bytes=0-1' },
  { 'if-none-match': '*' },
  { 'x-forwarded-for': '1.2.3.4, x' },
  { 'x-forwarded-proto': 'https' },
  { 'x-forwarded-host': 'evil.example' },
  { forwarded: 'for=x' },
  { 'x-http-method-override': 'DELETE' },
  { 'sec-fetch-site': 'cross-site' },
  { authorization: 'Bearer x' },
  { 'x-request-id': '\'"<x>' },
];

const SEGMENTS = [
  'x',
  '%20',
  '%2e%2e',
  '..%2f',
  '%00',
  '%ff',
  '%',
  '%zz',
  '{}',
  "'",
  '%27%20OR%201=1',
  '__proto__',
  'constructor',
  'search',
  'hours',
  'a'.repeat(199),
  'a'.repeat(201),
  'a'.repeat(3000),
  '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
  '0192F1D2-7C1B-7A54-9C44-3F5B8F4B2A10',
  '1.999999',
  '%F0%9F%99%82',
  ';a=b',
  '*',
  '0',
  '-1',
];

const maybe = <T>(percent: number, arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: percent, arbitrary }, { weight: 100 - percent, arbitrary: fc.constant(otherwise) });

/** Whoever a call may come from instead; the last is nobody. */
export const SENDERS = ['motcua', 'thuly', 'lanhdao', 'vanthu', 'giamsat', 'quantri', 'motcua2', 'lanhdao2', ''];

/** A valid call with one to three things wrong; about one in twelve with nothing wrong. */
export function wrongCall(calls: readonly ValidCall[]): fc.Arbitrary<WrongCall> {
  return fc.constantFrom(...calls).chain((call) => {
    const method = call.route.split(' ')[0]!;
    const ids = call.path.split('/').length - 1;
    // Forms and mails are no JSON: they are damaged as they stand.
    const raw = typeof call.body === 'string';
    const changes: fc.Arbitrary<Mutation[]> =
      call.body === undefined || raw
        ? fc.constant<Mutation[]>([])
        : fc.oneof(
            { weight: 9, arbitrary: fc.array(mutation(call.body), { minLength: 1, maxLength: 3 }) },
            { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
          );
    const reads = method === 'GET';
    return fc
      .record({
        changes,
        damaged: maybe(reads || call.body === undefined ? 0 : raw ? 85 : 8, damage, (text: string) => text),
        query: reads
          ? fc.array(queryMutation(call.query), { minLength: 0, maxLength: 2 })
          : maybe(3, fc.array(queryMutation([]), { minLength: 1, maxLength: 1 }), []),
        headers: maybe(8, fc.constantFrom(...WRONG_HEADERS), {}),
        segment: maybe(
          6,
          fc.tuple(fc.integer({ min: 3, max: Math.max(ids, 3) }), fc.constantFrom(...SEGMENTS)),
          undefined,
        ),
        // Signing out is left to one account, or soon nobody gets in.
        username: maybe(call.route.endsWith('/logout') ? 0 : 8, fc.constantFrom(...SENDERS), call.username),
        method: maybe(2, fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'), method),
      })
      .map(({ changes: mutations, damaged, query, headers, segment, username, method: verb }) => {
        const parts = call.path.split('/');
        if (segment) parts[Math.min(segment[0], parts.length - 1)] = segment[1];
        const pairs = query.reduce<Pairs>((all, change) => change(all), call.query);
        const body = mutations.reduce<Json | undefined>(
          (value, change) => change(value),
          call.body as Json | undefined,
        );
        const search = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
        return {
          route: call.route,
          username,
          method: verb,
          path: parts.join('/') + (search && `?${search}`),
          ...(body !== undefined &&
            verb !== 'GET' &&
            verb !== 'HEAD' && { body: damaged(raw ? (body as string) : JSON.stringify(body)) }),
          headers: { ...call.headers, ...headers },
        };
      });
  });
}

/** Lone surrogates have no escape; they stand as the bytes some programs send for them. */
const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
};
