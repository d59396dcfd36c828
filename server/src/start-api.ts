import { keepScanned } from './attachments/scan-files.js';
import { keepSwept } from './attachments/sweep-files.js';
import { Clock } from './common/clock.js';
import { SecretBox } from './common/secret-box.js';
import { readEnv } from './config/env.js';
import { createApi } from './create-api.js';
import { APP_ROLE } from './database/roles.js';
import { processRegistry } from './metrics/process-registry.js';
import { FileScanner } from './file-scan/file-scanner.js';
import { openFileStore } from './file-store/open-file-store.js';
import { createQueueConnection } from './queue/create-queue-connection.js';
import { prepareDatabase } from './seeding/prepare-database.js';
import { running } from './shutdown.js';
import { createLogger, followReplica, foldersOf, openPool } from './start-process.js';
import { keepDrawn } from './thumbnails/keep-drawn.js';

/** The HTTP process of an installation with a database of its own; any number may run. */
export function startApi(server: string): Promise<void> {
  return running(async (shutdown) => {
    const env = readEnv(process.env, 'api');
    const logger = createLogger(env);
    const folders = foldersOf(server);
    const box = new SecretBox(env.secretKey!);
    const addresses = await prepareDatabase({
      url: env.databaseUrl!,
      migrationUrl: env.databaseMigrationUrl,
      box,
      roles: [APP_ROLE],
      catalogueFolder: folders.catalogue,
      demoPassword: env.demo ? env.demoPassword : undefined,
    });
    const db = await openPool(env, { url: addresses.app, applicationName: 'motcua-api', poolSize: 20 });
    shutdown.add(() => db.destroy());
    // Only asked whether it answers: requests never touch the queue.
    const queue = createQueueConnection(
      { redisUrl: env.redisUrl, postgresUrl: addresses.app, production: env.production && !env.demo },
      logger,
    );
    shutdown.add(() => queue.close());
    await queue.start();
    const replica = await followReplica(env, { db, box, logger, shutdown });
    const files = openFileStore(env, logger);
    const scanner = env.clamd && new FileScanner(env.clamd);
    const app = await createApi({
      env,
      db,
      files,
      scanner,
      box,
      logger,
      replica,
      checkQueue: () => queue.check(),
      registry: processRegistry(),
      uiFolder: folders.ui,
    });
    shutdown.add(() => app.close());
    await app.listen(env.port, env.host);
    shutdown.add(keepSwept(db, files, logger));
    shutdown.add(keepScanned(db, files, scanner ?? null, logger, new Clock(env.clockOffsetMs)));
    shutdown.add(keepDrawn(db, files, logger));
    logger.info({ port: env.port }, 'api ready');
  });
}
