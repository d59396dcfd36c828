import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const SERVER = join(__dirname, '../../server/dist');

export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Messages the preloaded module sent. */
  readonly messages: { statement: string }[];
  /** Resolves with the signal or code with which it ended. */
  readonly ended: Promise<string>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const alive = new Set<ChildProcess>();

/** For `afterAll`: a test that failed half-way leaves no server behind. */
export function killAllServers(): void {
  for (const child of alive) child.kill('SIGKILL');
}

/** The built api as a process of its own, so that it can be killed. */
export const startServerProcess = (env: Record<string, string>, preload?: string): Promise<ServerProcess> =>
  startProcess('api', env, preload);

/** The built worker, likewise; its `url` is not listened to. */
export const startWorkerProcess = (env: Record<string, string>): Promise<ServerProcess> => startProcess('worker', env);

async function startProcess(
  name: 'api' | 'worker',
  env: Record<string, string>,
  preload?: string,
): Promise<ServerProcess> {
  const port = await freePort();
  const messages: { statement: string }[] = [];
  const child = fork(join(SERVER, `main.${name}.js`), {
    env: { PATH: process.env['PATH'], PORT: String(port), MOTCUA_DEMO: '1', LOG_LEVEL: 'info', ...env },
    execArgv: preload ? ['--import', preload] : [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  child.on('message', (message) => messages.push(message as { statement: string }));
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))));
  await new Promise<void>((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes(`${name} ready`)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the server ended (${code}): ${errors.slice(-2000)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    messages,
    ended,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
