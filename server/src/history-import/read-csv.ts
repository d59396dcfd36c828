import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { windows } from '../attachments/inspection.js';
import type { ArrivedFile } from '../file-store/file-store.js';
import { notUtf8, unknownKind, unreadable } from './history-file-refusal.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** A record longer than this is a quotation mark that was never closed. */
const LONGEST_RECORD = 65_536;

/**
 * Rows of a CSV file in UTF-8, with or without a mark at its front, parted by commas, semicolons (as Excel writes where
 * commas are decimal signs) or tabs.
 *
 * @throws DomainError 422 `history.file_encoding`, `history.file_unreadable`; 415 `history.file_kind`
 */
export async function* readCsv(file: ArrivedFile): AsyncGenerator<readonly string[]> {
  const delimiter = await delimiterOf(file);
  const parser = parse({ delimiter, relax_column_count: true, trim: true, max_record_size: LONGEST_RECORD });
  // Whoever reads the rows is told of an error: there is nobody else to tell.
  pipeline(Readable.from(texts(file)), parser, () => undefined);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      yield record;
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(row + 1) : error;
  }
}

async function* texts(file: ArrivedFile): AsyncGenerator<string> {
  // It takes the mark away.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw notUtf8();
    }
  };
  for await (const { bytes } of windows(file, 0, 0)) {
    const text = decoded(bytes);
    if (text.includes('\u0000')) throw unknownKind();
    yield text;
  }
  yield decoded();
}

const HEAD = 65_536;

async function delimiterOf(file: ArrivedFile): Promise<string> {
  const head = await file.read(0, HEAD);
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) {
    throw notUtf8();
  }
  const [heading = ''] = head.toString('utf8').split(/\r?\n/, 1);
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: heading.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
