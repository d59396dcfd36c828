import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, LocalStartError, reasonOf } from './local-start-error.js';
import { give } from './postgres-account.js';
import type { Cluster } from './postgres-cluster.js';
import type { PostgresHome } from './postgres-home.js';
import { programEnvironment, type PostgresPrograms } from './postgres-programs.js';
import { commandLineOf, endsWithin, isAlive } from './processes.js';
import { causeIn } from './postgres-log.js';

export interface PostgresProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/** Replaying the log after a power cut may take a while on an old disk. */
const READY_WITHIN_MS = 180_000;
const PORT_ATTEMPTS = 5;
const LOG_LIMIT_BYTES = 5_000_000;

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'shared_preload_libraries=pg_stat_statements',
  // DETAIL lines and failed statements repeat what citizens entered; the log gets neither.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];
/** For tests: a power cut may lose everything. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts the postmaster on a free port and waits until it takes connections.
 *
 * @throws LocalStartError with the last words of its log when it does not
 */
export async function startPostgres(
  home: PostgresHome,
  cluster: Cluster,
  programs: PostgresPrograms,
  fast: boolean,
): Promise<PostgresProcess> {
  await stopOrphan(cluster.dataFolder);
  const logFile = openableLog(home);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const logStart = statSync(logFile).size;
    const child = launch(home, cluster, programs, logFile, port, fast);
    if (await becomesReady(child, cluster.dataFolder)) return supervise(child, port);

    const log = readFileSync(logFile, 'utf8').slice(logStart);
    // Between our asking for a free port and PostgreSQL's taking it, another program may have come first.
    if (attempt < PORT_ATTEMPTS && /could not bind|Address already in use/.test(log)) continue;
    throw new LocalStartError(`PostgreSQL did not start: ${causeIn(log)} (more in ${logFile})`);
  }
}

/** Stops the postmaster that a killed Motcua left behind. */
async function stopOrphan(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  const pid = Number(readOr(pidFile, '').split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isAlive(pid)) return; // PostgreSQL cleans up after a dead one itself
  const command = commandLineOf(pid);
  if (command?.includes(`-D ${dataFolder} `)) {
    try {
      await endPostmaster(pid);
    } catch (error) {
      throw new LocalStartError(
        `A PostgreSQL left over from an earlier run (pid ${pid}) cannot be stopped (${reasonOf(error)}); stop it by hand and start again.`,
      );
    }
  } else if (command !== null && !command.includes('postgres')) {
    // The number went to some other program since; PostgreSQL would take that for a running server. In any doubt the
    // file stays, and PostgreSQL refuses: two servers on one folder would destroy it.
    rmSync(pidFile, { force: true });
  }
}

function launch(
  home: PostgresHome,
  cluster: Cluster,
  programs: PostgresPrograms,
  logFile: string,
  port: number,
  fast: boolean,
): ChildProcess {
  const settings = [`port=${port}`, ...SETTINGS, ...(fast ? FAST_SETTINGS : [])];
  const log = openSync(logFile, 'a');
  try {
    // Detached: in a session of its own, so that Ctrl-C does not reach it before the application has let go of it.
    // Its log is a file, not a pipe: a pipe would break under a postmaster that outlives us.
    return spawn(programs.postgres, ['-D', cluster.dataFolder, ...settings.flatMap((setting) => ['-c', setting])], {
      ...home.account,
      cwd: '/',
      env: programEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** @returns false when the process ended before it was ready */
async function becomesReady(child: ChildProcess, dataFolder: string): Promise<boolean> {
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  for (let waited = 0; waited < READY_WITHIN_MS && !ended; waited += 10) {
    const lines = readOr(join(dataFolder, 'postmaster.pid'), '').split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    await sleep(10);
  }
  if (!ended && child.pid !== undefined) await endPostmaster(child.pid);
  return false;
}

function supervise(child: ChildProcess, port: number): PostgresProcess {
  child.unref(); // whoever started us decides when to end, not this child
  const { pid } = child;
  // A last resort for an end without stop(): an uncaught error, process.exit(). SIGKILL leaves an orphan to the next start.
  const stopAtExit = () => child.kill('SIGINT');
  process.once('exit', stopAtExit);

  let stopping: Promise<void> | undefined;
  return {
    port,
    stop() {
      process.off('exit', stopAtExit);
      stopping ??= pid === undefined ? Promise.resolve() : endPostmaster(pid);
      return stopping;
    },
  };
}

/** SIGINT: end sessions, write everything, stop. SIGQUIT: stop and recover at the next start. */
async function endPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (await endsWithin(pid, 0)) return;
    send(pid, signal);
    if (await endsWithin(pid, patienceMs)) return;
  }
  throw new Error('it does not react');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error; // gone in this very moment: just what we want
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function openableLog(home: PostgresHome): string {
  const file = join(home.folder, 'postgres.log');
  closeSync(openSync(file, 'a', 0o600));
  if (statSync(file).size > LOG_LIMIT_BYTES) {
    renameSync(file, `${file}.old`);
    closeSync(openSync(file, 'a', 0o600));
  }
  give(file, home.account);
  return file;
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
}
