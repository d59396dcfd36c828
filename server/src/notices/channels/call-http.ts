import { Agent, type ClientRequest, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';

/** The request surely never reached the other side. */
export class UnsentError extends Error {}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** The body arrived whole. */
  readonly complete: boolean;
  /** How long the other side wants to be left alone; null when it does not say. */
  readonly retryAfterMs: number | null;
}

export interface HttpCall {
  readonly method: 'POST' | 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined with GET. */
  readonly body: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly connections: Connections;
}

const LONGEST_BODY = 65_536;
/** Far below what servers keep an unused connection for: one that they end just when it is used loses an answer. */
const UNUSED_FOR_MS = 1_000;

/** Connections to one other side, each for one call at a time and used again for calls that follow at once. */
export class Connections {
  readonly plain = new Agent({ keepAlive: true, timeout: UNUSED_FOR_MS });
  readonly secure: SecureAgent;

  /** @param ca certificates that the other side may have its own from, besides the public authorities */
  constructor(ca: readonly string[] | undefined) {
    this.secure = new SecureAgent({
      keepAlive: true,
      timeout: UNUSED_FOR_MS,
      ...(ca && { ca: [...rootCertificates, ...ca] }),
    });
  }
}

/**
 * Calls and follows no redirect. Not `fetch`, which does not tell whether a connection stood when it failed: that decides
 * whether a message may be sent again.
 *
 * @throws UnsentError before the connection stands, any other Error when the answer was lost
 */
export function callHttp({
  method,
  url,
  headers,
  body,
  timeoutMs,
  signal,
  connections,
}: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const payload = Buffer.from(body ?? '');
    const secure = url.startsWith('https:');
    let connected = false;
    const request: ClientRequest = (secure ? httpsRequest : httpRequest)(url, {
      method,
      agent: secure ? connections.secure : connections.plain,
      signal,
      headers: { ...headers, ...(body !== undefined && { 'Content-Length': payload.length }) },
    });
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(connected ? error : new UnsentError(error.message || 'no connection'));
    };
    // TLS counts as standing only once the certificate has been checked: nothing is written before.
    request.on('socket', (socket) => {
      if (request.reusedSocket) connected = true;
      else socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true));
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const done = (complete: boolean): void => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          complete,
          retryAfterMs: retryAfterOf(response.headers),
        });
      };
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > LONGEST_BODY) response.destroy();
        else chunks.push(chunk);
      });
      response.on('error', () => done(false));
      response.on('close', () => done(response.complete));
    });
    request.end(payload);
  });
}

/** Seconds, or a date by the other side's clock, which it tells too. */
function retryAfterOf({ 'retry-after': after, date }: IncomingHttpHeaders): number | null {
  if (after === undefined) return null;
  const ms = /^\d{1,6}$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - Date.parse(date ?? '');
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
