// A PostgreSQL with all its safety in a folder, for tests that kill it. Argument: the folder; tells its address and the id of
// its first process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/dist/local/embedded-postgres.js';

const { url, port, dataDir, stop } = await startEmbeddedPostgres({ dataDir: process.argv[2] });
const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
process.on('message', () => void stop().then(() => process.exit(0)));
process.send({ url, port, pid });
