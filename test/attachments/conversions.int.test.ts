import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { CONVERSION_LIMITS, PictureConversions } from '../../server/src/attachments/convert-picture.js';
import type { ChildLimits } from '../../server/src/file-child/run-child.js';
import { FileTooLarge } from '../../server/src/file-store/file-store.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { upload } from '../support/upload.js';
import { HEIC, scannedTiff, tiffOfPages, withTiffWidth } from './pictures.js';

describe('pictures of telephones and scanners', () => {
  let api: TestApi;
  let officer: TestClient;
  let dossier: TestDossier;

  beforeAll(async () => {
    api = await startTestApi();
    officer = await api.as('motcua');
    dossier = await takeIn(officer);
  });
  afterAll(() => api.stop());

  const attach = async (content: Buffer, name: string): Promise<{ body: Record<string, unknown>; content: Buffer }> => {
    const { status, body } = await upload(officer, dossier.id, { content, name });
    expect([name, status]).toEqual([name, 201]);
    const shown = await fetch(`${api.url}/api/v1/attachments/${body.id}/content`, {
      headers: { cookie: officer.cookie },
    });
    return { body: body as Record<string, unknown>, content: Buffer.from(await shown.arrayBuffer()) };
  };
  const colorAt = async (content: Buffer, left: number, top: number): Promise<number[]> => {
    const dot = sharp(content).extract({ left, top, width: 1, height: 1 }).toColourspace('srgb').removeAlpha();
    return [...(await dot.raw().toBuffer())].map((value) => Math.round(value / 128));
  };

  it('are kept as what browsers show, under a name that says so', async () => {
    const photo = await attach(HEIC, 'IMG_0001.HEIC');
    expect(photo.body).toMatchObject({ kind: 'jpeg', convertedFrom: 'heic', name: 'IMG_0001.jpg' });
    expect(await sharp(photo.content).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 40 });
    expect([await colorAt(photo.content, 32, 2), await colorAt(photo.content, 32, 38)]).toEqual([
      [2, 0, 0],
      [0, 0, 2],
    ]);

    const scan = await attach(await scannedTiff(), 'Tờ khai');
    expect(scan.body).toMatchObject({ kind: 'png', convertedFrom: 'tiff', name: 'Tờ khai.png' });
    expect(await sharp(scan.content).metadata()).toMatchObject({ format: 'png', width: 1_700, height: 2_200 });
    expect([await colorAt(scan.content, 200, 200), await colorAt(scan.content, 1_000, 1_000)]).toEqual([
      [0, 0, 0],
      [2, 2, 2],
    ]);
  });

  it('become one PDF of several pages, each as large as it was scanned', async () => {
    const { body, content } = await attach(await tiffOfPages(['#f00', '#00f']), 'sổ hộ khẩu.v2.tif');
    expect(body).toMatchObject({ kind: 'pdf', convertedFrom: 'tiff', name: 'sổ hộ khẩu.v2.pdf' });
    const pages = (await PDFDocument.load(content)).getPages();
    expect(pages.map((page) => page.getSize())).toEqual([
      { width: 612, height: 792 },
      { width: 612, height: 792 },
    ]);
  });

  it('are attached once when they are sent again with the same key', async () => {
    const key = { 'idempotency-key': 'cung-mot-buc-anh-lan-thu-hai' };
    const send = () => upload(officer, dossier.id, { content: HEIC, name: 'a.heic' }, key);
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
  });

  it('are refused when they cannot be read or have too many dots, and nothing is kept of them', async () => {
    const kept = (): Promise<unknown[]> => api.sql('SELECT sha256 FROM stored_file');
    const before = await kept();
    const scan = await scannedTiff();
    for (const [content, code] of [
      [HEIC.subarray(0, 300), 'attachment.not_converted'],
      [HEIC.subarray(0, HEIC.length - 20), 'attachment.not_converted'],
      [scan.subarray(0, 40), 'attachment.not_converted'],
      [Buffer.concat([Buffer.from('II*\0', 'latin1'), Buffer.alloc(2_000, 0xff)]), 'attachment.not_converted'],
      [withTiffWidth(scan, 60_000), 'attachment.too_many_pixels'],
    ] as const) {
      const { status, body } = await upload(officer, dossier.id, { content, name: 'a.heic' });
      expect([status, body.code]).toEqual([422, code]);
    }
    expect(await kept()).toEqual(before);
  });

  it('leave nothing behind when they take more than they may, or become too large', async () => {
    const store = new LocalFileStore(api.env.filesDir);
    const convert = async (limits: Partial<ChildLimits>, limit: number): Promise<unknown> => {
      const arrived = await store.receive(Readable.from([await scannedTiff()]), 1_000_000);
      const conversions = new PictureConversions(store, { ...CONVERSION_LIMITS, ...limits });
      const end = await conversions.convert(arrived, limit).catch((error: unknown) => error);
      await arrived.discard();
      return end;
    };
    expect(await convert({ cpuMs: 1 }, 1_000_000)).toMatchObject({ code: 'attachment.not_converted' });
    expect(await convert({ memoryBytes: 1_000_000 }, 1_000_000)).toMatchObject({ code: 'attachment.not_converted' });
    expect(await convert({}, 100)).toBeInstanceOf(FileTooLarge);
    expect(await readdir(join(api.env.filesDir, 'arriving')).catch(() => [])).toEqual([]);
  });
});
