// `npm test`: builds, starts a throw-away PostgreSQL (and a Redis where one is installed), runs every test on the one queue
// store and beside it, on the other, those that another store can reach, and ends with one line of counts. What this machine lacks is named, never left out silently.
// Arguments go to Jest: `npm test -- test/dossiers`. `npm run bench`, `npm run faults` and `npm run soak` run whole what else runs in
// a small form.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from '../server/bin/build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name, file) => join(root, 'node_modules', name, file);
const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
const cleanups = [() => rmSync(folder, { recursive: true, force: true })];

const run = (args, env, output) =>
  new Promise((resolve) => {
    const stdio = ['inherit', output ?? 'inherit', output ?? 'inherit'];
    const child = spawn(process.execPath, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    // Jest ends with 0 or 1; whatever was killed by a signal ends with more.
    child.once('exit', (code) => resolve(code ?? 128));
  });

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function startPostgres() {
  if (process.env.MOTCUA_TEST_PG_URL) return process.env.MOTCUA_TEST_PG_URL;
  const { startEmbeddedPostgres } = await import('../server/dist/local/embedded-postgres.js');
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), fast: true });
  cleanups.unshift(() => postgres.stop());
  return postgres.url;
}

async function startRedis() {
  if (process.env.MOTCUA_TEST_REDIS_URL) return process.env.MOTCUA_TEST_REDIS_URL;
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const port = await freePort();
  const redis = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', folder],
    {
      stdio: 'ignore',
    },
  );
  cleanups.unshift(
    () =>
      new Promise((resolve) => {
        redis.once('exit', resolve);
        redis.kill('SIGTERM');
      }),
  );
  return `redis://127.0.0.1:${port}`;
}

/** How many open dossiers, notices, faults and wrong calls there are, and how long desks work, when benchmarks, faults and soak run whole. */
const WHOLE = {
  ...(process.argv.includes('--bench') && { MOTCUA_BENCH_DOSSIERS: '100000', MOTCUA_BENCH_NOTICES: '20000' }),
  ...(process.argv.includes('--faults') && { MOTCUA_FAULTS: '1000' }),
  ...(process.argv.includes('--soak') && {
    MOTCUA_TEST_FUZZ_CALLS: '10500',
    MOTCUA_SOAK_SECONDS: process.env.MOTCUA_SOAK_SECONDS ?? '600',
  }),
};

/** Benchmarks and the soak measure: nothing runs beside them. */
const MEASURES = process.argv.includes('--bench') || process.argv.includes('--soak');

/**
 * Tests that neither a queue nor the time zone of this machine can reach: once is enough for them. Of the dossiers, those
 * that reckon dates are run again.
 */
const ONCE = [
  'admin/',
  'attachments/',
  'auth/',
  'bad-input/',
  'bench/(calendar|clock|forms|growth|history|uploads)',
  'clock/',
  'database/',
  'desk/',
  'dossiers/(decisions|every|export|guarantees|intake|ledger|lists|proposals|rehears|supplements)',
  'exports/',
  'faults/(ambiguous-answers|database-killed|kill-between-steps)',
  'figures/',
  'growth/',
  'history/import-killed',
  'live/',
  'local/',
  'migrations/',
  'notices/(notice-health|sms-profiles|sms-smpp)',
  'open-api/',
  'papers/(print-queue|unusual-papers|word)',
  'reports/',
  'results/',
  'seeding/',
  'signatures/',
  'soak/',
  'walls/',
];

/** Of the specs beside the code, those that name a day, an hour, a clock or a time zone are run again as well; what is in them is all they reckon. */
const TELLS_TIME = /Date|\d{4}-\d\d|\d\d\/\d\d\/|alendar|[hH]our|[dD]ays?\b|[cC]lock|[tT]ime ?[zZ]one/;
const timelessSpecs = () =>
  ['shared/src', 'server/src', 'admin-ui/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.spec.ts') && !TELLS_TIME.test(readFileSync(join(root, folder, name), 'utf8')))
      .map((name) => `${folder}/${name.split(sep).join('/')}`),
  );

/** Jest's report of one run, and what it ended with. What a run says that has another beside it is shown when it has ended. */
async function report(name, args, env, isBeside = false) {
  const [file, said, crashes] = ['json', 'log', 'crashes'].map((ending) => join(folder, `${name}.${ending}`));
  const output = isBeside ? openSync(said, 'w') : undefined;
  if (!isBeside) console.log(`\n=== ${name}`);
  const told = ['--json', `--outputFile=${file}`];
  const code = await run(
    [bin('jest', 'bin/jest.js'), ...args, ...told],
    { ...env, MOTCUA_TEST_CRASHES: crashes },
    output,
  );
  if (isBeside) {
    closeSync(output);
    console.log(`\n=== ${name}\n${readFileSync(said, 'utf8')}`);
  }
  const crashed = existsSync(crashes) ? readFileSync(crashes, 'utf8').trim().split('\n') : [];
  return { code, crashed, ...JSON.parse(readFileSync(file, 'utf8')) };
}

const countOf = (file, status) => file.assertionResults.filter((one) => one.status === status).length;
/** Of one file; one that cannot be loaded has no tests and has failed. */
const countsOf = (file) => ({
  passed: countOf(file, 'passed'),
  failed: file.status === 'failed' ? Math.max(1, countOf(file, 'failed')) : 0,
});

const SLOWEST_NAMED = 15;

/** Where the time goes. */
function nameSlowest(run, files) {
  const slowest = files
    .map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      seconds: Math.round((endTime - startTime) / 1_000),
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST_NAMED);
  console.log(`\nslowest (${run}): ${slowest.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`);
}

/** More files than this that fail are no accident of a busy machine. */
const FILES_TRIED_AGAIN = Object.keys(WHOLE).length > 0 ? 0 : 6;

/**
 * A run that has ended: what it counted is found out when nothing else runs. One that broke down before it could count has
 * failed. Some files run at a time on machines that may be busy, and a browser that has to wait for its turn is no scanner and
 * no officer: a file in which something fails is run once more with nothing beside it. What fails again has failed; what does
 * not is named.
 */
async function jest(name, args, env, isBeside) {
  const [first] = await Promise.allSettled([report(name, args, env, isBeside)]);
  return () => countsOfRun(name, env, first);
}

async function countsOfRun(name, env, first) {
  try {
    if (first.status === 'rejected') throw first.reason;
    const { crashed, numPendingTests, testResults } = first.value;
    let { code } = first.value;
    const counts = new Map(testResults.map((file) => [file.name, countsOf(file)]));
    const failing = [...counts].filter(([, { failed }]) => failed > 0).map(([path]) => path);
    nameSlowest(name, testResults);
    const wanting = failing.map((path) => `failed: ${relative(root, path)} (${name})`);
    if (failing.length > 0 && failing.length <= FILES_TRIED_AGAIN) {
      const alone = await report(`${name}, once more alone`, ['--runInBand', '--runTestsByPath', ...failing], env);
      // That it ended with 1 is explained by what failed; that it broke down is not.
      if (code <= 1) code = alone.code;
      wanting.length = 0;
      for (const file of alone.testResults) {
        const now = countsOf(file);
        counts.set(file.name, now);
        wanting.push(
          `${now.failed > 0 ? 'failed twice' : 'passed only alone'}: ${relative(root, file.name)} (${name})`,
        );
      }
    }
    const sum = (key) => [...counts.values()].reduce((total, one) => total + one[key], 0);
    for (const path of crashed)
      wanting.push(`a worker broke down at, or just before: ${relative(root, path)} (${name})`);
    const counted = sum('failed') + crashed.length;
    if (counted === 0 && code !== 0) wanting.push(`failed: ${name} ended with ${code}`);
    const failed = counted || (code === 0 ? 0 : 1);
    const without = (program) =>
      testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ ancestorTitles: [first = ''] }) => first.endsWith(`(${program} is not installed)`)).length;
    const [withoutBrowser, withoutScanner] = [without('chromium'), without('clamd')];
    return { passed: sum('passed'), failed, skipped: numPendingTests, withoutBrowser, withoutScanner, wanting };
  } catch (error) {
    const wanting = [`failed: ${name}: ${String(error)}`];
    return { passed: 0, failed: 1, skipped: 0, withoutBrowser: 0, withoutScanner: 0, wanting };
  }
}

async function main() {
  if (!(await buildIfNeeded())) return 1;
  const args = process.argv.slice(2).filter((arg) => !['--bench', '--faults', '--soak'].includes(arg));
  const pg = await startPostgres();
  const redis = await startRedis();

  const onPostgres = () => jest('postgres', args, { MOTCUA_TEST_PG_URL: pg, MOTCUA_TEST_QUEUE: 'postgres', ...WHOLE });
  const onRedis = (more, isBeside) => {
    // On the far side of the world as well: no answer may depend on the time zone of the machine.
    const env = {
      MOTCUA_TEST_PG_URL: pg,
      MOTCUA_TEST_QUEUE: 'redis',
      MOTCUA_TEST_REDIS_URL: redis,
      TZ: 'America/New_York',
      ...WHOLE,
    };
    const once = [...ONCE.map((path) => `test/${path}`), ...timelessSpecs()];
    const left = ['/node_modules/', ...once.map((path) => `<rootDir>/${path}`)];
    const again = ['--passWithNoTests', ...left.map((pattern) => `--testPathIgnorePatterns=${pattern}`)];
    return jest('redis, in New York', [...args, ...more, ...again], env, isBeside);
  };
  const runs = [];
  if (!redis) runs.push(await onPostgres());
  else if (MEASURES) runs.push(await onPostgres(), await onRedis([], false));
  else {
    // What is run on both stores mostly waits, for workers and for time to pass: beside the rest it costs little.
    const more = args.some((arg) => ['-i', '--runInBand'].includes(arg)) ? [] : ['--maxWorkers=1'];
    runs.push(...(await Promise.all([onPostgres(), onRedis(more, true)])));
  }
  const counts = [];
  for (const countsOfThis of runs) counts.push(await countsOfThis());
  if (!redis) {
    console.log(
      '\nskipped: every integration test on Redis, because redis-server is not installed (apt-get install redis-server)',
    );
  }

  const [{ withoutBrowser, withoutScanner }] = counts;
  if (withoutBrowser > 0) {
    console.log(
      `\nskipped: ${withoutBrowser} tests of the desk in a browser, because chromium is not installed (apt-get install chromium)`,
    );
  }
  if (withoutScanner > 0) {
    console.log(
      `\nskipped: ${withoutScanner} tests with a virus scanner, because clamd is not installed (apt-get install clamav-daemon)`,
    );
  }

  const wanting = counts.flatMap((one) => one.wanting);
  if (wanting.length > 0) console.log(`\n${wanting.join('\n')}`);

  const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

async function mainThenCleanUp() {
  try {
    return await main();
  } finally {
    for (const cleanup of cleanups) await cleanup();
  }
}

process.exit(await mainThenCleanUp());
