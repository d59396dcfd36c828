import { join } from 'node:path';
import type { EnvReader } from './env-reader.js';
import * as value from './env-values.js';

/** Where files of dossiers are kept, and how large they may be. */
export interface FileEnv {
  /** Absolute path of the folder that keeps them. */
  readonly filesDir: string;
  /** Bytes of one file. */
  readonly maxFileBytes: number;
  /** Bytes of all files of one dossier. */
  readonly maxDossierFilesBytes: number;
}

export function readFileEnv(reader: EnvReader, dataDir: string): FileEnv {
  return {
    filesDir: reader.read('MOTCUA_FILES_DIR', value.folder) ?? join(dataDir, 'files'),
    maxFileBytes: reader.read('MOTCUA_MAX_FILE_MB', value.megabytes) ?? 25 * value.MEGABYTE,
    maxDossierFilesBytes: reader.read('MOTCUA_MAX_DOSSIER_FILES_MB', value.megabytes) ?? 200 * value.MEGABYTE,
  };
}

/** @param keepsFiles this process is one in production that takes files in */
export function checkFileEnv(reader: EnvReader, env: FileEnv, keepsFiles: boolean): void {
  if (keepsFiles && !reader.isSet('MOTCUA_FILES_DIR')) {
    reader.note('MOTCUA_FILES_DIR must be set in production: a folder that is backed up, for the files of dossiers.');
  }
  if (env.maxDossierFilesBytes < env.maxFileBytes) {
    reader.note('MOTCUA_MAX_DOSSIER_FILES_MB must not be less than MOTCUA_MAX_FILE_MB: such a file would fit nowhere.');
  }
}
