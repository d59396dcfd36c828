import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open as openFile, readdir, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type FileStore, FileStoreAway, FileTooLarge, nameOf } from '../../server/src/file-store/file-store.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { S3FileStore } from '../../server/src/file-store/s3-file-store.js';
import { TestS3 } from '../support/s3.js';

interface Place {
  readonly store: FileStore;
  /** Where files lie until they are kept. */
  readonly arriving: string;
  close(): Promise<void>;
}

async function local(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
  return {
    store: new LocalFileStore(folder),
    arriving: join(folder, 'arriving'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function s3(): Promise<Place> {
  const server = await TestS3.start();
  const arriving = await mkdtemp(join(tmpdir(), 'motcua-arriving-'));
  const store = new S3FileStore(server.env, arriving);
  return {
    store,
    arriving,
    async close() {
      store.close();
      await server.stop();
      await rm(arriving, { recursive: true, force: true });
    },
  };
}

const LATER = new Date(8.64e15);
const LIMIT = 10_000_000;
const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** What every store of files holds to. */
describe.each([
  ['a folder of this machine', local],
  ['a bucket that speaks S3', s3],
])('%s', (_, open) => {
  let place: Place;
  let store: FileStore;
  const content = Buffer.alloc(3_000_000, 'giấy tờ ');
  const keep = async (bytes: Buffer): Promise<string> => {
    const file = await store.receive(pieces(bytes), LIMIT);
    await store.keep(file);
    await file.discard();
    return file.sha256;
  };

  beforeAll(async () => {
    place = await open();
    store = place.store;
  });
  afterAll(() => place.close());

  it('gives back byte for byte what it keeps, whole and in ranges', async () => {
    const sha256 = await keep(content);
    expect(sha256).toBe(hashOf(content));
    expect((await buffer(await store.open(sha256))).equals(content)).toBe(true);
    for (const [first, last] of [
      [0, 9],
      [17, 65_552],
      [content.length - 1, content.length - 1],
    ] as const) {
      const range = await buffer(await store.open(sha256, { first, last }));
      expect(range.equals(content.subarray(first, last + 1))).toBe(true);
    }
    expect(await readdir(place.arriving)).toEqual([]);
  });

  it('lets what has arrived be read before it is kept, and keeps nothing that is discarded', async () => {
    const bytes = Buffer.from('chưa nhận');
    const file = await store.receive(pieces(bytes), LIMIT);
    expect([(await file.read(2, 4)).equals(bytes.subarray(2, 6)), file.size]).toEqual([true, bytes.length]);
    expect((await file.read(bytes.length - 2, 100)).length).toBe(2);
    await file.discard();
    expect(await store.has(file.sha256)).toBe(false);
    await expect(store.open(file.sha256)).rejects.toThrow();
  });

  it('keeps one content once, however many bring it at the same time', async () => {
    const bytes = Buffer.alloc(200_000, 'cùng lúc');
    const hashes = await Promise.all(Array.from({ length: 5 }, () => keep(bytes)));
    expect(new Set(hashes)).toEqual(new Set([hashOf(bytes)]));
    const all: string[] = [];
    for await (const sha256 of store.keptBefore(LATER)) all.push(sha256);
    expect(all.filter((sha256) => sha256 === hashOf(bytes))).toHaveLength(1);
  });

  it('takes no more than it may', async () => {
    await expect(store.receive(pieces(content), 2_999_999)).rejects.toThrow(FileTooLarge);
    expect(await readdir(place.arriving)).toEqual([]);
  });

  it('tells what it kept before an instant, and drops it when told so', async () => {
    const sha256 = await keep(Buffer.from('sẽ xóa'));
    const before = async (instant: Date): Promise<string[]> => {
      const found: string[] = [];
      for await (const one of store.keptBefore(instant)) found.push(one);
      return found;
    };
    expect(await before(LATER)).toContain(sha256);
    expect(await before(new Date(0))).toEqual([]);
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
  });

  it('drops what arrived and was never kept', async () => {
    const file = await store.receive(pieces(Buffer.from('dở dang')), LIMIT);
    await store.dropArrivalsBefore(new Date(0));
    expect(await readdir(place.arriving)).toHaveLength(1);
    await store.dropArrivalsBefore(LATER);
    expect(await readdir(place.arriving)).toEqual([]);
    await file.discard();
  });

  it('answers to hashes only', async () => {
    for (const name of ['../../etc/passwd', '', 'ab'.repeat(31)]) {
      await expect((async () => store.open(name))()).rejects.toThrow('That is no hash.');
    }
  });
});

describe('content that another has kept a moment ago', () => {
  it('is flushed with its folders all the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
    const store = new LocalFileStore(folder);
    const bytes = Buffer.from('cùng một tệp');
    const first = await store.receive(pieces(bytes), LIMIT);
    await store.keep(first);
    const second = await store.receive(pieces(bytes), LIMIT);
    const handle = await openFile(folder);
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const flushed: number[] = [];
    const sync = Reflect.get<FileHandle, 'sync'>(prototype, 'sync');
    const watch = jest.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
      flushed.push((await this.stat()).ino);
      await sync.call(this);
    });
    try {
      await store.keep(second);
      const folders = [dirname(join(folder, nameOf(hashOf(bytes)))), folder];
      expect(flushed).toEqual(await Promise.all(folders.map(async (one) => (await stat(one)).ino)));
    } finally {
      watch.mockRestore();
      await first.discard();
      await second.discard();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('a bucket in which half an object lies', () => {
  it('has it replaced by the whole one', async () => {
    const server = await TestS3.start();
    const { bucket, accessKeyId, secretAccessKey, pathStyle, ...where } = server.env;
    const client = new S3Client({ ...where, forcePathStyle: pathStyle, credentials: { accessKeyId, secretAccessKey } });
    const arriving = await mkdtemp(join(tmpdir(), 'motcua-arriving-'));
    const store = new S3FileStore(server.env, arriving);
    try {
      const content = Buffer.alloc(200_000, 'một nửa');
      const half = { Bucket: bucket, Key: nameOf(hashOf(content)), Body: content.subarray(0, 90_000) };
      await client.send(new PutObjectCommand(half));
      const file = await store.receive(pieces(content), LIMIT);
      await store.keep(file);
      await file.discard();
      expect((await buffer(await store.open(file.sha256))).equals(content)).toBe(true);
    } finally {
      client.destroy();
      store.close();
      await server.stop();
      await rm(arriving, { recursive: true, force: true });
    }
  });
});

describe('a bucket whose server is silent', () => {
  it('is given up in words, at whatever it falls silent, and leaves nothing behind', async () => {
    const arriving = await mkdtemp(join(tmpdir(), 'motcua-arriving-'));
    const content = Buffer.alloc(300_000, 'im lặng');
    let answers = (_: string, socket: Socket): unknown => socket;
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => void answers(data.toString('latin1'), socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const keys = { region: 'us-east-1', bucket: 'b', accessKeyId: 'a', secretAccessKey: 'b', pathStyle: true };
    const endpoint = `http://127.0.0.1:${port}`;
    const store = new S3FileStore({ endpoint, ...keys }, arriving, { answer: 2_000, silence: 2_000 });
    try {
      const keep = async (): Promise<void> => {
        const file = await store.receive(pieces(content), LIMIT);
        await store.keep(file).finally(() => file.discard());
      };
      // From the first word on, or once it has said that it does not have the file.
      await expect(keep()).rejects.toThrow(FileStoreAway);
      answers = (text, socket) =>
        text.startsWith('HEAD') && socket.write('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
      await expect(keep()).rejects.toThrow(FileStoreAway);
      await expect(store.has(hashOf(content))).resolves.toBe(false);
      // In the midst of what somebody reads.
      answers = (_, socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nmột phần');
      await expect(buffer(await store.open(hashOf(content)))).rejects.toThrow();
      expect(await readdir(arriving)).toEqual([]);
    } finally {
      store.close();
      server.close();
      await rm(arriving, { recursive: true, force: true });
    }
  });
});

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}
