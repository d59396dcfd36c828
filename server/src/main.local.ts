import 'reflect-metadata';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocal } from './start-local.js';

await startLocal(dirname(dirname(fileURLToPath(import.meta.url))));
