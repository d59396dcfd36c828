import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';
import { processIdentity } from './processes.js';

describe('lockFolder', () => {
  let folder: string;
  let other: ChildProcess;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-lock-'));
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  });
  afterEach(() => {
    other.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const lockOf = (holder: object) => writeFileSync(join(folder, 'motcua.lock'), JSON.stringify(holder));
  const otherPid = () => other.pid ?? 0;

  it('is given again after release', async () => {
    const first = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`Another Motcua runs on the data folder ${folder}`);
    first.release();
    first.release();
    (await lockFolder(folder)).release();
    expect(existsSync(join(folder, 'motcua.lock'))).toBe(false);
  });

  it('lets exactly one of many through', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('names the process that runs on the folder', async () => {
    lockOf({ pid: otherPid(), identity: processIdentity(otherPid()), host: hostname() });
    await expect(lockFolder(folder)).rejects.toThrow(`(pid ${otherPid()})`);
  });

  it('takes over from a process that ended', async () => {
    const identity = processIdentity(otherPid());
    await new Promise((resolve) => other.once('exit', resolve).kill('SIGKILL'));
    lockOf({ pid: otherPid(), identity, host: hostname() });
    (await lockFolder(folder)).release();
  });

  it('takes over when the number went to another process since', async () => {
    lockOf({ pid: otherPid(), identity: 'an-earlier-boot/1', host: hostname() });
    (await lockFolder(folder)).release();
  });

  it('leaves a lock of another computer alone', async () => {
    lockOf({ pid: 1, identity: 'x', host: 'counter-2' });
    await expect(lockFolder(folder)).rejects.toThrow('on the computer counter-2 (pid 1)');
  });

  it('takes over a lock that was cut off while it was written', async () => {
    writeFileSync(join(folder, 'motcua.lock'), '{"pid":');
    (await lockFolder(folder)).release();
  });

  it('passes a gate left behind by a crash', async () => {
    const gate = join(folder, 'motcua.lock.gate');
    mkdirSync(gate);
    utimesSync(gate, 1, 1);
    (await lockFolder(folder)).release();
  });

  it('says when the folder cannot be written', async () => {
    await expect(lockFolder(join(folder, 'absent'))).rejects.toThrow(/cannot be written \(ENOENT\)/);
  });
});
