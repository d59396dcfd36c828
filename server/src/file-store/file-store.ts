import type { Readable } from 'node:stream';

/** Bytes that have arrived whole and lie aside: nothing is kept of them until the store is told to. */
export interface ArrivedFile {
  /** Of the content, in hexadecimal: its name in the store. */
  readonly sha256: string;
  readonly size: number;
  /** At most `length` bytes from `offset` on; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
  /** Drops what lies aside; without effect on what is kept. */
  discard(): Promise<void>;
}

/** Both ends are part of it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** More has come than may be kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** The disk is full. */
export class NoRoomForFiles extends Error {
  override readonly name = 'NoRoomForFiles';
}

/** The store is elsewhere and does not answer. */
export class FileStoreAway extends Error {
  override readonly name = 'FileStoreAway';
}

/**
 * Keeps files for ever under the hash of their content: written once, never changed, the same content only once. A file that
 * is there is whole, whenever the machine lost its power.
 */
export abstract class FileStore {
  /**
   * Takes a stream in without ever holding it whole in memory.
   *
   * @throws FileTooLarge after `limit` bytes, NoRoomForFiles; nothing stays behind
   */
  abstract receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ArrivedFile>;

  /** Keeps what has arrived: once this returns it outlives a loss of power. Keeping it twice is keeping it once. */
  abstract keep(file: ArrivedFile): Promise<void>;

  abstract has(sha256: string): Promise<boolean>;

  /** @throws Error when there is no such file */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Hashes of files that were last kept before an instant. */
  abstract keptBefore(instant: Date): AsyncIterable<string>;

  /** For what no row names. */
  abstract remove(sha256: string): Promise<void>;

  /** Drops what began to arrive before an instant and was never kept: an upload whose process died. */
  abstract dropArrivalsBefore(instant: Date): Promise<void>;
}

/** A kept file at once, for who needs all of it in memory. @throws Error when there is no such file */
export async function wholeOf(store: FileStore, sha256: string, sizeBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.open(sha256, { first: 0, last: sizeBytes - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const HASH = /^[0-9a-f]{64}$/;

/**
 * What the content is called within a store: `ab/abcd…`, so that no folder holds too many.
 *
 * @throws TypeError for what is no hash, which could lead anywhere
 */
export function nameOf(sha256: string): string {
  if (!HASH.test(sha256)) throw new TypeError('That is no hash.');
  return `${sha256.slice(0, 2)}/${sha256}`;
}
