import { reasonOf } from '../../queue/worker-logger.js';
import { type HttpAnswer, postJson, UnsentError } from './post-json.js';
import { gatewayWords } from './gateway-words.js';
import type { NoticeChannelSender, OutgoingMessage, SendOutcome } from './notice-channel.js';

export interface SmsHttpSettings {
  readonly url: string;
  readonly token: string | undefined;
  readonly timeoutMs: number;
}

/**
 * Hands text messages to the HTTP gateway of SMS_HTTP_URL. Our reference is the notice, the same for every try, so a
 * gateway that compares references sends once.
 */
export class SmsHttpChannel implements NoticeChannelSender {
  private readonly closing = new AbortController();

  constructor(private readonly settings: SmsHttpSettings) {}

  async send({ noticeId, to, text }: OutgoingMessage): Promise<SendOutcome> {
    const { url, token, timeoutMs } = this.settings;
    try {
      const { signal } = this.closing;
      const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
      return outcomeOf(await postJson(url, { to, text, reference: noticeId }, { headers, timeoutMs, signal }), to);
    } catch (error) {
      const words = gatewayWords(reasonOf(error), to);
      return error instanceof UnsentError
        ? { kind: 'refused', permanent: false, error: words }
        : { kind: 'unknown', error: words };
    }
  }

  close(): void {
    this.closing.abort();
  }
}

function outcomeOf({ status, body, complete }: HttpAnswer, to: string): SendOutcome {
  const answer = objectOf(body);
  if (status < 200 || status > 299) {
    const permanent = status !== 429 && status < 500;
    return { kind: 'refused', permanent, error: gatewayWords(`${status} ${body}`, to) };
  }
  const id = answer?.['id'];
  if (complete && (typeof id === 'string' || typeof id === 'number') && id !== '') {
    return { kind: 'accepted', gateway: 'sms-http', gatewayId: String(id).slice(0, 200) };
  }
  // Local gateways like to say 200 and put the refusal into the body.
  if (complete && answer?.['error']) {
    return { kind: 'refused', permanent: true, error: gatewayWords(`${status} ${body}`, to) };
  }
  return { kind: 'unknown', error: gatewayWords(`${status} without an id: ${body}`, to) };
}

function objectOf(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
