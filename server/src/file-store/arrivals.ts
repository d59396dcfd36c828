import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Gate } from '../common/gate.js';
import { type ArrivedFile, FileTooLarge, NoRoomForFiles } from './file-store.js';

/**
 * Pieces that are hashed and written at once: a hundred files that come together would else have the process do a hundred
 * pieces before it gets to anybody's list. Nobody holds a place while waiting for a slow line.
 */
const PIECES = new Gate(4);

/** A folder of this machine where files lie until they are kept. */
export class Arrivals {
  constructor(private readonly folder: string) {}

  /**
   * Writes a stream aside and flushes it to the disk.
   *
   * @throws FileTooLarge after `limit` bytes, NoRoomForFiles; nothing stays behind
   */
  async receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<LocalArrival> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    const handle = await open(path, 'wx+', 0o600).catch(noRoom);
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of source) {
        size += chunk.byteLength;
        if (size > limit) throw new FileTooLarge(`More than ${limit} bytes.`);
        await PIECES.run(() => {
          hash.update(chunk);
          return writeAll(handle, chunk);
        });
      }
      await handle.sync();
      return new LocalArrival(path, handle, hash.digest('hex'), size);
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      return noRoom(error);
    }
  }

  async dropBefore(instant: Date): Promise<void> {
    for (const name of await entriesOf(this.folder)) {
      const path = join(this.folder, name);
      if (await isOlder(path, instant)) await rm(path, { force: true });
    }
  }
}

export class LocalArrival implements ArrivedFile {
  constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    readonly sha256: string,
    readonly size: number,
  ) {}

  async read(offset: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  }

  async discard(): Promise<void> {
    await this.handle.close();
    await rm(this.path, { force: true });
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) {
    const { bytesWritten } = await handle.write(chunk, at);
    at += bytesWritten;
  }
}

export async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
}

export async function isOlder(path: string, instant: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs < instant.getTime();
}

export function noRoom(error: unknown): never {
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? ''))
    throw new NoRoomForFiles('The disk is full.', { cause: error });
  throw error;
}

export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
