// What `npm run figures:check` runs: counts all dossiers anew and compares with the sums and times of steps that reports read.
import './require-node.mjs';

const { buildIfNeeded } = await import('./build.mjs');
if (!(await buildIfNeeded())) process.exit(2);

const HELP = `npm run figures:check [-- --mend]

Counts all dossiers anew, by their rows and by their events, and compares with the sums that reports read; tells from their
events when they came to each step and left it, and compares with the times of steps. Ends with 0 where all is well, with 1
where something differs, and says what; with 2 where it could not look.

  --mend  makes all sums anew from the dossiers, and from the events the times of steps that differ; nobody can work meanwhile

Settings: DATABASE_URL (and DATABASE_MIGRATION_URL) and MOTCUA_SECRET_KEY; without them the database that npm start has made,
which has to be stopped meanwhile.`;

const args = process.argv.slice(2);
try {
  if (args.includes('--help')) console.log(HELP);
  else if (args.some((arg) => arg !== '--mend')) throw new TypeError('There is --mend and --help.');
  process.exit(args.includes('--help') ? 0 : await main(args.includes('--mend')));
} catch (error) {
  // What the database and the settings say for themselves; the rest is for who mends the program.
  const { reasonOf } = await import('../dist/local/local-start-error.js');
  const plain = ['StartError', 'ConfigError', 'LocalStartError', 'TypeError', 'error'].includes(error?.name);
  if (/^E[A-Z]+$/.test(reasonOf(error))) console.error(`The database cannot be reached (${reasonOf(error)}).`);
  else console.error(plain ? error.message : error);
  process.exit(2);
}

async function main(mend) {
  await import('reflect-metadata');
  const { readEnv } = await import('../dist/config/env.js');
  const { APP_ROLE, roleUrl } = await import('../dist/database/roles.js');
  const { SecretBox } = await import('../dist/common/secret-box.js');
  const { differingSums, mendSums } = await import('../dist/figures/check-figure-sums.js');
  const { differingSteps } = await import('../dist/forecast/check-step-times.js');
  const { mendSteps } = await import('../dist/forecast/mend-step-times.js');
  const { openPlace } = await import('./open-place.mjs');
  const env = readEnv(process.env, 'local');
  const place = await openPlace(env);
  try {
    const { url, secretKey } = place;
    if (mend) {
      const ownerUrl = env.databaseMigrationUrl ?? url;
      await mendSums(ownerUrl);
      const mended = await mendSteps(ownerUrl, new Date());
      if (mended > 0) console.log(`Times of steps of ${mended} dossiers were made anew.`);
    }
    const behindWalls = env.databaseMigrationUrl ? url : roleUrl(url, APP_ROLE, new SecretBox(secretKey));
    const found = await differingSums(behindWalls);
    for (const { told, table, office, grain, beginsOn, procedure, officer, count, kept, recounted } of found) {
      const where = [office, `${grain} of ${beginsOn}`, procedure ?? officer].filter(Boolean).join(', ');
      console.log(`${table}: ${where}: ${count} is ${kept}, ${told} say ${recounted}`);
    }
    console.log(found.length === 0 ? 'The sums are what dossiers and events say.' : `${found.length} differ.`);
    const steps = await differingSteps(behindWalls, new Date());
    for (const { dossier, office, kept, told } of steps) {
      console.log(`step_duration: ${office}, ${dossier}: ${kept ?? 'nothing'}, events say ${told ?? 'nothing'}`);
    }
    console.log(steps.length === 0 ? 'The times of steps are what events say.' : `${steps.length} dossiers differ.`);
    return found.length + steps.length === 0 ? 0 : 1;
  } finally {
    await place.close();
  }
}
