import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { keepsMessages } from './api.module.js';
import { keepScanned } from './attachments/scan-files.js';
import { keepSwept } from './attachments/sweep-files.js';
import { Clock } from './common/clock.js';
import { SecretBox } from './common/secret-box.js';
import { readEnv, withListeningPort, type Env } from './config/env.js';
import { createApi } from './create-api.js';
import { FileScanner } from './file-scan/file-scanner.js';
import { openFileStore } from './file-store/open-file-store.js';
import { APP_ROLE, WORKER_ROLE } from './database/roles.js';
import { OfficeTransactions } from './database/office-transaction.js';
import { IntakeDossierService } from './dossiers/intake-dossier.service.js';
import { TransitionDossierService } from './dossiers/transition-dossier.service.js';
import { startEmbeddedPostgres } from './local/embedded-postgres.js';
import { readOrMakeDemoPassword, readOrMakeSecretKey } from './local/local-files.js';
import { LocalStartError, hasCode } from './local/local-start-error.js';
import { ensureDataFolder } from './local/data-folder.js';
import { processRegistry } from './metrics/process-registry.js';
import { startWorker } from './notices/start-worker.js';
import { ProcedureCatalogue } from './procedures/procedure-catalogue.js';
import { DEMO_ACCOUNTS } from './seeding/seed-demo.js';
import { seedDemoDossiers } from './seeding/seed-demo-dossiers.js';
import { prepareDatabase } from './seeding/prepare-database.js';
import { running, type Shutdown } from './shutdown.js';
import { createLogger, followReplica, foldersOf, openPool } from './start-process.js';
import { keepDrawn } from './thumbnails/keep-drawn.js';

/**
 * Everything in one process: embedded PostgreSQL unless `DATABASE_URL` is set, the api and the worker.
 *
 * @param server the folder of this workspace
 */
export function startLocal(server: string): Promise<void> {
  return running((shutdown) => start(server, shutdown));
}

async function start(server: string, shutdown: Shutdown): Promise<void> {
  let env = readEnv(process.env, 'local');
  await refuseBusyPort(env);
  const logger = createLogger({ ...env, logLevel: process.env['LOG_LEVEL'] ? env.logLevel : 'warn' });
  const folders = foldersOf(server);

  const secretKey = env.secretKey ?? readOrMakeSecretKey(ensureDataFolder(env.dataDir));
  const box = new SecretBox(secretKey);
  const demoPassword = env.demo
    ? (env.demoPassword ?? readOrMakeDemoPassword(ensureDataFolder(env.dataDir)))
    : undefined;
  const url = env.databaseUrl ?? (await embedded(env, shutdown));
  const addresses = await prepareDatabase({
    url,
    migrationUrl: env.databaseMigrationUrl,
    box,
    roles: [APP_ROLE, WORKER_ROLE],
    catalogueFolder: folders.catalogue,
    demoPassword,
  });

  const workerDb = await openPool(env, { url: addresses.worker, applicationName: 'motcua-worker', poolSize: 10 });
  shutdown.add(() => workerDb.destroy());
  const registry = processRegistry();
  const worker = await startWorker({ env, db: workerDb, box, logger, registry });
  shutdown.add(() => worker.stop());

  const db = await openPool(env, { url: addresses.app, applicationName: 'motcua-api', poolSize: 20 });
  shutdown.add(() => db.destroy());
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
    checkQueue: () => worker.check(),
    registry,
    uiFolder: folders.ui,
  });
  shutdown.add(() => app.close());
  if (env.demo) await demoDossiers(app, db);
  env = withListeningPort(env, await listen(app, env));
  shutdown.add(keepSwept(db, files, logger));
  shutdown.add(keepScanned(db, files, scanner ?? null, logger, new Clock(env.clockOffsetMs)));
  shutdown.add(keepDrawn(db, files, logger));
  console.log(readyBlock(env, demoPassword));
}

const demoDossiers = (app: NestFastifyApplication, db: DataSource): Promise<void> =>
  seedDemoDossiers({
    db,
    transactions: app.get(OfficeTransactions),
    intakes: app.get(IntakeDossierService),
    transitions: app.get(TransitionDossierService),
    catalogue: app.get(ProcedureCatalogue),
  });

async function embedded(env: Env, shutdown: Shutdown): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: env.dataDir });
  shutdown.add(() => postgres.stop());
  return postgres.url;
}

async function listen(app: NestFastifyApplication, env: Env): Promise<number> {
  try {
    await app.listen(env.port, env.host);
  } catch (error) {
    throw busy(env, error);
  }
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : env.port;
}

/** Said before PostgreSQL is started, not after. */
async function refuseBusyPort(env: Env): Promise<void> {
  if (env.port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(busy(env, error)));
    probe.listen(env.port, env.host, () => probe.close(() => resolve()));
  });
}

function busy(env: Env, error: unknown): Error {
  return hasCode(error, 'EADDRINUSE')
    ? new LocalStartError(`Port ${env.port} is in use; stop the program that uses it or set PORT to another number.`)
    : (error as Error);
}

function readyBlock(env: Env, demoPassword: string | undefined): string {
  const lines = ['Motcua ready', `  address:  ${env.publicUrl}`, `  API:      ${env.publicUrl}/api/docs`];
  if (demoPassword !== undefined) {
    lines.push(
      `  accounts: ${DEMO_ACCOUNTS.map(({ username }) => username).join(', ')}`,
      `  password: ${demoPassword}`,
    );
  }
  if (keepsMessages(env)) lines.push(`  messages: ${env.publicUrl}/local/messages`);
  return lines.join('\n');
}
