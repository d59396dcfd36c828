import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import type { WorkerParts } from '../../server/src/notices/start-worker.js';

export interface FaultWorkerParts {
  readonly env: WorkerParts['env'];
  readonly settings: NoticeSettings;
  readonly redisPrefix: string;
  readonly databaseUrl: string;
}

const alive = new Set<FaultWorker>();

/**
 * A worker of the built server in a process of its own, which can be killed. To load it takes the longest: that begins at
 * once, and several may do so at the same time.
 */
export class FaultWorker {
  /** Resolves with the signal that ended it, or null. */
  readonly ended: Promise<NodeJS.Signals | null>;
  private readonly process: ChildProcess;
  private readonly loaded: Promise<unknown>;
  private readonly held: Promise<unknown>;

  /** @param preload a module that does something to the process before the server is loaded */
  constructor(parts: FaultWorkerParts, preload: string, env: Record<string, string> = {}) {
    const args = ['--import', join(__dirname, preload), join(__dirname, '../notices/worker-process.mjs')];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env, WORKER: JSON.stringify(parts) },
      // It complains whenever something that it needs is away, which here is all the time.
      stdio: ['ignore', 'ignore', process.env['MOTCUA_FAULTS_LOUD'] ? 'inherit' : 'ignore', 'ipc'],
    });
    this.process = child;
    this.loaded = once(child, 'message');
    this.held = new Promise<void>((resolve) => child.on('message', (what) => what === 'held' && resolve()));
    this.ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
    alive.add(this);
    void this.ended.then(() => alive.delete(this));
  }

  get alive(): boolean {
    return alive.has(this);
  }

  /** Starts its work as soon as it is loaded. */
  async begin(): Promise<void> {
    await this.tell('begin');
  }

  /** Resolves once it stands still where MOTCUA_HOLD_AT says. Needs `worker-at-step.mjs`. @throws Error when it died before */
  async standsStill(): Promise<void> {
    const died = this.ended.then((signal) => Promise.reject(new Error(`The worker ended before its step: ${signal}`)));
    await Promise.race([this.held, died]);
  }

  /** Goes on from where it stands still. */
  async goOn(): Promise<void> {
    await this.tell('go on');
  }

  /** Its clock is so far ahead from now on. Needs `jump-clock.mjs`. */
  async jump(aheadMs: number): Promise<void> {
    await this.tell({ aheadMs });
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  private async tell(what: unknown): Promise<void> {
    await Promise.race([this.loaded, this.ended]);
    if (this.process.connected) this.process.send(what as object);
  }
}

export const killAllWorkers = async (): Promise<void> =>
  void (await Promise.all([...alive].map((worker) => worker.kill())));
