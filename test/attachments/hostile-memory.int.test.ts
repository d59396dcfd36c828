import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { convertible } from '../../server/src/attachments/convert-picture.js';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn } from '../support/dossiers.js';
import { killAllServers, type ServerProcess, startServerProcess } from '../support/server-process.js';
import { smallPdf, upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';
import { type CorpusFile, fileCorpus } from './file-corpus.js';

const MB = 1_048_576;
/**
 * The good ones, and one of each kind that is refused: the others go the same ways. What another process looks at, in memory of
 * its own, is left out: pictures to be converted. The large ones are there so that whoever keeps files is found out soon.
 */
const CORPUS = [
  ...new Map(
    fileCorpus()
      .filter(({ content }) => !convertible(content))
      .map((one) => [one.what.endsWith(' good') ? one.what : `${one.expected}${one.what.replace(/^\d+/, '')}`, one]),
  ).values(),
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter): CorpusFile => {
    return { what: 'large', content: smallPdf(letter.repeat(3 * MB)), expected: 'pdf' };
  }),
];
const SENT_MB = CORPUS.reduce((sum, { content }) => sum + content.length, 0) / MB;
/** Of the process: what it keeps for itself to use again, such as pools that fill and code that is compiled. */
const MAY_GROW_MB = 128;

interface Memory {
  /** Megabytes of the process. */
  readonly rss: number;
  /** Those that something still refers to. */
  readonly kept: number;
}

describe('a server that hostile files are sent to', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let folder: string;
  beforeAll(async () => {
    database = await createSeededDatabase();
    folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
    server = await startServerProcess(
      {
        DATABASE_URL: database.ownerUrl,
        MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
        MOTCUA_FILES_DIR: folder,
      },
      join(__dirname, 'tell-memory.mjs'),
    );
  });
  afterAll(async () => {
    killAllServers();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Once it has thrown away what it can. */
  const memory = async (): Promise<Memory> => {
    const { messages } = server;
    const told = messages.length;
    server.process.send('memory');
    await waitUntil('it has said how much memory it has', () => messages.length > told);
    const [rss, kept] = messages
      .at(-1)!
      .statement.split(' ')
      .map((bytes) => Number(bytes) / MB);
    return { rss: rss!, kept: kept! };
  };

  it('has as much memory as before when all of them are through', async () => {
    const client = await TestClient.signIn(server.url, 'motcua');
    const statuses = new Set<number>();
    const pass = async (): Promise<void> => {
      // Those that are accepted fill a dossier, so each time they go to another.
      const { id } = await takeIn(client);
      let next = 0;
      const sender = async (): Promise<void> => {
        while (next < CORPUS.length) {
          const file = CORPUS[next++]!;
          // A connection that rested while memory was counted may be closed under the first call.
          const { status } = await upload(client, id, file).catch(() => upload(client, id, file));
          statuses.add(status);
        }
      };
      await Promise.all([sender(), sender(), sender()]);
    };
    // Once before, for the allocator takes some 90 MB in the beginning and never gives them back.
    await pass();
    const before = await memory();
    await pass();
    const after = await memory();
    expect([...statuses].filter((status) => ![201, 415, 422].includes(status))).toEqual([]);
    // Less than a third of what came in since: who kept the files, or what became of them, would have more.
    expect(after.kept - before.kept).toBeLessThan(SENT_MB / 3);
    expect(after.rss - before.rss).toBeLessThan(MAY_GROW_MB);
  });
});
