import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseSmsProfile } from '../../server/src/config/parse-sms-profile.js';
import { SHIPPED_SMS_PROFILES, type SmsHttpProfile } from '../../server/src/config/sms-http-profile.js';
import { SmsHttpChannel } from '../../server/src/notices/channels/sms-http.channel.js';
import type { SendOutcome } from '../../server/src/notices/channels/notice-channel.js';
import { pause } from '../support/wait-until.js';

const NOTICE = '0198b1f0-0000-7000-8000-000000000001';
const MESSAGE = { noticeId: NOTICE, to: '+84912345678', subject: null, text: 'Hồ sơ {to} của "Ông/Bà"\nđã có kết quả' };

const RIGHT = { fields: { a: '{to}', b: '{text}' }, id: 'id', success: { path: 'id' } };

interface Got {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

type Answer = { readonly status?: number; readonly body?: string; readonly headers?: Record<string, string> } | 'die';

/** Gateways of one kind or another, each a server of its own. */
describe('an HTTP gateway spoken to by its profile', () => {
  let server: Server;
  let got: Got[];
  let answer: Answer;

  beforeEach(async () => {
    got = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        got.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
        if (answer === 'die') request.socket.destroy();
        else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => void server.close(resolve)));

  const addressOf = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const channelOf = (profile: SmsHttpProfile, callbackUrl?: string): SmsHttpChannel =>
    new SmsHttpChannel({
      queryUrl: addressOf('/status'),
      gateway: 'sms-http',
      url: addressOf('/send?v=1'),
      profile,
      token: 'tok"en',
      key: 'k',
      brandname: 'PHUONG',
      callbackUrl,
      ca: undefined,
      timeoutMs: 700,
    });
  const send = (profile: SmsHttpProfile, told: Answer, callbackUrl?: string): Promise<SendOutcome> => {
    answer = told;
    return channelOf(profile, callbackUrl).send(MESSAGE);
  };

  const esms = SHIPPED_SMS_PROFILES['esms']!;

  it('uses a connection again that has just answered, and takes one that breaks under a call for an answer lost', async () => {
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const channel = channelOf(esms);
    const next = async (told: Answer): Promise<string> => {
      answer = told;
      return (await channel.send(MESSAGE)).kind;
    };
    const taken = { body: '{"CodeResult":"100","SMSID":"d3a1"}' };
    for (let i = 0; i < 3; i++) expect(await next(taken)).toBe('accepted');
    expect(connections).toBe(1);
    expect(await next('die')).toBe('unknown');
    expect(await next(taken)).toBe('accepted');
    expect(connections).toBe(2);
    // Left alone for longer than it is kept: the gateway may have ended it by then.
    await pause(1_500);
    expect(await next(taken)).toBe('accepted');
    expect(connections).toBe(3);
  });

  it('asks eSMS by its own id, and believes only what is said of that', async () => {
    const ask = (SMSID: string, gatewayId: string | null = 'd3a1'): Promise<unknown> => {
      answer = { body: JSON.stringify({ CodeResponse: '100', SMSID, SendFailed: 0, SendStatus: 5, SendSuccess: 1 }) };
      return channelOf(esms).query!({ noticeId: NOTICE, gatewayId, mayBeAt: 'sms-http' });
    };
    await expect(ask('d3a1')).resolves.toMatchObject([{ gateway: 'sms-http', gatewayId: 'd3a1', state: 'delivered' }]);
    const [{ method, url }] = got as [Got];
    expect([method, url]).toEqual(['GET', '/status?RefId=d3a1&ApiKey=k&SecretKey=tok%22en']);
    await expect(ask('another')).rejects.toThrow('about another message');
    await expect(ask('d3a1', null)).rejects.toThrow('was lost');
    expect(got).toHaveLength(2);
  });

  it('sends what eSMS wants, byte for byte, and takes its id', async () => {
    const outcome = await send(esms, { body: '{"CodeResult":"100","CountRegenerate":0,"SMSID":"d3a1"}' });
    expect(outcome).toEqual({ kind: 'accepted', gateway: 'sms-http', gatewayId: 'd3a1' });
    expect(got[0]!.headers['content-type']).toContain('application/json');
    expect(JSON.parse(got[0]!.body)).toEqual({
      ApiKey: 'k',
      SecretKey: 'tok"en',
      Phone: '0912345678',
      Content: MESSAGE.text,
      Brandname: 'PHUONG',
      SmsType: '2',
      IsUnicode: '1',
      RequestId: NOTICE,
    });
  });

  it('tells eSMS where to report, when it is to', async () => {
    await send(esms, { body: '{"CodeResult":"100","SMSID":"d3a1"}' }, 'https://motcua.example.vn/reports/t');
    expect(JSON.parse(got[0]!.body)).toMatchObject({ CallbackUrl: 'https://motcua.example.vn/reports/t' });
  });

  it.each<[string, Answer, object]>([
    ['has it already', { body: '{"CodeResult":"124"}' }, { kind: 'accepted', gatewayId: null }],
    ['knows no such template', { body: '{"CodeResult":"146"}' }, { kind: 'refused', permanent: true }],
    ['has no money of ours', { body: '{"CodeResult":"103"}' }, { kind: 'refused', permanent: false }],
    ['says a code nobody knows', { body: '{"CodeResult":"999"}' }, { kind: 'unknown', repeatable: true }],
    ['says nothing', { body: '' }, { kind: 'unknown', repeatable: true }],
    ['dies after it took it', 'die', { kind: 'unknown', repeatable: true }],
    ['is busy', { status: 429, headers: { 'Retry-After': '7' } }, { kind: 'refused', permanent: false, waitMs: 7_000 }],
    ['stands behind a proxy that waited too long', { status: 504 }, { kind: 'unknown' }],
  ])('understands eSMS when it %s', async (_, told, outcome) => {
    expect(await send(esms, told)).toMatchObject(outcome);
  });

  it.each([401, 402, 403, 407, 408, 425, 429])('does not take %i for a word about the message', async (status) => {
    const told = { status, body: '{"error":"not now"}' };
    const error = `${status} error:not now`;
    expect(await send(SHIPPED_SMS_PROFILES['default']!, told)).toEqual({ kind: 'refused', permanent: false, error });
    const named = await send(esms, { status, body: '{"CodeResult":"146"}' });
    expect(named).toMatchObject({ kind: 'refused', permanent: true });
  });

  it('tells officers why in the words of the gateway, and not in the shape of its answer', async () => {
    const refused = { body: '{"CodeResult":"146","ErrorMessage":"Template not found for 0912345678"}' };
    const error = '200 CodeResult:146 ErrorMessage:Template not found for […]';
    expect(await send(esms, refused)).toMatchObject({ kind: 'refused', error });
    expect(await send(esms, { status: 403, body: 'Forbidden' })).toMatchObject({ error: '403 Forbidden' });
    const unclear = { body: '{"CodeResult":"999","ErrorMessage":"Unknown"}' };
    const said = '200 without an id: CodeResult:999 ErrorMessage:Unknown';
    expect(await send(esms, unclear)).toMatchObject({ kind: 'unknown', error: said });
  });

  it('does not call a message repeatable with a gateway that does not compare references', async () => {
    expect(await send(SHIPPED_SMS_PROFILES['default']!, 'die')).toMatchObject({ kind: 'unknown', repeatable: false });
  });

  it('reads a profile from its file: a query, a nested answer', async () => {
    const parsed = parseSmsProfile(
      JSON.stringify({
        method: 'GET',
        encoding: 'query',
        headers: { 'X-Key': '{key}' },
        fields: { phone: '{to84}', msg: '{text}', ref: '{reference}' },
        success: { path: 'data.0.code', equals: ['00'] },
        id: 'data.0.tranId',
      }),
    );
    if (!('value' in parsed)) throw new Error(parsed.mustBe);
    const outcome = await send(parsed.value, { body: '{"data":[{"code":"00","tranId":4711}]}' });
    expect(outcome).toEqual({ kind: 'accepted', gateway: 'sms-http', gatewayId: '4711' });
    const asked = new URL(got[0]!.url!, 'http://x');
    expect([got[0]!.method, got[0]!.body, got[0]!.headers['x-key']]).toEqual(['GET', '', 'k']);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      v: '1',
      phone: '84912345678',
      msg: MESSAGE.text,
      ref: NOTICE,
    });
  });

  it.each<[object | string, RegExp]>([
    ['{', /all is JSON/],
    [{ url: 'x' }, /no name is unknown, such as "url"/],
    [{ fields: { a: '{to}', b: '{text}', c: '{secret}' } }, /\{secret\} is none of/],
    [{ fields: { a: '{to}' } }, /"fields" holds \{text\}/],
    [{ fields: { a: '{token}', b: '{text}' } }, /holds \{to\}/],
    [{ method: 'GET', fields: {} }, /"encoding" is query with GET/],
    [{ fields: { a: '{to}', b: '{text}' }, id: 'id' }, /"success" has a "path"/],
    [
      { fields: { a: '{to}', b: '{text}' }, id: 'id', success: { path: 'x' }, permanent: ['146'] },
      /"permanent" is a list/,
    ],
    [{ ...RIGHT, words: 'ErrorMessage' }, /"words" is a list of places/],
    [{ ...RIGHT, report: { states: {} } }, /"report" says where "id" or "reference" stands/],
    [{ ...RIGHT, report: { id: 'id', states: { arrived: [] } } }, /no name is unknown, such as "arrived"/],
    [{ ...RIGHT, report: { id: 'id', states: { delivered: ['5'] } } }, /"delivered" is a list/],
  ])('refuses a profile that is wrong: %j', (profile, sentence) => {
    const parsed = parseSmsProfile(typeof profile === 'string' ? profile : JSON.stringify(profile));
    expect('mustBe' in parsed ? parsed.mustBe : 'taken').toMatch(sentence);
  });
});
