import { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { alone } from '../database/alone.js';
import type { ChildLimits } from '../file-child/run-child.js';
import type { FileStore } from '../file-store/file-store.js';
import { DRAWING_LIMITS, drawThumbnail, MAX_DRAWN } from './draw-thumbnail.js';

/** Held while one process draws, so that several do not all draw the same. */
const DRAWING_LOCK = 7_305_218_464;

/** Nothing is wrong with so many files at once: the store is away, or nothing can be drawn here. */
const MAX_FAILURES = 5;

/**
 * Draws what is yet to be drawn, one at a time, the newest first: an officer waits for what came in just now, nobody for what
 * was there before. A drawing is content of the store like any other: its row first, then its bytes, then its name beside
 * the file, so a process that dies in between leaves a file that is drawn again. What cannot be drawn is not tried twice;
 * what cannot be read does not hold up the others, and is tried again when all of them are done.
 *
 * @param signal ends it at once
 * @param failed what could not be read or kept in earlier looks; grows and is emptied here
 * @returns how many files were looked at; 0 while another process draws
 * @throws Error when a file of the store could not be read or kept, or nothing can be drawn here; after the others
 */
export async function drawWanted(
  db: DataSource,
  store: FileStore,
  limits: ChildLimits = DRAWING_LIMITS,
  signal: AbortSignal = new AbortController().signal,
  failed: Buffer[] = [],
): Promise<number> {
  return (await alone(db, DRAWING_LOCK, () => drawAll(db, store, limits, signal, failed))) ?? 0;
}

async function drawAll(
  db: DataSource,
  store: FileStore,
  limits: ChildLimits,
  signal: AbortSignal,
  failed: Buffer[],
): Promise<number> {
  const before = failed.length;
  let failure: unknown;
  let looked = 0;
  while (!signal.aborted && failed.length - before < MAX_FAILURES) {
    const [wanted]: { sha256: Buffer }[] = await db.query(
      `SELECT sha256 FROM stored_file
        WHERE thumbnail = 'wanted' AND scan IN ('clean', 'unscanned') AND sha256 <> ALL ($1::bytea[])
        ORDER BY stored_at DESC LIMIT 1`,
      [failed],
    );
    if (!wanted) {
      if (failed.length === before) failed.length = 0;
      break;
    }
    try {
      await draw(db, store, wanted.sha256, limits, signal);
    } catch (error) {
      if (signal.aborted) break;
      failed.push(wanted.sha256);
      failure = error;
    }
    looked++;
  }
  if (failed.length > before) throw failure;
  return looked;
}

async function draw(
  db: DataSource,
  store: FileStore,
  sha256: Buffer,
  limits: ChildLimits,
  signal: AbortSignal,
): Promise<void> {
  const hash = sha256.toString('hex');
  const drawn = (await isDrawable(store, hash)) ? await drawThumbnail(await store.open(hash), limits, signal) : null;
  if (drawn) await keepDrawing(db, store, sha256, drawn);
  else await db.query(`UPDATE stored_file SET thumbnail = 'none' WHERE sha256 = $1 AND thumbnail = 'wanted'`, [sha256]);
}

async function isDrawable(store: FileStore, sha256: string): Promise<boolean> {
  const pieces: Buffer[] = [];
  for await (const piece of await store.open(sha256, { first: 0, last: 4 })) pieces.push(piece as Buffer);
  const head = Buffer.concat(pieces).toString('latin1');
  return head === '%PDF-' || head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG');
}

async function keepDrawing(db: DataSource, store: FileStore, sha256: Buffer, drawn: Buffer): Promise<void> {
  const file = await store.receive(Readable.from([drawn]), MAX_DRAWN);
  try {
    await db.transaction(async (em) => {
      const thumbnail = Buffer.from(file.sha256, 'hex');
      // Our own drawing of what was let in: there is nothing in it to scan, nor to draw.
      await em.query(
        `INSERT INTO stored_file (sha256, size_bytes, stored_at, scan, scanned_at, thumbnail)
         VALUES ($1, $2, now(), 'clean', now(), 'none') ON CONFLICT DO NOTHING`,
        [thumbnail, file.size],
      );
      await store.keep(file);
      await em.query(`UPDATE stored_file SET thumbnail = 'drawn', thumbnail_sha256 = $2 WHERE sha256 = $1`, [
        sha256,
        thumbnail,
      ]);
    });
  } finally {
    await file.discard();
  }
}

const DRAW_EVERY_MS = 3_000;
/** A store that is away, or a library that this computer lacks, is not back in three seconds. */
const AGAIN_MS = 60_000;

/**
 * Looks every three seconds for files to draw. What goes wrong is logged and tried again a minute later.
 *
 * @returns ends it, and a drawing at work with it
 */
export function keepDrawn(db: DataSource, store: FileStore, logger: Logger): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const failed: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  let atWork = Promise.resolve();
  const look = async (): Promise<void> => {
    let waitMs = DRAW_EVERY_MS;
    try {
      await drawWanted(db, store, DRAWING_LIMITS, signal, failed);
    } catch (error) {
      logger.warn({ error: String(error) }, 'files could not be drawn small');
      waitMs = AGAIN_MS;
    }
    if (!signal.aborted) later(waitMs);
  };
  const later = (waitMs: number): void => {
    timer = setTimeout(() => {
      atWork = look();
    }, waitMs);
  };
  later(DRAW_EVERY_MS);
  return () => {
    ending.abort();
    clearTimeout(timer);
    return atWork;
  };
}
