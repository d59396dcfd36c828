import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TcpProxy } from '../support/tcp-proxy.js';
import { waitUntil } from '../support/wait-until.js';
import type { FakeClock } from './fake-clock.js';

interface Told {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
}

/** A PostgreSQL for one test file only, which waits for its disk and may be killed; its address stays the same. */
export class OwnPostgres {
  private readonly folder = mkdtempSync(join(tmpdir(), 'motcua-postgres-'));
  private keeper: ChildProcess | undefined;
  private told: Told | undefined;
  private proxy: TcpProxy | undefined;

  private constructor(private readonly clock: FakeClock | undefined) {}

  static async start(clock?: FakeClock): Promise<OwnPostgres> {
    const postgres = new OwnPostgres(clock);
    await postgres.up();
    return postgres;
  }

  get url(): string {
    const url = new URL(this.told!.url);
    url.port = String(this.proxy!.address.port);
    return url.toString();
  }

  async up(): Promise<void> {
    const args = [join(this.folder, 'data'), JSON.stringify(this.clock?.env ?? {})];
    const keeper = fork(join(__dirname, 'postgres-process.mjs'), args, { stdio: 'inherit' });
    const ended = once(keeper, 'exit').then(() => Promise.reject(new Error('PostgreSQL did not start.')));
    const [told] = (await Promise.race([once(keeper, 'message'), ended])) as [Told];
    ended.catch(() => undefined);
    this.keeper = keeper;
    this.told = told;
    this.proxy ??= await TcpProxy.before('127.0.0.1', told.port);
    this.proxy.retarget(told.port);
  }

  /** The server's first process, which the others follow, and the one that looks after it. */
  async kill(): Promise<void> {
    this.keeper!.kill('SIGKILL');
    const { pid } = this.told!;
    process.kill(pid, 'SIGKILL');
    if (this.keeper!.signalCode === null) await once(this.keeper!, 'exit');
    // A new one takes an old one for alive until the system has forgotten it.
    await waitUntil('PostgreSQL is gone', () => !isAlive(pid));
  }

  async stop(): Promise<void> {
    this.keeper!.send('stop');
    await once(this.keeper!, 'exit');
    await this.proxy!.down();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
