import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { waitUntil } from '../support/wait-until.js';
import type { FakeClock } from './fake-clock.js';

/** A Redis for one test file only, kept as production keeps it, which may be killed and robbed of its memory. */
export class OwnRedis {
  private readonly folder = mkdtempSync(join(tmpdir(), 'motcua-redis-'));
  private readonly data = join(this.folder, 'data');
  private readonly copy = join(this.folder, 'copy');
  private process: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly clock: FakeClock | undefined,
  ) {}

  static async start(port: number, clock?: FakeClock): Promise<OwnRedis> {
    const redis = new OwnRedis(port, clock);
    await redis.up();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    mkdirSync(this.data, { recursive: true });
    const kept = ['--appendonly', 'yes', '--save', '', '--dir', this.data];
    this.process = spawn('redis-server', ['--port', String(this.port), '--bind', '127.0.0.1', ...kept], {
      env: { ...process.env, ...this.clock?.env },
      stdio: 'ignore',
    });
    await waitUntil('Redis', () => this.ask((redis) => redis.ping()).catch(() => false), 60_000);
  }

  async kill(): Promise<void> {
    this.process!.kill('SIGKILL');
    await once(this.process!, 'exit');
  }

  forgetAll(): Promise<unknown> {
    return this.ask((redis) => redis.flushall());
  }

  /** Keeps a copy of all that is on its disk, which it may be writing to. */
  keepCopy(): void {
    rmSync(this.copy, { recursive: true, force: true });
    cpSync(this.data, this.copy, { recursive: true });
  }

  /** While it is down: what was kept takes the place of what it knew. */
  restoreCopy(): void {
    rmSync(this.data, { recursive: true, force: true });
    cpSync(this.copy, this.data, { recursive: true });
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }
}
