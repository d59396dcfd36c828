// A PostgreSQL with all its safety in a folder, for tests that kill it. Arguments: the folder, and what to add to the
// environment of PostgreSQL, which gets nothing of ours else; tells its address and the id of its first process.
import childProcess from 'node:child_process';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const [folder, more] = process.argv.slice(2);
const { spawn } = childProcess;
childProcess.spawn = (program, args, options) =>
  spawn(
    program,
    args,
    /postgres$/.test(program) ? { ...options, env: { ...options.env, ...JSON.parse(more) } } : options,
  );
syncBuiltinESMExports();
const { startEmbeddedPostgres } = await import('../../server/dist/local/embedded-postgres.js');

const { url, port, dataDir, stop } = await startEmbeddedPostgres({ dataDir: folder });
const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
process.on('message', () => void stop().then(() => process.exit(0)));
process.send({ url, port, pid });
