import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Arrivals, codeOf, entriesOf, isOlder, LocalArrival, noRoom } from './arrivals.js';
import { type ArrivedFile, type ByteRange, FileStore, HASH, nameOf } from './file-store.js';

/** Where files lie until they are kept: on the same disk, so that keeping is a change of name. */
const ARRIVALS = 'arriving';

/**
 * Files in a folder of this machine, `ab/abcd…` for the content whose hash begins so. What arrives is written aside, flushed
 * to the disk, given its name and the folder flushed as well: a file under its name is whole.
 */
export class LocalFileStore extends FileStore {
  private readonly arrivals: Arrivals;

  constructor(private readonly folder: string) {
    super();
    this.arrivals = new Arrivals(join(folder, ARRIVALS));
  }

  receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ArrivedFile> {
    return this.arrivals.receive(source, limit);
  }

  async keep(file: ArrivedFile): Promise<void> {
    const path = this.pathOf(file.sha256);
    if (!(await this.has(file.sha256))) {
      if (!(file instanceof LocalArrival)) throw new TypeError('The file has arrived in another store.');
      await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(noRoom);
      await rename(file.path, path);
    }
    // Also where another has made the name a moment ago: whether they have flushed it yet, nobody knows.
    await syncFolder(dirname(path));
    await syncFolder(this.folder);
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

  dropArrivalsBefore(instant: Date): Promise<void> {
    return this.arrivals.dropBefore(instant);
  }

  private pathOf(sha256: string): string {
    return join(this.folder, nameOf(sha256));
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

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    },
  );
}
