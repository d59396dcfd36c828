import { join } from 'node:path';
import { type ClamdAddress, clamdAddress } from './clamd-address.js';
import type { EnvReader, Parsed } from './env-reader.js';
import * as value from './env-values.js';

/** A bucket for files of dossiers. */
export interface S3Env {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket stands in the path of addresses, not in front of the host. */
  readonly pathStyle: boolean;
}

/** Where files of dossiers are kept, and how large they may be. */
export interface FileEnv {
  /** Absolute path of the folder that keeps them, or where they lie until the bucket has them. */
  readonly filesDir: string;
  /** Undefined: the folder keeps them. */
  readonly s3: S3Env | undefined;
  /** Bytes of one file. */
  readonly maxFileBytes: number;
  /** Bytes of all files of one dossier. */
  readonly maxDossierFilesBytes: number;
  /** Where the virus scanner listens; undefined where none is set up. */
  readonly clamd: ClamdAddress | undefined;
}

export function readFileEnv(reader: EnvReader, dataDir: string): FileEnv {
  return {
    filesDir: reader.read('MOTCUA_FILES_DIR', value.folder) ?? join(dataDir, 'files'),
    s3: readS3Env(reader),
    maxFileBytes: reader.read('MOTCUA_MAX_FILE_MB', value.megabytes) ?? 25 * value.MEGABYTE,
    maxDossierFilesBytes: reader.read('MOTCUA_MAX_DOSSIER_FILES_MB', value.megabytes) ?? 200 * value.MEGABYTE,
    clamd: reader.read('CLAMD_URL', clamdAddress),
  };
}

/** Everything of it or nothing: half a setting is a wrong one. */
function readS3Env(reader: EnvReader): S3Env | undefined {
  const bucket = reader.read('S3_BUCKET', bucketName);
  const endpoint = reader.read('S3_ENDPOINT', value.origin);
  const region = reader.read('S3_REGION', word) ?? 'us-east-1';
  const accessKeyId = reader.read('S3_ACCESS_KEY_ID', word);
  const secretAccessKey = reader.read('S3_SECRET_ACCESS_KEY', word);
  const pathStyle = reader.read('S3_PATH_STYLE', value.flag) ?? true;
  const given = S3_NAMES.filter((name) => reader.isSet(name));
  if (given.length === 0) return undefined;
  const missing = S3_NAMES.filter((name) => !given.includes(name));
  if (missing.length > 0) reader.note(`${missing.join(', ')} must be set with ${given[0]}.`);
  if (!bucket || !endpoint || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, region, bucket, accessKeyId, secretAccessKey, pathStyle };
}

const S3_NAMES = ['S3_BUCKET', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const bucketName = (text: string): Parsed<string> =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text)
    ? { value: text }
    : { mustBe: 'the name of a bucket: 3 to 63 small letters, digits, dots and hyphens' };

/** Never repeated in the sentence: it may be a secret. */
const word = (text: string): Parsed<string> =>
  /^[\x21-\x7e]{1,256}$/.test(text) ? { value: text } : { mustBe: 'letters, digits and signs without blanks' };

/** @param keepsFiles this process is one in production that takes files in */
export function checkFileEnv(reader: EnvReader, env: FileEnv, keepsFiles: boolean): void {
  if (keepsFiles && !reader.isSet('MOTCUA_FILES_DIR') && !reader.isSet('S3_BUCKET')) {
    reader.note('MOTCUA_FILES_DIR must be set in production: a folder that is backed up, for the files of dossiers.');
  }
  if (env.maxDossierFilesBytes < env.maxFileBytes) {
    reader.note('MOTCUA_MAX_DOSSIER_FILES_MB must not be less than MOTCUA_MAX_FILE_MB: such a file would fit nowhere.');
  }
}
