import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { ChildLimits } from '../../server/src/file-child/run-child.js';
import type { FileStore } from '../../server/src/file-store/file-store.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { DRAWING_LIMITS } from '../../server/src/thumbnails/draw-thumbnail.js';
import { drawWanted } from '../../server/src/thumbnails/keep-drawn.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { coloredPdf, smallPdf, upload } from '../support/upload.js';
import { sweepAll } from './sweep-all.js';
import { smallDocx } from './zip-maker.js';

describe('small pictures of files', () => {
  let api: TestApi;
  let officer: TestClient;
  let dossier: TestDossier;
  let store: LocalFileStore;

  beforeAll(async () => {
    api = await startTestApi();
    officer = await api.as('motcua');
    dossier = await takeIn(officer);
    store = new LocalFileStore(api.env.filesDir);
  });
  afterAll(() => api.stop());

  const draw = (limits?: ChildLimits): Promise<number> => drawWanted(api.db, store, limits);
  const attach = async (content: Uint8Array): Promise<string> => {
    const { status, body } = await upload(officer, dossier.id, { content });
    expect(status).toBe(201);
    return body.id as string;
  };
  const shown = async (): Promise<{ pending: number; thumbnails: { attachmentId: string; jpeg: string }[] }> => {
    const { status, body } = await officer.get(`/api/v1/dossiers/${dossier.id}/thumbnails`);
    expect(status).toBe(200);
    return body as Awaited<ReturnType<typeof shown>>;
  };
  const drawn = async (id: string) => {
    const found = (await shown()).thumbnails.find(({ attachmentId }) => attachmentId === id);
    if (!found) return null;
    const image = await loadImage(Buffer.from(found.jpeg, 'base64'));
    const canvas = createCanvas(image.width, image.height);
    const target = canvas.getContext('2d');
    target.drawImage(image, 0, 0);
    const [red, green, blue] = target.getImageData(image.width / 2, image.height / 2, 1, 1).data;
    return {
      width: image.width,
      height: image.height,
      color: [red, green, blue].map((value) => Math.round(value! / 64)),
    };
  };

  it('are drawn of pictures and first pages, kept in the store, and outlive the sweep', async () => {
    const pdf = await attach(coloredPdf(['1 0 0', '0 0 1']));
    const png = await attach(blackPng(400, 100));
    await attach(smallPdf('cùng một trang trắng'));
    expect(await shown()).toMatchObject({ pending: 3, thumbnails: [] });
    expect(await draw()).toBe(3);
    expect(await drawn(pdf)).toEqual({ width: 136, height: 192, color: [4, 0, 0] });
    expect(await drawn(png)).toEqual({ width: 192, height: 48, color: [0, 0, 0] });
    expect((await shown()).pending).toBe(0);
    expect(await draw()).toBe(0);
    expect(await sweepAll(api.db, store)).toBe(0);
    expect(await drawn(pdf)).not.toBeNull();
    const looks = await api.sql<{ fields: string[] }>(
      `SELECT DISTINCT fields FROM access_record WHERE dossier_id = $1 AND staff_id = $2 AND action = 'list'`,
      [dossier.id, officer.user.id],
    );
    expect(looks).toEqual([{ fields: ['thumbnails'] }]);
  });

  it('are not drawn of what takes more memory or work than it may, and that is tried once', async () => {
    const large = await attach(blackPng(10_900, 10_900));
    expect(await draw({ ...DRAWING_LIMITS, memoryBytes: 150_000_000 })).toBe(1);
    expect(await drawn(large)).toBeNull();
    expect(await draw()).toBe(0);
    const again = (scan: string): Promise<unknown> =>
      api.sql(
        `UPDATE stored_file SET thumbnail = 'wanted', scan = $1 WHERE sha256 = (SELECT sha256 FROM attachment WHERE id = $2)`,
        [scan, large],
      );
    await again('unscanned');
    expect(await draw({ ...DRAWING_LIMITS, cpuMs: 1 })).toBe(1);
    expect(await drawn(large)).toBeNull();
    // What was too much is drawn where there is room for it, once it is known to be clean.
    await again('waiting');
    expect(await draw()).toBe(0);
    await again('clean');
    expect(await draw()).toBe(1);
    expect(await drawn(large)).toMatchObject({ width: 192, height: 192 });
  });

  it('wait for what cannot be read just now, which does not hold up the others, and for another process', async () => {
    const lost = await attach(coloredPdf(['1 1 0']));
    const found = await attach(coloredPdf(['0 1 1']));
    const [{ sha256 }] = (await api.sql<{ sha256: string }>(
      `SELECT encode(f.sha256, 'hex') AS sha256 FROM attachment a JOIN stored_file f USING (sha256) WHERE a.id = $1`,
      [lost],
    )) as [{ sha256: string }];
    await api.sql(`UPDATE stored_file SET stored_at = now() + interval '1 minute' WHERE sha256 = decode($1, 'hex')`, [
      sha256,
    ]);
    const away: Pick<FileStore, 'open' | 'receive' | 'keep'> = {
      open: (hash, range) =>
        hash === sha256 ? Promise.reject(new Error('The store does not answer.')) : store.open(hash, range),
      receive: (content, maxBytes) => store.receive(content, maxBytes),
      keep: (file) => store.keep(file),
    };
    const failed: Buffer[] = [];
    const look = (from: typeof away): Promise<number> =>
      drawWanted(api.db, from as FileStore, DRAWING_LIMITS, new AbortController().signal, failed);
    await expect(look(away)).rejects.toThrow('does not answer');
    expect([await drawn(lost), (await drawn(found))?.color]).toEqual([null, [0, 4, 4]]);
    // Not at once, but when nothing else is left.
    expect(await look(store)).toBe(0);
    const alone = api.db.createQueryRunner();
    await alone.query('SELECT pg_advisory_lock(7305218464)');
    expect(await look(store)).toBe(0);
    await alone.query('SELECT pg_advisory_unlock(7305218464)');
    await alone.release();
    expect(await look(store)).toBe(1);
    expect((await drawn(lost))?.color).toEqual([4, 4, 0]);
  });

  it('are not drawn of what is no picture, nor shown of what is infected', async () => {
    const before = await shown();
    await attach(smallDocx('không có trang'));
    expect(await draw()).toBe(1);
    expect(await shown()).toEqual(before);
    await api.sql(`UPDATE stored_file SET scan = 'infected' WHERE thumbnail = 'drawn'`);
    expect(await shown()).toEqual({ pending: 0, thumbnails: [] });
  });
});

/** All black, one bit for each dot: many dots in few bytes. */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
