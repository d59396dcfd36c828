// Holds package-lock.json to what every computer needs. npm writes only what the registry at hand has: made beside a
// registry that lags behind, a lock lacks the binaries of other systems, and `npm ci` fails there or, worse, passes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {{ packages: Record<string, { version?: string, resolved?: string, integrity?: string, link?: boolean,
 *   optionalDependencies?: Record<string, string> }> }} lock content of package-lock.json, version 3
 * @returns {string[]} one sentence per problem
 */
export function problemsIn(lock) {
  const problems = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isInLock(lock, path, name)) {
        problems.push(`${nameOf(path)}@${entry.version} wants ${name}@${range} on some systems; the lock lacks it.`);
      }
    }
    if (/^https?:/.test(entry.resolved ?? '')) {
      problems.push(`${nameOf(path)} is bound to one registry: ${new URL(entry.resolved).origin}.`);
    }
    if (path.includes('node_modules/') && !entry.link && !entry.inBundle && !entry.integrity) {
      problems.push(`${nameOf(path)}@${entry.version} has no integrity hash.`);
    }
  }
  return problems;
}

/** As Node looks for packages: beside the one that asks, then one folder up, and so on. */
function isInLock(lock, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('node_modules/') - 1, 0))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in lock.packages) return true;
    if (folder === '') return false;
  }
}

function nameOf(path) {
  return path.split('node_modules/').at(-1) || 'the project itself';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(import.meta.dirname, '../../package-lock.json');
  const problems = problemsIn(JSON.parse(readFileSync(file, 'utf8')));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(
      `\n${problems.length} problems in package-lock.json: pin versions that exist for every system, then npm install.`,
    );
    process.exitCode = 1;
  } else {
    console.log('package-lock.json holds the packages of every system.');
  }
}
