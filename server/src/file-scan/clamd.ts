import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { ClamdAddress } from '../config/clamd-address.js';

export type ScanVerdict =
  { readonly verdict: 'clean' } | { readonly verdict: 'infected'; /** As clamd names it. */ readonly finding: string };

/** The scanner does not answer, or not what can be relied on: the file may be anything. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';
}

/** clamd loads new signatures for up to a minute, in which it answers nothing. */
const PATIENCE_MS = 120_000;
/** Longer answers are none of clamd's. */
const MAX_ANSWER = 4_096;

/** A file that was not read to its end, which says nothing of what is in it (`Limits.…`, `Heuristics.Limits.Exceeded.…`). */
export const wasNotRead = (finding: string): boolean => /\bLimits\./.test(finding);

/** Its content from the beginning, as often as it is asked for. */
export type Content = () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;

/** clamd has hung up while it was being sent to, without a word. */
const HUNG_UP = 'hung up';
/** How often a file is sent to a clamd that hangs up while it is still being sent. */
const TRIES = 5;

/**
 * Has clamd look at what a file holds (its command INSTREAM). What clamd does not read to its end, because it is larger than
 * its limits, counts as infected; that it says so of what is packed inside, it needs `AlertExceedsMax yes`.
 *
 * @throws ScannerAway
 */
export async function scan(address: ClamdAddress, content: Content): Promise<ScanVerdict> {
  for (let tries = 0; tries < TRIES; tries++) {
    const verdict = await scanOnce(address, content);
    if (verdict !== HUNG_UP) return verdict;
  }
  // A proxy before a clamd that is away takes the connection and hangs up on everybody.
  if ((await scanOnce(address, () => Readable.from([]))) === HUNG_UP) throw new ScannerAway('clamd hangs up.');
  // It says that more has come than it takes, and hangs up at once: then what it said is sometimes lost.
  return { verdict: 'infected', finding: 'Limits.StreamMaxLength' };
}

/**
 * The number of the signatures that clamd works with (its command VERSION), which grows with each new set; 0 where it has none
 * that are numbered, or is set up not to say.
 *
 * @throws ScannerAway
 */
export async function signaturesOf(address: ClamdAddress): Promise<number> {
  const answer = await talk(address, (socket) => written(socket, Buffer.from('zVERSION\0')).then((sent) => !sent));
  return Number(/^ClamAV [^/]+\/(\d+)\//.exec(answer)?.[1] ?? 0);
}

const scanOnce = async (address: ClamdAddress, content: Content): Promise<ScanVerdict | typeof HUNG_UP> =>
  verdictOf(await talk(address, async (socket) => send(socket, await content())));

/** @param say answers whether clamd hung up before it had been told everything */
async function talk(address: ClamdAddress, say: (socket: Socket) => Promise<boolean>): Promise<string> {
  const socket = connect(address);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new ScannerAway('clamd does not answer.')));
  const answer = answerOf(socket);
  // Heard below; until then nobody waits for it.
  answer.catch(() => undefined);
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw new ScannerAway('clamd cannot be reached.', { cause: error });
  }
  try {
    return (await say(socket)) ? await answer.catch(() => HUNG_UP) : await answer;
  } catch (error) {
    throw error instanceof ScannerAway || !isOfSocket(error)
      ? error
      : new ScannerAway('clamd has not answered.', { cause: error });
  } finally {
    socket.destroy();
  }
}

const GONE = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];
const isOfSocket = (error: unknown): boolean => GONE.includes((error as { code?: string } | null)?.code ?? '');

/** @returns whether clamd hung up before it had everything */
async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<boolean> {
  if (!(await written(socket, Buffer.from('zINSTREAM\0')))) return true;
  for await (const chunk of content) {
    if (chunk.byteLength === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength);
    if (!(await written(socket, Buffer.concat([length, chunk])))) return true;
  }
  return !(await written(socket, Buffer.alloc(4)));
}

/** @returns false when clamd has hung up */
const written = (socket: Socket, bytes: Buffer): Promise<boolean> =>
  new Promise((resolve, reject) =>
    socket.write(bytes, (error) => {
      if (!error || isOfSocket(error)) resolve(!error);
      else reject(error);
    }),
  );

async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes('\0') || text.length > MAX_ANSWER) break;
  }
  if (!text.includes('\0')) throw new ScannerAway('clamd hung up without an answer.');
  return text.slice(0, text.indexOf('\0'));
}

function verdictOf(answer: string): ScanVerdict | typeof HUNG_UP {
  if (answer === HUNG_UP) return HUNG_UP;
  if (answer === 'stream: OK') return { verdict: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { verdict: 'infected', finding: found.slice(0, 200) };
  if (/size limit exceeded/i.test(answer)) return { verdict: 'infected', finding: 'Limits.StreamMaxLength' };
  throw new ScannerAway(`clamd answers ${JSON.stringify(answer.slice(0, 200))}.`);
}
