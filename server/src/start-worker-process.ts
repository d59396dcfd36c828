import { SecretBox } from './common/secret-box.js';
import { readEnv } from './config/env.js';
import { WORKER_ROLE } from './database/roles.js';
import { startMetricsServer } from './metrics/metrics-server.js';
import { processRegistry } from './metrics/process-registry.js';
import { startWorker } from './notices/start-worker.js';
import { prepareDatabase } from './seeding/prepare-database.js';
import { running } from './shutdown.js';
import { createLogger, foldersOf, openPool } from './start-process.js';

/** Relay, queues and schedules of an installation with a database of its own; any number may run. */
export function startWorkerProcess(server: string): Promise<void> {
  return running(async (shutdown) => {
    const env = readEnv(process.env, 'worker');
    const logger = createLogger(env);
    const box = new SecretBox(env.secretKey!);
    const addresses = await prepareDatabase({
      url: env.databaseUrl!,
      migrationUrl: env.databaseMigrationUrl,
      box,
      roles: [WORKER_ROLE],
      catalogueFolder: foldersOf(server).catalogue,
      demoPassword: undefined,
    });
    const db = await openPool(env, { url: addresses.worker, applicationName: 'motcua-worker', poolSize: 10 });
    shutdown.add(() => db.destroy());
    const registry = processRegistry();
    const worker = await startWorker({ env, db, box, logger, registry });
    shutdown.add(() => worker.stop());
    if (env.metricsPort !== undefined) {
      const { host, metricsPort: port, metricsToken: token } = env;
      const metrics = await startMetricsServer(registry, { port, host, token });
      shutdown.add(() => metrics.close());
    }
    logger.info({}, 'worker ready');
  });
}
