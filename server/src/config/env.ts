import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { checkFileEnv, type FileEnv, readFileEnv } from './env-files.js';
import { checkMessageEnv, type MessageEnv, readMessageEnv } from './env-messages.js';
import { EnvReader, type EnvSource } from './env-reader.js';
import { readSignatureEnv, type SignatureEnv } from './env-signatures.js';
import * as value from './env-values.js';

/** `api` answers HTTP, `worker` runs queues and schedules, `local` is both in one process with what it lacks built in. */
export type RunMode = 'api' | 'worker' | 'local';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All settings, checked. Nothing else reads the environment. Undefined means not set. */
export interface Env extends FileEnv, MessageEnv, SignatureEnv {
  readonly mode: RunMode;
  /** NODE_ENV is `production`. */
  readonly production: boolean;
  /** 0: any free port, known only after listening; see `withListeningPort`. */
  readonly port: number;
  readonly host: string;
  /** Only this computer can reach the server. */
  readonly hostIsLoopback: boolean;
  /** Origin that browsers use, without a slash at the end. */
  readonly publicUrl: string;
  /** PUBLIC_URL is https: cookies carry Secure and the `__Host-` prefix. */
  readonly cookieSecure: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly databaseMigrationUrl: string | undefined;
  readonly databaseReplicaUrl: string | undefined;
  /** A replica further behind is not read. */
  readonly replicaMaxLagMs: number;
  /** Statements are prepared; not where connections are shared between transactions by what cannot follow that. */
  readonly databasePrepares: boolean;
  readonly redisUrl: string | undefined;
  /** 32 bytes. Always set with `databaseUrl`; unset in local mode means the key kept in the data folder. */
  readonly secretKey: Buffer | undefined;
  readonly demo: boolean;
  /** Unset with `demo` means the password kept in the data folder. */
  readonly demoPassword: string | undefined;
  /** Milliseconds added to the real time; anything but 0 only with `demo`. */
  readonly clockOffsetMs: number;
  readonly logLevel: LogLevel;
  /** Where a worker process tells its figures; unset: nowhere. */
  readonly metricsPort: number | undefined;
  /** Asked for by `/metrics`. Unset: figures only for this computer. */
  readonly metricsToken: string | undefined;
  /** Addresses and networks whose X-Forwarded-… headers are believed. */
  readonly trustedProxies: readonly string[];
}

/**
 * Reads and checks all settings. The one reader of `process.env`, which its callers pass in.
 *
 * @throws ConfigError naming every wrong setting, one sentence per line, without secrets
 */
export function readEnv(source: EnvSource, mode: RunMode): Env {
  const reader = new EnvReader(source);
  const port = reader.read('PORT', value.port) ?? 3000;
  const host = reader.read('HOST', value.host) ?? '127.0.0.1';
  const publicUrl = reader.read('PUBLIC_URL', value.origin) ?? originOf(host, port);
  const dataDir = reader.read('MOTCUA_DATA_DIR', value.folder) ?? resolve('.motcua');

  const env: Env = {
    mode,
    production: source['NODE_ENV'] === 'production',
    port,
    host,
    hostIsLoopback: value.isLoopbackHost(host),
    publicUrl,
    cookieSecure: publicUrl.startsWith('https:'),
    dataDir,
    ...readFileEnv(reader, dataDir),
    ...readSignatureEnv(reader),
    databaseUrl: reader.read('DATABASE_URL', value.databaseAddress),
    databaseMigrationUrl: reader.read('DATABASE_MIGRATION_URL', value.databaseAddress),
    databaseReplicaUrl: reader.read('DATABASE_REPLICA_URL', value.databaseAddress),
    replicaMaxLagMs: reader.read('DATABASE_REPLICA_MAX_LAG_SECONDS', value.seconds) ?? 60_000,
    databasePrepares: reader.read('DATABASE_PREPARE', value.flag) ?? true,
    redisUrl: reader.read('REDIS_URL', value.addressOf(['redis:', 'rediss:'], 'redis://host:6379')),
    secretKey: reader.read('MOTCUA_SECRET_KEY', value.secretKey),
    ...readMessageEnv(reader, publicUrl, mode !== 'api'),
    demo: reader.read('MOTCUA_DEMO', value.flag) ?? mode === 'local',
    demoPassword: reader.readExactly('MOTCUA_DEMO_PASSWORD', value.demoPassword),
    clockOffsetMs: reader.read('MOTCUA_TEST_CLOCK_OFFSET', value.clockOffset) ?? 0,
    logLevel: reader.read('LOG_LEVEL', value.oneOf(LOG_LEVELS)) ?? 'info',
    metricsPort: reader.read('METRICS_PORT', value.port),
    metricsToken: reader.read('METRICS_TOKEN', value.headerToken),
    trustedProxies: reader.read('MOTCUA_TRUSTED_PROXIES', value.proxies) ?? [],
  };

  checkDatabase(reader, mode);
  checkFileEnv(reader, env, mode === 'api' && env.production && !env.demo);
  checkMessageEnv(reader, env, mode !== 'api');
  checkDemo(reader, env);
  reader.throwIfWrong();
  return Object.freeze(env);
}

/** The settings once the real port is known; only PORT=0 makes a difference. */
export function withListeningPort(env: Env, port: number): Env {
  const publicUrl = env.publicUrl === originOf(env.host, env.port) ? originOf(env.host, port) : env.publicUrl;
  return Object.freeze({ ...env, port, publicUrl });
}

function checkDatabase(reader: EnvReader, mode: RunMode): void {
  const hasDatabase = reader.isSet('DATABASE_URL');
  if (!hasDatabase && mode !== 'local') {
    reader.note(`DATABASE_URL must be set: the ${mode} process has no database of its own.`);
  }
  if (hasDatabase && !reader.isSet('MOTCUA_SECRET_KEY')) {
    reader.note('MOTCUA_SECRET_KEY must be set with DATABASE_URL: 32 random bytes in base64, kept with the backups.');
  }
  for (const name of ['DATABASE_MIGRATION_URL', 'DATABASE_REPLICA_URL']) {
    if (!hasDatabase && mode === 'local' && reader.isSet(name))
      reader.note(`${name} is of no use without DATABASE_URL.`);
  }
}

function checkDemo(reader: EnvReader, env: Env): void {
  if (reader.isSet('MOTCUA_TEST_CLOCK_OFFSET') && !env.demo && !reader.wasWrong('MOTCUA_DEMO')) {
    reader.note('MOTCUA_TEST_CLOCK_OFFSET needs MOTCUA_DEMO=1: real dossiers follow the real clock.');
  }
  if (env.mode === 'api' && env.production && env.demo && !env.hostIsLoopback) {
    reader.note('MOTCUA_DEMO must be 0 in production unless HOST is this computer: demo accounts share one password.');
  }
}

function originOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}
