import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Env } from '../../server/src/config/env-files.js';
import { freePort } from './server-process.js';
import { waitUntil } from './wait-until.js';

const PROGRAM = require.resolve('s3rver/bin/s3rver.js');
const BUCKET = 'motcua-ho-so';

/** A server that speaks S3, in a process of its own, with one empty bucket. */
export class TestS3 {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly env: S3Env,
  ) {}

  static async start(): Promise<TestS3> {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-s3-'));
    const port = await freePort();
    const args = [
      '--directory',
      folder,
      '--port',
      String(port),
      '--address',
      '127.0.0.1',
      '--configure-bucket',
      BUCKET,
    ];
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'ignore' });
    const endpoint = `http://127.0.0.1:${port}`;
    await waitUntil('the S3 server listens', () => {
      if (child.exitCode !== null) throw new Error(`The S3 server ended with ${child.exitCode}.`);
      return fetch(endpoint).then(
        () => true,
        () => false,
      );
    });
    return new TestS3(child, folder, {
      endpoint,
      region: 'us-east-1',
      bucket: BUCKET,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      pathStyle: true,
    });
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const ended = new Promise((resolve) => this.process.once('exit', resolve));
      this.process.kill('SIGKILL');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
