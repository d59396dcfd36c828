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

const alive = new Set<ChildProcess>();

/**
 * A worker of the built server in a process of its own, which can be killed.
 *
 * @param preload a module that does something to the process before the server is loaded
 */
export function startFaultWorker(
  parts: FaultWorkerParts,
  preload?: string,
  env: Record<string, string> = {},
): ChildProcess {
  const args = [...(preload ? ['--import', preload] : []), join(__dirname, '../notices/worker-process.mjs')];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, WORKER: JSON.stringify(parts) },
    // It complains whenever something that it needs is away, which here is all the time.
    stdio: ['ignore', 'ignore', process.env['MOTCUA_FAULTS_LOUD'] ? 'inherit' : 'ignore'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

export async function killWorker(child: ChildProcess): Promise<void> {
  if (child.signalCode !== null || child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export const killAllWorkers = async (): Promise<void> => void (await Promise.all([...alive].map(killWorker)));
