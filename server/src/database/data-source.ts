import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';

export interface DataSourceSettings {
  readonly url: string;
  /** Most connections of this process. */
  readonly poolSize: number;
  readonly applicationName: string;
  /** Gives a server up that does not answer a statement at all; unset: it is waited for. */
  readonly patienceMs?: number;
}

/** One connection pool. Migrations run only through the owner's (`migrate.ts`); nothing synchronises a schema. */
export function createDataSource({ url, poolSize, applicationName, patienceMs }: DataSourceSettings): DataSource {
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
    // A statement that runs for five seconds at a counter is a mistake; the lock of a row is waited for a little longer.
    extra: {
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(patienceMs !== undefined && { query_timeout: patienceMs, connectionTimeoutMillis: patienceMs }),
    },
  });
}

/** Where a pool connects to, for a connection beside it. */
export function addressOf({ options }: DataSource): string {
  if (options.type !== 'postgres' || options.url === undefined) throw new Error('Not a pool of createDataSource.');
  return options.url;
}
