// What `npm run admin:create` runs: makes the first administrator of an installation without demo accounts.
import './require-node.mjs';

const { buildIfNeeded } = await import('./build.mjs');
if (!(await buildIfNeeded())) process.exit(1);

/** Names of errors whose message is a sentence for the person at the terminal. */
const SENTENCES = ['StartError', 'ConfigError', 'LocalStartError', 'AdminCreateError', 'CatalogueError'];

try {
  await main();
  process.exit(0);
} catch (error) {
  const { reasonOf } = await import('../dist/local/local-start-error.js');
  const refusesConnection = /^E[A-Z]+$/.test(reasonOf(error));
  if (refusesConnection) console.error(`The database of DATABASE_URL cannot be reached (${reasonOf(error)}).`);
  else
    console.error(error instanceof Error && (SENTENCES.includes(error.name) || isPlain(error)) ? error.message : error);
  process.exit(1);
}

/** What the database and its preparation say for themselves: a wrong password, a wrong key. */
function isPlain(error) {
  return error.name === 'error' || error.constructor === Error;
}

async function main() {
  await import('reflect-metadata');
  const { ADMIN_CREATE_HELP, readAdminCreateArguments } = await import('../dist/admin/admin-create-arguments.js');
  const wanted = readAdminCreateArguments(process.argv.slice(2));
  if (wanted === null) return console.log(ADMIN_CREATE_HELP);

  const { readEnv } = await import('../dist/config/env.js');
  const { openPlace } = await import('./open-place.mjs');
  const env = readEnv(process.env, 'local');
  const place = await openPlace(env);
  try {
    const { SecretBox } = await import('../dist/common/secret-box.js');
    const { readPassword } = await import('../dist/admin/admin-create-password.js');
    const { adminCreate } = await import('../dist/admin/admin-create.command.js');
    const { foldersOf } = await import('../dist/start-process.js');
    const { serverDir } = (await import('./locations.cjs')).default;
    await adminCreate({
      ...place,
      migrationUrl: env.databaseMigrationUrl,
      box: new SecretBox(place.secretKey),
      catalogueFolder: foldersOf(serverDir).catalogue,
      wanted,
      password: await readPassword(process.stdin, process.stdout),
      say: console.log,
    });
  } finally {
    await place.close();
  }
}
