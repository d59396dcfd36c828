import { pino } from 'pino';
import { createApi } from '../../server/src/create-api.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import type { LiveSettings } from '../../server/src/live/live-settings.js';
import type { TestApi } from '../support/api.js';

export interface SecondProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Another api on the same database, as when several processes serve one installation. */
export async function startSecondProcess({ database, env }: TestApi, live: LiveSettings): Promise<SecondProcess> {
  const db = await createDataSource({
    url: database.appUrl,
    poolSize: 5,
    applicationName: 'test-api-second',
  }).initialize();
  const app = await createApi({
    env,
    db,
    box: database.box,
    logger: pino({ level: 'silent' }),
    files: new LocalFileStore(env.filesDir),
    checkQueue: () => Promise.resolve(),
    live,
  });
  await app.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`,
    async stop() {
      await app.close();
      await db.destroy();
    },
  };
}
