import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Env } from './config/env.js';
import { createDataSource } from './database/data-source.js';

/** Folders that stand beside the code: paths from `server/`. */
export interface Folders {
  readonly catalogue: string;
  readonly ui: string;
}

/** @param server the folder of this workspace */
export const foldersOf = (server: string): Folders => ({
  catalogue: join(server, 'seeds', 'procedures'),
  ui: join(server, '..', 'admin-ui', 'dist'),
});

/** Structured lines on standard output; a field named like a secret is never written. */
export function createLogger(env: Env): Logger {
  return pino({
    level: env.logLevel,
    base: { process: env.mode },
    redact: { paths: ['*.password', '*.citizenId', '*.phone', '*.email', '*.token'], censor: '•' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

export async function openPool(url: string, applicationName: string, poolSize: number): Promise<DataSource> {
  return createDataSource({ url, poolSize, applicationName }).initialize();
}
