import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repositoryDir, serverDir } from './locations.cjs';

const adminUiDir = join(repositoryDir, 'admin-ui');
const sharedDist = join(repositoryDir, 'shared', 'dist');
const sayAfterMs = 1000;

const serverEntry = join(serverDir, 'dist', 'main.local.js');
/** Its time is the start of the last build of server and shared that succeeded. */
const serverStamp = join(serverDir, 'dist', '.built');
const adminUiEntry = join(adminUiDir, 'dist', 'index.html');

const sharedSources = [
  'package-lock.json',
  'tsconfig.base.json',
  'shared/src',
  'shared/package.json',
  'shared/tsconfig.json',
];
const serverSources = [...sharedSources, 'server/src', 'server/package.json', 'server/tsconfig.json'];
const adminUiSources = [
  ...sharedSources,
  ...['index.html', 'package.json', 'tsconfig.json', 'vite.config.ts', 'compressed.mjs', 'src', 'public'].map(
    (name) => `admin-ui/${name}`,
  ),
];

/**
 * Builds what is missing or older than its sources. Says so when that takes longer than a second.
 *
 * @returns {Promise<boolean>} false when something could not be built; the reason has been printed
 */
export async function buildIfNeeded() {
  const serverIsOld = isOlder(serverStamp, serverSources) || !existsSync(serverEntry) || !existsSync(sharedDist);
  const hasAdminUi = existsSync(join(adminUiDir, 'index.html'));
  const adminUiIsOld = hasAdminUi && isOlder(adminUiEntry, adminUiSources);
  if (!serverIsOld && !adminUiIsOld) return true;

  const [tsc, vite] = [findProgram('typescript', 'bin/tsc'), findProgram('vite', 'bin/vite.js')];
  if (tsc === null || (adminUiIsOld && vite === null)) {
    // Installed without the tools, as in a container image: what was built there is what there is.
    if (existsSync(serverEntry)) return true;
    console.error(
      'Motcua is not built, and the tools to build it are not installed. Run npm ci, then npm start again.',
    );
    return false;
  }

  const saying = setTimeout(() => console.log(`Building ${whatIs(serverIsOld, adminUiIsOld)} …`), sayAfterMs);
  try {
    return (
      (!serverIsOld || (await buildShared(tsc))) &&
      (await all([serverIsOld && buildServer(tsc), adminUiIsOld && buildAdminUi(vite)]))
    );
  } finally {
    clearTimeout(saying);
  }
}

/** First and alone: both others read what it writes. */
function buildShared(tsc) {
  return run('The shared rules', [tsc, '-b', 'shared', ...forceIf(!existsSync(sharedDist))], repositoryDir);
}

async function buildServer(tsc) {
  const begun = new Date();
  const built = await run('The server', [tsc, '-b', 'server', ...forceIf(!existsSync(serverEntry))], repositoryDir);
  if (!built) return false;
  if (!existsSync(serverEntry)) {
    console.error(`The server was built, but ${serverEntry} is missing.`);
    return false;
  }
  writeFileSync(serverStamp, '');
  utimesSync(serverStamp, begun, begun); // what was edited while it was building is built next time
  return true;
}

function buildAdminUi(vite) {
  return run("The officers' pages", [vite, 'build', '--logLevel', 'warn'], adminUiDir);
}

/** After someone deleted `dist`, tsc would believe its notes and write nothing. */
function forceIf(missing) {
  return missing ? ['--force'] : [];
}

async function all(builds) {
  const results = await Promise.all(builds.filter(Boolean));
  return results.every(Boolean);
}

function run(what, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      if (code !== 0)
        console.error(`${output.trimEnd()}\n${what} could not be built; the reason is above. Nothing was started.`);
      resolve(code === 0);
    });
  });
}

function whatIs(serverIsOld, adminUiIsOld) {
  const parts = [serverIsOld && 'the server', adminUiIsOld && "the officers' pages"].filter(Boolean);
  return parts.join(' and ');
}

function findProgram(packageName, program) {
  try {
    const found = createRequire(join(adminUiDir, 'package.json')).resolve(`${packageName}/package.json`);
    return join(dirname(found), program);
  } catch {
    return null;
  }
}

function isOlder(result, sources) {
  if (!existsSync(result)) return true;
  const builtAt = statSync(result).mtimeMs;
  return sources.some((source) => newestIn(join(repositoryDir, source)) > builtAt);
}

/** Time of the last change below a path; folders count too, so that a deleted file is noticed. */
function newestIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), stat.mtimeMs);
}
