import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** The request surely never reached the other side. */
export class UnsentError extends Error {}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** The body arrived whole. */
  readonly complete: boolean;
}

const LONGEST_BODY = 65_536;

/**
 * Posts over a connection of its own and follows no redirect. Not `fetch`, which does not tell whether a connection
 * stood when it failed: that decides whether a message may be sent again.
 *
 * @throws UnsentError before the connection stands, any other Error when the answer was lost
 */
export function postJson(
  url: string,
  value: object,
  { headers, timeoutMs, signal }: { headers: Record<string, string>; timeoutMs: number; signal: AbortSignal },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const payload = Buffer.from(JSON.stringify(value));
    const secure = url.startsWith('https:');
    let connected = false;
    const request: ClientRequest = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: false, // a connection kept open may die just when it is used, and nobody knows then
      signal,
      headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': payload.length },
    });
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(connected ? error : new UnsentError(error.message || 'no connection'));
    };
    // TLS counts as standing only once the certificate has been checked: nothing is written before.
    request.on('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true)));
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const done = (complete: boolean): void => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8'), complete });
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
