import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '../../server/src/database/data-source.js';
import type { FileStore } from '../../server/src/file-store/file-store.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { S3FileStore } from '../../server/src/file-store/s3-file-store.js';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { TestS3 } from '../support/s3.js';
import { killAllServers, startServerProcess } from '../support/server-process.js';
import { upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';
import { tell, WHOLE } from '../faults/fault-report.js';
import { sweepAll } from './sweep-all.js';
import { smallDocx } from './zip-maker.js';

const PRELOAD = join(__dirname, 'kill-upload-at.mjs');
const LATER = new Date(8.64e15);

interface Place {
  readonly store: FileStore;
  readonly settings: Record<string, string>;
  close(): Promise<void>;
}

async function s3(folder: string): Promise<Place> {
  const server = await TestS3.start();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = server.env;
  const store = new S3FileStore(server.env, join(folder, 'arriving'));
  return {
    store,
    settings: {
      ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region },
      ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    },
    close() {
      store.close();
      return server.stop();
    },
  };
}

/** Where files are kept, its steps in their order, and in the small form those before which most lies about. */
const PLACES = [
  {
    name: 'a folder of this machine',
    open: (folder: string): Promise<Place> =>
      Promise.resolve({ store: new LocalFileStore(folder), settings: {}, close: () => Promise.resolve() }),
    all: ['open', 'write 1', 'write 2', 'flush', 'mkdir', 'rename', 'flush folder', 'rm'],
    order: ['flush', 'rename', 'COMMIT'],
    keepsHalves: false,
    telling: /^(?:write 2|rename|flush folder|COMMIT)/,
  },
  {
    name: 'a bucket that speaks S3',
    open: s3,
    all: ['open', 'write 1', 'write 2', 'flush', 'S3 HEAD', 'S3 PUT', 'S3 body 2', 'rm'],
    order: ['flush', 'S3 HEAD', 'S3 PUT', 'S3 body', 'COMMIT'],
    keepsHalves: true,
    telling: /^(?:S3 HEAD|S3 PUT|S3 body 2|COMMIT)/,
  },
] as const;

describe.each(PLACES)(
  'a process killed in the middle of an upload to $name',
  ({ name, open, all, order, telling, keepsHalves }) => {
    let database: TestDatabase;
    let db: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
    let folder: string;
    let place: Place;
    let dossier: TestDossier;
    let steps: string[];

    const serve = (killBefore: string): ReturnType<typeof startServerProcess> =>
      startServerProcess(
        {
          DATABASE_URL: database.ownerUrl,
          MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
          MOTCUA_FILES_DIR: folder,
          ...place.settings,
          MOTCUA_KILL_BEFORE: killBefore,
        },
        PRELOAD,
      );
    /** A file of its own, of several pieces on the wire; one that is not drawn small, so that nothing else writes files. */
    const fileOf = (step: string): Buffer => smallDocx(step.padEnd(400_000, '.'));
    const keptFiles = async (): Promise<string[]> => {
      const kept: string[] = [];
      for await (const sha256 of place.store.keptBefore(LATER)) kept.push(sha256);
      return kept.sort();
    };

    beforeAll(async () => {
      database = await createSeededDatabase();
      folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
      place = await open(folder);
      db = await createDataSource({ url: database.ownerUrl, poolSize: 2, applicationName: 'test' }).initialize();
      const server = await serve('nothing');
      const client = await TestClient.signIn(server.url, 'motcua');
      dossier = await takeIn(client);
      expect((await upload(client, dossier.id, { content: fileOf('whole') })).status).toBe(201);
      await waitUntil('it is tidied up', () => server.messages.at(-1)?.statement === 'rm');
      steps = [...new Set(server.messages.map(({ statement }) => statement))];
      await server.kill('SIGTERM');
    });
    afterAll(async () => {
      killAllServers();
      await db.destroy();
      await database.drop();
      await place.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('was seen to take each step by itself', () => {
      expect(steps).toEqual(expect.arrayContaining([...all]));
      const places = order.map((start) => steps.findIndex((step) => step.startsWith(start)));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    });

    it('leaves no row without its bytes and no half file under a name, whatever the step', async () => {
      const points = WHOLE ? steps : steps.filter((step) => telling.test(step));
      expect(points.length).toBeGreaterThanOrEqual(4);
      // Two servers at a time: start-up is what takes the time.
      for (let at = 0; at < points.length; at += 2) {
        await Promise.all(
          points.slice(at, at + 2).map(async (step) => {
            const server = await serve(step);
            const client = await TestClient.signIn(server.url, 'motcua');
            await upload(client, dossier.id, { content: fileOf(step) }).catch(() => undefined);
            expect([step, await server.ended]).toEqual([step, 'SIGKILL']);
          }),
        );
      }
      const kept = await keptFiles();
      const rows: { hash: string }[] = await db.query(`SELECT encode(sha256, 'hex') AS hash FROM stored_file`);
      const named = rows.map(({ hash }) => hash);
      expect(named.filter((hash) => !kept.includes(hash))).toEqual([]);
      // This S3 server keeps what came of a call that broke off, as the real one does not: no row may name it.
      for (const sha256 of keepsHalves ? named : kept) {
        expect(await hashOf(await place.store.open(sha256))).toBe(sha256);
      }
      const attached: unknown[] = await db.query('SELECT 1 FROM attachment');
      // The first one, and those whose row was there when only the answer was lost.
      expect(attached).toHaveLength(1 + points.filter((step) => step === 'rm').length);
      const yes = (is: boolean): string => (is ? 'yes' : 'no');
      const told = points.map((step) => {
        const hash = createHash('sha256').update(fileOf(step)).digest('hex');
        return [step, yes(named.includes(hash)), yes(kept.includes(hash))] as const;
      });
      tell(`uploads to ${name}`, ['killed before', 'attached', 'bytes under their name'], told);
    }, 600_000);

    it('leaves nothing behind once it is swept, and the same call may be repeated', async () => {
      expect((await readdir(join(folder, 'arriving'))).length).toBeGreaterThan(0);
      await sweepAll(db, place.store);
      expect(await readdir(join(folder, 'arriving'))).toEqual([]);
      const attached: { hash: string }[] = await db.query(
        `SELECT DISTINCT encode(sha256, 'hex') AS hash FROM attachment ORDER BY hash`,
      );
      expect(await keptFiles()).toEqual(attached.map(({ hash }) => hash));
      const server = await serve('nothing');
      const client = await TestClient.signIn(server.url, 'motcua');
      const again = await upload(
        client,
        dossier.id,
        { content: fileOf('COMMIT') },
        { 'idempotency-key': randomUUID() },
      );
      expect(again.status).toBe(201);
      await server.kill('SIGTERM');
    });
  },
);

async function hashOf(content: Readable): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(content, hash);
  return hash.digest('hex');
}
