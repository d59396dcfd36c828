import { setMaxListeners } from 'node:events';
import { smsEncodingOf } from '@motcua/shared/notices';
import { nationalPhone } from '@motcua/shared/validation';
import type { SmsAccount } from '../../config/env-messages.js';
import {
  asksByReference,
  type ReportFields,
  type SmsPlaceholder,
  type StatusQuery,
} from '../../config/sms-http-profile.js';
import { Clock } from '../../common/clock.js';
import { reasonOf } from '../../queue/worker-logger.js';
import { readReport } from '../read-report.js';
import { matches } from './answer-match.js';
import { callHttp, Connections, type HttpCall, UnsentError } from './call-http.js';
import { gatewayWords } from './gateway-words.js';
import { judgeAnswer, valueOf } from './judge-answer.js';
import type {
  DeliveryReport,
  NoticeChannelSender,
  OutgoingMessage,
  SendOutcome,
  SentMessage,
} from './notice-channel.js';

export interface SmsHttpSettings extends SmsAccount {
  /** As notices name it. */
  readonly gateway: string;
  readonly ca: readonly string[] | undefined;
  readonly timeoutMs: number;
}

/**
 * Hands text messages to an HTTP gateway as its profile says. Our reference is the notice, the same for
 * every try, so a gateway that compares references sends once.
 */
export class SmsHttpChannel implements NoticeChannelSender {
  private readonly closing = new AbortController();
  private readonly clock = new Clock(0);
  private readonly connections: Connections;
  readonly query?: NonNullable<NoticeChannelSender['query']>;

  constructor(private readonly settings: SmsHttpSettings) {
    // As many calls listen as are under way.
    setMaxListeners(0, this.closing.signal);
    this.connections = new Connections(settings.ca);
    const { queryUrl, profile } = settings;
    if (queryUrl !== undefined && profile.query !== null && profile.report !== null) {
      const { query, report } = profile;
      this.query = (sent) => this.ask(sent, queryUrl, query, report);
    }
  }

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { profile, gateway } = this.settings;
    try {
      return this.repeatable(judgeAnswer(await callHttp(this.callOf(message)), profile, gateway, message.to));
    } catch (error) {
      const words = gatewayWords(reasonOf(error), message.to);
      return error instanceof UnsentError
        ? { kind: 'refused', permanent: false, error: words }
        : this.repeatable({ kind: 'unknown', error: words });
    }
  }

  close(): void {
    this.closing.abort();
  }

  private async ask(
    { noticeId, gatewayId }: SentMessage,
    queryUrl: string,
    query: StatusQuery,
    report: ReportFields,
  ): Promise<readonly DeliveryReport[] | null> {
    const { gateway, timeoutMs, token, key } = this.settings;
    const { headers, fields, unseen } = query;
    const byReference = asksByReference(query);
    if (!byReference && gatewayId === null) throw new Error('its own id for the message was lost');
    const values = { reference: noticeId, id: gatewayId ?? undefined, token, key };
    const url = new URL(queryUrl);
    for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, filled(value, values) as string);
    const { status, body, complete } = await callHttp({
      method: 'GET',
      url: url.href,
      headers: this.headersOf(headers, values),
      body: undefined,
      timeoutMs,
      signal: this.closing.signal,
      connections: this.connections,
    });
    const answer = complete ? valueOf(body) : undefined;
    const clear = (status >= 200 && status < 300) || status === 404;
    if (clear && unseen.some((match) => matches(answer, match))) return null;
    const read = clear ? readReport(answer, report, gateway, this.clock.now()) : 'unreadable';
    if (typeof read === 'string') throw new Error(`${status} without a clear answer`);
    const { report: told } = read;
    const isAsked = byReference ? told.noticeId === noticeId : told.gatewayId === gatewayId;
    if (!isAsked) throw new Error(`${status} about another message`);
    return [told];
  }

  /** A header for a secret that is not set is left out: the gateway needs none. */
  private headersOf(
    headers: Readonly<Record<string, string>>,
    values: Readonly<Record<string, string | undefined>>,
  ): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers)
        .filter(([, value]) => !value.includes('{token}') || values['token'] !== undefined)
        .map(([name, value]) => [name, filled(value, values) as string]),
    );
  }

  private repeatable(outcome: SendOutcome): SendOutcome {
    return outcome.kind === 'unknown' ? { ...outcome, repeatable: this.settings.profile.idempotent } : outcome;
  }

  private callOf({ noticeId, to, text }: OutgoingMessage): HttpCall {
    const { url, profile, timeoutMs, token, key, brandname, callbackUrl } = this.settings;
    const values: Readonly<Record<SmsPlaceholder, string | undefined>> = {
      to,
      to84: to.replace(/^\+/, ''),
      toNational: nationalPhone(to),
      text,
      reference: noticeId,
      unicode: smsEncodingOf(text) === 'ucs2' ? '1' : '0',
      brandname,
      callback: callbackUrl,
      key,
      token,
    };
    // A gateway that is not to call back is not told an empty address.
    const told = Object.entries(profile.fields).filter(
      ([, value]) => value !== '{callback}' || callbackUrl !== undefined,
    );
    const fields = filled(Object.fromEntries(told), values) as Record<string, unknown>;
    const { connections } = this;
    const common = { method: profile.method, timeoutMs, connections, signal: this.closing.signal };
    const headers = this.headersOf(profile.headers, values);
    if (profile.encoding === 'json') {
      const type = { 'Content-Type': 'application/json; charset=utf-8' };
      return { ...common, url, headers: { ...type, ...headers }, body: JSON.stringify(fields) };
    }
    const query = new URLSearchParams(fields as Record<string, string>);
    if (profile.encoding === 'form') {
      const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
      return { ...common, url, headers: { ...type, ...headers }, body: query.toString() };
    }
    const address = new URL(url);
    for (const [name, value] of query) address.searchParams.set(name, value);
    return { ...common, url: address.href, headers, body: undefined };
  }
}

/** A template with its placeholders filled in, in texts only; what they bring is not looked at again. */
function filled(template: unknown, values: Readonly<Record<string, string | undefined>>): unknown {
  if (typeof template === 'string') return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  if (Array.isArray(template)) return template.map((one) => filled(one, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, filled(value, values)]));
}
