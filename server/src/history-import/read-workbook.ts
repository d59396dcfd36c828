import { Readable } from 'node:stream';
import { fileRefusal } from '../attachments/file-refusal.js';
import { inspectOffice } from '../attachments/inspect-office.js';
import { type ChildLimits, runChild } from '../file-child/run-child.js';
import type { ArrivedFile } from '../file-store/file-store.js';
import { unknownKind, unreadableWorkbook } from './history-file-refusal.js';

/** The largest sheet takes some 350 MB. One cell at the far end of an empty sheet would take all there is. */
const READING_LIMITS: ChildLimits = { memoryBytes: 700_000_000, cpuMs: 30_000, waitMs: 120_000 };

const PIECE = 65_536;

/** One at a time: each takes as much memory as a server. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Rows of the first sheet of an .xlsx workbook, read in a process of its own. Nothing is reckoned: of a formula the value is
 * read that the spreadsheet program left there, and text is text, whatever it begins with.
 *
 * @throws DomainError 422 and 415 as `fileRefusal` says, 422 `history.workbook_unreadable`
 */
export async function* readWorkbook(file: ArrivedFile): AsyncGenerator<readonly string[]> {
  const verdict = await inspectOffice(file);
  if (!verdict.ok) throw fileRefusal(verdict.fault);
  if (verdict.kind !== 'xlsx') throw unknownKind();
  const turn = last.then(() => linesOf(file));
  last = turn.catch(() => undefined);
  for (const line of await turn) yield JSON.parse(line) as string[];
}

async function linesOf(file: ArrivedFile): Promise<string[]> {
  const made: Buffer[] = [];
  const work = { script: 'history-import/workbook-child.js', limits: READING_LIMITS, low: true };
  const end = await runChild(work, Readable.from(pieces(file)), async (output) => {
    for await (const piece of output) made.push(piece as Buffer);
  });
  if (end !== 0) throw unreadableWorkbook();
  const text = Buffer.concat(made).toString('utf8');
  return text === '' ? [] : text.split('\n');
}

async function* pieces(file: ArrivedFile): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size; at += PIECE) yield await file.read(at, PIECE);
}
