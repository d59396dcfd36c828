import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import { READ_AS } from './instants.js';
import { MIGRATIONS } from './migrations/index.js';
import { PreparingClient } from './preparing-client.js';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';

export interface DataSourceSettings {
  readonly url: string;
  /** Most connections of this process. */
  readonly poolSize: number;
  readonly applicationName: string;
  /** Gives a server up that does not answer a statement at all; unset: it is waited for. */
  readonly patienceMs?: number;
  /** Longest a statement may take; 0: as long as it needs. */
  readonly statementMs?: number;
  /** False behind a PgBouncer that shares connections and knows nothing of prepared statements, i.e. before 1.21. */
  readonly prepares?: boolean;
}

/** So often a connection is lent before it is renewed, and with it what PostgreSQL keeps ready for it. */
const MOST_USES = 50_000;
/** Of a server that may be given up. */
const CONNECTS_WITHIN_MS = 20_000;
/** A few quiet minutes do not cost the next caller a new connection, on which everything has to be read again. */
const IDLE_MS = 300_000;

/** One connection pool. Migrations run only through the owner's (`migrate.ts`); nothing synchronises a schema. */
export function createDataSource({
  url,
  poolSize,
  applicationName,
  patienceMs,
  prepares = true,
  // A statement that runs for five seconds at a counter is a mistake; the lock of a row is waited for a little longer.
  statementMs = 15_000,
}: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    installExtensions: false,
    poolSize,
    applicationName,
    extra: {
      statement_timeout: statementMs,
      idle_in_transaction_session_timeout: 30_000,
      ...(patienceMs !== undefined && { query_timeout: patienceMs, connectionTimeoutMillis: CONNECTS_WITHIN_MS }),
      idleTimeoutMillis: IDLE_MS,
      maxUses: MOST_USES,
      Client: PreparingClient,
      types: READ_AS,
      pipeline: true,
      prepares,
    },
  });
}

/** Where a pool connects to, for a connection beside it. */
export function addressOf({ options }: DataSource): string {
  if (options.type !== 'postgres' || options.url === undefined) throw new Error('Not a pool of createDataSource.');
  return options.url;
}
