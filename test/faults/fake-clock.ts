import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../support/wait-until.js';

const LIBRARY = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file));

/** Longer than what they keep of it. */
const SEEN_AFTER_MS = 2_000;

/** A clock for PostgreSQL or Redis that a test moves, by libfaketime (`apt-get install faketime`). */
export class FakeClock {
  private readonly folder = mkdtempSync(join(tmpdir(), 'motcua-clock-'));
  private readonly file = join(this.folder, 'offset');
  private aheadMs = 0;

  private constructor(private readonly library: string) {
    chmodSync(this.folder, 0o755); // PostgreSQL runs as another user
    this.write();
  }

  /** @returns undefined where libfaketime is not installed */
  static make(): FakeClock | undefined {
    return LIBRARY === undefined ? undefined : new FakeClock(LIBRARY);
  }

  /** For the process that lives by it. */
  get env(): Record<string, string> {
    return {
      // The C library's own malloc: the one that Redis brings asks for the time before libfaketime can tell it.
      LD_PRELOAD: `${this.library}:libc.so.6`,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DISABLE_SHM: '1',
    };
  }

  /** So far ahead of the true time. Returns once each process has seen it: PostgreSQL ends statements that were running then. */
  async jump(aheadMs: number): Promise<void> {
    if (aheadMs === this.aheadMs) return;
    this.aheadMs = aheadMs;
    this.write();
    await pause(SEEN_AFTER_MS);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(): void {
    const seconds = Math.round(this.aheadMs / 1_000);
    writeFileSync(this.file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  }
}
