import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, LocalStartError, reasonOf } from './local-start-error.js';
import { give } from './postgres-account.js';
import type { PostgresHome } from './postgres-home.js';
import { causeIn } from './postgres-log.js';
import { programEnvironment, type PostgresPrograms } from './postgres-programs.js';

/** Owner of the embedded database; the application signs in with lesser roles that the migrations make. */
export const OWNER_ROLE = 'motcua';

const UNFINISHED = 'data.unfinished-';

export interface Cluster {
  readonly dataFolder: string;
  readonly password: string;
}

/**
 * Opens the cluster of a home, made on the first start: UTF-8, Vietnamese sorting, passwords as SCRAM.
 *
 * @throws LocalStartError when it cannot be made, has another major version or lost its password
 */
export async function openCluster(home: PostgresHome, programs: PostgresPrograms, fast: boolean): Promise<Cluster> {
  const dataFolder = join(home.folder, 'data');
  const passwordFile = join(home.folder, 'password');
  if (!existsSync(dataFolder)) {
    writePassword(passwordFile, home);
    await initialise(dataFolder, passwordFile, home, programs, fast);
  }
  checkVersion(dataFolder, programs.majorVersion);
  return { dataFolder, password: readPassword(passwordFile) };
}

function writePassword(file: string, home: PostgresHome): void {
  rmSync(file, { force: true });
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  chmodSync(file, 0o600);
  give(file, home.account);
}

/** Made aside and moved into place, so that a start cut off half way leaves nothing that looks like a database. */
async function initialise(
  dataFolder: string,
  passwordFile: string,
  home: PostgresHome,
  programs: PostgresPrograms,
  fast: boolean,
): Promise<void> {
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(home.folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
  const unfinished = join(home.folder, `${UNFINISHED}${randomBytes(4).toString('hex')}`);
  const { code, output } = await run(programs.initdb, home, [
    `--pgdata=${unfinished}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=vi',
    '--no-instructions',
    ...(fast ? ['--no-sync'] : []),
  ]);
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new LocalStartError(`The database could not be made in ${home.folder}: ${causeIn(output)}`);
  }
  renameSync(unfinished, dataFolder);
}

function run(program: string, home: PostgresHome, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      ...home.account,
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ code: -1, output: reasonOf(error) }));
    child.once('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

function checkVersion(dataFolder: string, majorVersion: string): void {
  const file = join(dataFolder, 'PG_VERSION');
  let found: string;
  try {
    found = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new LocalStartError(
      `The folder ${dataFolder} is not a complete PostgreSQL database (${reasonOf(error)} for ${file}); put it back from a backup, or move it away to begin with an empty one.`,
    );
  }
  if (found !== majorVersion) {
    throw new LocalStartError(
      `The database in ${dataFolder} was made by PostgreSQL ${found}, and this Motcua brings PostgreSQL ${majorVersion}, which cannot open it; start the Motcua that made it and move the data with its backup, or set MOTCUA_DATA_DIR to another folder.`,
    );
  }
}

function readPassword(file: string): string {
  let password = '';
  try {
    password = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw new LocalStartError(`The file ${file} cannot be read (${reasonOf(error)}).`);
  }
  if (!/^[\w-]{16,}$/.test(password)) {
    throw new LocalStartError(
      `The database password in ${file} is missing or damaged; put the file back from a backup.`,
    );
  }
  return password;
}
