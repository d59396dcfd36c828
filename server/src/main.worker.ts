import 'reflect-metadata';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWorkerProcess } from './start-worker-process.js';

await startWorkerProcess(dirname(dirname(fileURLToPath(import.meta.url))));
