import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { freePort } from './server-process.js';
import { waitUntil } from './wait-until.js';

const PLACES = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'];
const clamdPath = (): string | undefined => PLACES.find((path) => existsSync(path));

/** `describe` for tests with a real virus scanner: where there is none they are skipped and say why by their name. */
export const describeClamd = (name: string, tests: () => void): void =>
  clamdPath() === undefined ? describe.skip(`${name} (clamd is not installed)`, tests) : describe(name, tests);

/** What the only signature of the test scanner finds. */
export const VIRUS = 'MOTCUA-THU-NGHIEM-VI-RUT-0123456789';

/** More than this clamd does not read of a stream. */
export const STREAM_LIMIT = 1_048_576;

/** A real clamd with signatures of our own, on a port and a socket that stay the same while it is stopped and started. */
export class TestClamd {
  private process: ChildProcess | undefined;
  private number = 27_000;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async prepare(): Promise<TestClamd> {
    const clamd = new TestClamd(await mkdtemp(join(tmpdir(), 'motcua-clamd-')), await freePort());
    await clamd.knows(VIRUS);
    await clamd.reads(STREAM_LIMIT);
    return clamd;
  }

  get socket(): string {
    return join(this.folder, 'clamd.sock');
  }

  /** What it finds from its next start on: the next set of signatures, with a number that is greater by one. */
  async knows(...viruses: readonly string[]): Promise<void> {
    const lines = viruses.map((one, index) => {
      const name = index === 0 ? 'Motcua.Test.Signature' : `Motcua.Test.Signature.${index + 1}`;
      return `${name}:0:*:${Buffer.from(one).toString('hex')}\n`;
    });
    await writeFile(join(this.folder, 'daily.cud'), numberedSet(++this.number, lines.join('')));
  }

  /** The same, of the set before. */
  async goBack(...viruses: readonly string[]): Promise<void> {
    this.number -= 2;
    await this.knows(...viruses);
  }

  /** How much of a stream it reads, from its next start on. */
  async reads(bytes: number): Promise<void> {
    const lines = [
      'Foreground yes',
      `DatabaseDirectory ${this.folder}`,
      `LocalSocket ${this.socket}`,
      `TCPSocket ${this.port}`,
      'TCPAddr 127.0.0.1',
      `StreamMaxLength ${bytes}`,
      'AlertExceedsMax yes',
    ];
    await writeFile(join(this.folder, 'clamd.conf'), `${lines.join('\n')}\n`);
  }

  async start(): Promise<void> {
    const child = spawn(clamdPath()!, ['-c', join(this.folder, 'clamd.conf')], { stdio: 'ignore' });
    this.process = child;
    await waitUntil('clamd listens', () => {
      if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}.`);
      return answers(this.port);
    });
  }

  async stop(): Promise<void> {
    const { process: child } = this;
    this.process = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await rm(this.socket, { force: true });
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What stands in a set of signatures of ClamAV that nobody has signed: what it is, its list of contents, and the signatures. */
function numberedSet(number: number, signatures: string): Buffer {
  const head = `ClamAV-VDB:30 Nov 2026 10-00 +0000:${number}:1:90:${'0'.repeat(32)}:X:motcua:1796000000`;
  const [body, hash] = [Buffer.from(signatures), createHash('sha256').update(signatures).digest('hex')];
  const contents = Buffer.from(`${head}\ndaily.ndb:${body.length}:${hash}\n`);
  const packed = [...inTar('daily.info', contents), ...inTar('daily.ndb', body)];
  return Buffer.concat([Buffer.from(head.padEnd(512)), ...packed, Buffer.alloc(1_024)]);
}

function inTar(name: string, content: Buffer): Buffer[] {
  const head = Buffer.alloc(512);
  head.write(name);
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write(`${' '.repeat(8)}0`, 148);
  head.write('ustar\0' + '00', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [head, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('zPING\0'));
    socket.on('data', (data) => resolve(data.toString().startsWith('PONG')));
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
