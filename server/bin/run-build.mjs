// What `npm run build` runs: server, shared rules and pages, each only when it is missing or older than its sources.
import { buildIfNeeded } from './build.mjs';

process.exitCode = (await buildIfNeeded()) ? 0 : 1;
