// Where the tools of the command line work.

/** The database of the settings, or the one that `npm start` keeps in the data folder. */
export async function openPlace(env) {
  if (env.databaseUrl !== undefined) {
    return { url: env.databaseUrl, secretKey: env.secretKey, close: () => Promise.resolve() };
  }
  const { existsSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { readOrMakeSecretKey, SECRET_KEY_FILE } = await import('../dist/local/local-files.js');
  const { LocalStartError } = await import('../dist/local/local-start-error.js');
  const { startEmbeddedPostgres } = await import('../dist/local/embedded-postgres.js');
  // Without this, a forgotten DATABASE_URL would fill a new database that nobody uses.
  if (env.secretKey === undefined && !existsSync(join(env.dataDir, SECRET_KEY_FILE))) {
    throw new LocalStartError(
      `DATABASE_URL is not set, and npm start has made no database in ${env.dataDir} yet. Set DATABASE_URL and MOTCUA_SECRET_KEY, or run MOTCUA_DEMO=0 npm start once and stop it.`,
    );
  }
  const secretKey = env.secretKey ?? readOrMakeSecretKey(env.dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir: env.dataDir });
  return { url: postgres.url, secretKey, close: () => postgres.stop() };
}
