// What `npm run data:generate` runs: fills a database without dossiers with those of an invented province.
import './require-node.mjs';

const { buildIfNeeded } = await import('./build.mjs');
if (!(await buildIfNeeded())) process.exit(1);

/** Names of errors whose message is a sentence for the person at the terminal. */
const SENTENCES = ['StartError', 'ConfigError', 'LocalStartError', 'GenerateError', 'CatalogueError'];

try {
  await main();
  process.exit(0);
} catch (error) {
  const { reasonOf } = await import('../dist/local/local-start-error.js');
  const refusesConnection = /^E[A-Z]+$/.test(reasonOf(error));
  if (refusesConnection) console.error(`The database of DATABASE_URL cannot be reached (${reasonOf(error)}).`);
  else console.error(SENTENCES.includes(error?.name) ? error.message : error);
  process.exit(1);
}

async function main() {
  await import('reflect-metadata');
  const { GENERATE_HELP, readGenerateArguments } = await import('../dist/seeding/generate/generate-arguments.js');
  const wanted = readGenerateArguments(process.argv.slice(2), new Date());
  if (wanted === null) return console.log(GENERATE_HELP);

  const { readEnv } = await import('../dist/config/env.js');
  const { GenerateError } = await import('../dist/seeding/generate/generate-error.js');
  const env = readEnv(process.env, 'local');
  if (env.production && !wanted.yes) {
    throw new GenerateError(
      'NODE_ENV is production. Generated dossiers cannot be taken out again; if you mean it, add --yes.',
    );
  }
  const { openPlace } = await import('./open-place.mjs');
  const place = await openPlace(env);
  try {
    await generate(env, place, wanted);
  } finally {
    await place.close();
  }
}

async function generate(env, place, { dossiers, offices, seed, until, yes }) {
  const { SecretBox } = await import('../dist/common/secret-box.js');
  const { PasswordHasher } = await import('../dist/auth/password/password-hasher.js');
  const { prepareDatabase } = await import('../dist/seeding/prepare-database.js');
  const { generateDossiers, refuseAtOnce } = await import('../dist/seeding/generate/generate-dossiers.js');
  const { foldersOf } = await import('../dist/start-process.js');
  const { randomBytes } = await import('node:crypto');
  const { serverDir } = (await import('./locations.cjs')).default;
  const { url, secretKey } = place;
  await refuseAtOnce(env.databaseMigrationUrl ?? url, yes);
  await prepareDatabase({
    url,
    migrationUrl: env.databaseMigrationUrl,
    box: new SecretBox(secretKey),
    roles: [],
    catalogueFolder: foldersOf(serverDir).catalogue,
    demoPassword: undefined,
  });
  const password = env.demoPassword ?? randomBytes(12).toString('base64url');
  const begun = performance.now();
  await generateDossiers({
    url: env.databaseMigrationUrl ?? url,
    secretKey,
    dossiers,
    offices,
    seed,
    until: until ?? new Date(),
    passwordHash: await new PasswordHasher().hash(password),
    besideRealOffices: yes,
    say: console.log,
  });
  console.log(`Made ${dossiers} dossiers of ${offices} wards in ${Math.round((performance.now() - begun) / 1000)} s.`);
  console.log(`accounts: giamsat.g99, motcua1.g99.001, thuly1.g99.001, lanhdao.g99.001 …`);
  if (env.demoPassword === undefined) console.log(`password: ${password}`);
}
