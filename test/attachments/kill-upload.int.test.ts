import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '../../server/src/database/data-source.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { createSeededDatabase, TestClient } from '../support/api.js';
import { TEST_SECRET_KEY, type TestDatabase } from '../support/database.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { killAllServers, startServerProcess } from '../support/server-process.js';
import { upload } from '../support/upload.js';
import { waitUntil } from '../support/wait-until.js';
import { WHOLE } from '../faults/fault-report.js';
import { sweepAll } from './sweep-all.js';
import { smallDocx } from './zip-maker.js';

const PRELOAD = join(__dirname, 'kill-upload-at.mjs');
/** In the small form: those before which most lies about. */
const TELLING = /^(?:write 2|rename|flush folder|COMMIT)/;

describe('a process killed in the middle of an upload', () => {
  let database: TestDatabase;
  let db: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
  let folder: string;
  let dossier: TestDossier;
  let steps: string[];

  const serve = (killBefore: string): ReturnType<typeof startServerProcess> =>
    startServerProcess(
      {
        DATABASE_URL: database.ownerUrl,
        MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
        MOTCUA_FILES_DIR: folder,
        MOTCUA_KILL_BEFORE: killBefore,
      },
      PRELOAD,
    );
  /** A file of its own, of several pieces on the wire; one that is not drawn small, so that nothing else writes files. */
  const fileOf = (step: string): Buffer => smallDocx(step.padEnd(400_000, '.'));
  const keptFiles = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true })).filter((name) => /^[0-9a-f]{2}\/[^/]+$/.test(name));

  beforeAll(async () => {
    database = await createSeededDatabase();
    folder = await mkdtemp(join(tmpdir(), 'motcua-files-'));
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
    await rm(folder, { recursive: true, force: true });
  });

  it('was seen to take each step by itself', () => {
    for (const step of ['open', 'write 1', 'write 2', 'flush', 'mkdir', 'rename', 'flush folder', 'rm']) {
      expect(steps).toContain(step);
    }
    const order = (start: string): number => steps.findIndex((step) => step.startsWith(start));
    expect(order('flush')).toBeLessThan(order('rename'));
    expect(order('rename')).toBeLessThan(order('COMMIT'));
  });

  it('leaves no row without its bytes and no half file under a name, whatever the step', async () => {
    const points = WHOLE ? steps : steps.filter((step) => TELLING.test(step));
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
    for (const name of await keptFiles())
      expect([name, await hashOf(join(folder, name))]).toEqual([name, basename(name)]);
    const rows: { hash: string }[] = await db.query(`SELECT encode(sha256, 'hex') AS hash FROM stored_file`);
    const kept = (await keptFiles()).map((name) => basename(name));
    expect(rows.map(({ hash }) => hash).filter((hash) => !kept.includes(hash))).toEqual([]);
    const attached: unknown[] = await db.query('SELECT 1 FROM attachment');
    // The first one, and those whose row was there when only the answer was lost.
    expect(attached).toHaveLength(1 + points.filter((step) => step === 'rm').length);
  }, 600_000);

  it('leaves nothing behind once it is swept, and the same call may be repeated', async () => {
    expect((await readdir(join(folder, 'arriving'))).length).toBeGreaterThan(0);
    await sweepAll(db, new LocalFileStore(folder));
    expect(await readdir(join(folder, 'arriving'))).toEqual([]);
    const attached: { hash: string }[] = await db.query(
      `SELECT DISTINCT encode(sha256, 'hex') AS hash FROM attachment ORDER BY hash`,
    );
    expect((await keptFiles()).map((name) => basename(name)).sort()).toEqual(attached.map(({ hash }) => hash));
    const server = await serve('nothing');
    const client = await TestClient.signIn(server.url, 'motcua');
    const again = await upload(client, dossier.id, { content: fileOf('COMMIT') }, { 'idempotency-key': randomUUID() });
    expect(again.status).toBe(201);
    await server.kill('SIGTERM');
  });
});

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
