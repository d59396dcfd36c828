import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type ArrivedFile, type ByteRange, FileStore, FileTooLarge, NoRoomForFiles } from './file-store.js';

/** Where files lie until they are kept: on the same disk, so that keeping is a change of name. */
const ARRIVALS = 'arriving';
const HASH = /^[0-9a-f]{64}$/;

/**
 * Files in a folder of this machine, `ab/abcd…` for the content whose hash begins so. What arrives is written aside, flushed
 * to the disk, given its name and the folder flushed as well: a file under its name is whole.
 */
export class LocalFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ArrivedFile> {
    await mkdir(join(this.folder, ARRIVALS), { recursive: true, mode: 0o700 });
    const path = join(this.folder, ARRIVALS, randomUUID());
    const handle = await open(path, 'wx+', 0o600).catch(noRoom);
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of source) {
        size += chunk.byteLength;
        if (size > limit) throw new FileTooLarge(`More than ${limit} bytes.`);
        hash.update(chunk);
        await writeAll(handle, chunk);
      }
      await handle.sync();
      return new LocalArrival(path, handle, hash.digest('hex'), size);
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      return noRoom(error);
    }
  }

  async keep(file: ArrivedFile): Promise<void> {
    const path = this.pathOf(file.sha256);
    if (await this.has(file.sha256)) return;
    if (!(file instanceof LocalArrival)) throw new TypeError('The file has arrived in another store.');
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(noRoom);
    await rename(file.path, path);
    await syncFolder(dirname(path));
    if (made !== undefined) await syncFolder(this.folder);
  }

  async has(sha256: string): Promise<boolean> {
    return (await sizeOf(this.pathOf(sha256))) !== null;
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.pathOf(sha256), 'r');
    return handle.createReadStream(range ? { start: range.first, end: range.last } : {});
  }

  async *keptBefore(instant: Date): AsyncIterable<string> {
    for (const prefix of await entriesOf(this.folder)) {
      if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
      for (const sha256 of await entriesOf(join(this.folder, prefix))) {
        if (HASH.test(sha256) && (await isOlder(this.pathOf(sha256), instant))) yield sha256;
      }
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  async dropArrivalsBefore(instant: Date): Promise<void> {
    for (const name of await entriesOf(join(this.folder, ARRIVALS))) {
      const path = join(this.folder, ARRIVALS, name);
      if (await isOlder(path, instant)) await rm(path, { force: true });
    }
  }

  private pathOf(sha256: string): string {
    if (!HASH.test(sha256)) throw new TypeError('That is no hash.');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

class LocalArrival implements ArrivedFile {
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

/** A new name in a folder outlives a loss of power only once the folder is flushed. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
}

async function isOlder(path: string, instant: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs < instant.getTime();
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    },
  );
}

function noRoom(error: unknown): never {
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? ''))
    throw new NoRoomForFiles('The disk is full.', { cause: error });
  throw error;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
