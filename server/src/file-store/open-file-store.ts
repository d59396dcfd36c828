import { join } from 'node:path';
import type { Logger } from 'pino';
import type { FileEnv } from '../config/env-files.js';
import type { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** The store that the settings name. One elsewhere that does not answer now may do so later, so it stops no start. */
export function openFileStore({ s3, filesDir }: FileEnv, logger: Logger): FileStore {
  if (!s3) return new LocalFileStore(filesDir);
  const store = new S3FileStore(s3, join(filesDir, 'arriving'));
  store.check().catch((error: unknown) => {
    logger.error({ bucket: s3.bucket, error: String(error) }, 'the bucket for files of dossiers cannot be reached');
  });
  return store;
}
