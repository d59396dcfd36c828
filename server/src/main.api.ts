import 'reflect-metadata';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApi } from './start-api.js';

await startApi(dirname(dirname(fileURLToPath(import.meta.url))));
