import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Holder, TestAuthority } from './authority.js';

export interface TimeStampServer {
  readonly url: string;
  /** What it answers from now on: the stamp, another one's stamp, or nothing of use. */
  answer: 'right' | 'of_before' | 'broken' | 'refused';
  readonly holder: Holder;
  /** It answers once so many ask at once. */
  together: number;
  /** How often it was asked. */
  asked: number;
  stop(): Promise<void>;
}

/** A time stamp server (RFC 3161) whose stamps are made by OpenSSL. */
export async function startTimeStampServer(
  authority: TestAuthority,
  extensions: readonly string[] = [],
): Promise<TimeStampServer> {
  const clock = await authority.clock(extensions);
  let before: Buffer = Buffer.alloc(0);
  const server = createServer((request, response) => {
    // No line is left that may be closed just when it is used again.
    response.setHeader('connection', 'close');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      self.asked++;
      void gathered()
        .then(() => answer(Buffer.concat(chunks)))
        .then(
          (body) => response.writeHead(body ? 200 : 503, { 'content-type': 'application/timestamp-reply' }).end(body),
          (error: unknown) => response.writeHead(500).end(String(error)),
        );
    });
  });
  let waiting: (() => void)[] = [];
  const gathered = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < self.together) return;
      for (const go of waiting) go();
      waiting = [];
    });
  const answer = async (query: Buffer): Promise<Buffer | null> => {
    if (self.answer === 'refused') return null;
    if (self.answer === 'broken') return Buffer.from('không phải dấu thời gian');
    if (self.answer === 'of_before') return before;
    before = await authority.answer(query, clock);
    return before;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: TimeStampServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    answer: 'right',
    together: 1,
    holder: clock,
    asked: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return self;
}
