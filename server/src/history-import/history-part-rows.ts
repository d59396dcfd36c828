import type { SecretBox } from '../common/secret-box.js';
import type { HistoryRow } from './read-history-file.js';

/** Rows of a part as they lie in the database: they name people and their numbers. */
export const sealRows = (box: SecretBox, rows: readonly HistoryRow[]): Buffer => box.encrypt(JSON.stringify(rows));

export const openRows = (box: SecretBox, sealed: Buffer): HistoryRow[] =>
  JSON.parse(box.decrypt(sealed)) as HistoryRow[];
