// One worker in a process of its own, for tests that kill it. The built server, with short windows; with CRASH=claim it
// dies between its claim and the call of the gateway, where it reads the address. With a channel to whoever started it, it
// says when it is loaded, begins when told, and ends with that process.
import 'reflect-metadata';
import { SecretBox } from '../../server/dist/common/secret-box.js';
import { createDataSource } from '../../server/dist/database/data-source.js';
import { startWorker } from '../../server/dist/notices/start-worker.js';

const { env, settings, redisPrefix, databaseUrl, crash } = JSON.parse(process.env.WORKER ?? '{}');

class DeadlyBox extends SecretBox {
  decrypt() {
    process.kill(process.pid, 'SIGKILL');
    throw new Error('unreachable');
  }
}

if (process.send) {
  process.once('disconnect', () => process.exit());
  const told = new Promise((resolve) => process.on('message', (what) => what === 'begin' && resolve()));
  process.send('loaded');
  await told;
}

const key = Buffer.alloc(32, 7);
const db = await createDataSource({ url: databaseUrl, poolSize: 5, applicationName: 'test-worker' }).initialize();
const quiet = () => undefined;
await startWorker({
  env,
  db,
  box: crash === 'claim' ? new DeadlyBox(key) : new SecretBox(key),
  logger: { info: quiet, warn: (_, words) => console.error(words), error: (_, words) => console.error(words) },
  settings,
  redisPrefix,
});
