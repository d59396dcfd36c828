import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { keepScanned, scanAgain, scanWaiting } from '../../server/src/attachments/scan-files.js';
import { Clock } from '../../server/src/common/clock.js';
import { scan, ScannerAway, signaturesOf } from '../../server/src/file-scan/clamd.js';
import { FileScanner } from '../../server/src/file-scan/file-scanner.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { startTestApi, type TestApi, type TestAnswer, type TestClient } from '../support/api.js';
import { describeClamd, STREAM_LIMIT, TestClamd, VIRUS } from '../support/clamd.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { smallPdf, upload } from '../support/upload.js';

describeClamd('files where a virus scanner is set up', () => {
  let clamd: TestClamd;
  let api: TestApi;
  let officer: TestClient;
  let dossier: TestDossier;
  let store: LocalFileStore;
  let scanner: FileScanner;
  const logger = pino({ level: 'silent' });

  beforeAll(async () => {
    clamd = await TestClamd.prepare();
    await clamd.start();
    scanner = new FileScanner({ host: '127.0.0.1', port: clamd.port });
    api = await startTestApi({}, { scanner });
    store = new LocalFileStore(api.env.filesDir);
    officer = await api.as('motcua');
    dossier = await takeIn(officer);
  });
  afterAll(async () => {
    await api.stop();
    await clamd.dispose();
  });

  const content = ({ id }: { id: string }): Promise<TestAnswer> => officer.get(`/api/v1/attachments/${id}/content`);
  const listed = async (id: string): Promise<{ scan: string } | undefined> => {
    const { body } = await officer.get(`/api/v1/dossiers/${dossier.id}/attachments`);
    return (body as { id: string; scan: string }[]).find((one) => one.id === id);
  };
  const stored = (): Promise<unknown[]> => api.sql('SELECT 1 FROM stored_file');

  it('are asked about over TCP and over a socket', async () => {
    const address = { path: clamd.socket };
    expect(await scan(address, () => pieces('sạch'))).toEqual({ verdict: 'clean' });
    expect(await scan(address, () => pieces('a'.repeat(70_000), VIRUS))).toEqual({
      verdict: 'infected',
      finding: expect.stringContaining('Motcua.Test.Signature'),
    });
    expect(await scan({ host: '127.0.0.1', port: clamd.port }, () => pieces(''))).toEqual({ verdict: 'clean' });
  });

  it('are kept and shown once they are clean, and refused when something is in them', async () => {
    const clean = await upload(officer, dossier.id, { content: smallPdf('sạch') });
    expect([clean.status, clean.body.scan, (await content(clean.body)).status]).toEqual([201, 'clean', 200]);
    const before = await stored();
    const infected = await upload(officer, dossier.id, { content: smallPdf(VIRUS) });
    expect([infected.status, infected.body.code]).toEqual([422, 'attachment.infected']);
    expect(await stored()).toEqual(before);
  });

  it('count as infected when they are larger than the scanner reads', async () => {
    const large = await upload(officer, dossier.id, { content: smallPdf('x'.repeat(STREAM_LIMIT * 4)) });
    expect([large.status, large.body.code]).toEqual([422, 'attachment.infected']);
  });

  it('wait for a scanner that is away, are shown to nobody, and are looked at later', async () => {
    await clamd.stop();
    const clean = await upload(officer, dossier.id, { content: smallPdf('chờ, sạch') });
    const infected = await upload(officer, dossier.id, { content: smallPdf(`chờ ${VIRUS}`) });
    expect([clean.body.scan, infected.body.scan]).toEqual(['waiting', 'waiting']);
    for (const { body } of [clean, infected]) {
      expect((await content(body)).body).toMatchObject({ status: 409, code: 'attachment.not_scanned' });
    }
    expect(await scanWaiting(api.db, store, scanner, logger)).toBe(0);
    await clamd.start();
    expect(await scanWaiting(api.db, store, scanner, logger)).toBe(2);
    expect([(await listed(clean.body.id))?.scan, (await content(clean.body)).status]).toEqual(['clean', 200]);
    expect((await listed(infected.body.id))?.scan).toBe('infected');
    expect((await content(infected.body)).body).toMatchObject({ status: 409, code: 'attachment.withheld' });
    // What is attached to another dossier is the same content.
    const found = await api.sql<{ scan_finding: string }>(
      `SELECT scan_finding FROM stored_file WHERE scan = 'infected'`,
    );
    expect(found).toEqual([{ scan_finding: expect.stringContaining('Motcua.Test.Signature') }]);
  });

  it('are withheld where they were let in, once the scanner knows more', async () => {
    const newer = 'MOTCUA-BIET-SAU-9876543210';
    const hidden = smallPdf(newer);
    const large = smallPdf('y'.repeat(STREAM_LIMIT / 2));
    const kept = await upload(officer, dossier.id, { content: hidden });
    const keptLarge = await upload(officer, dossier.id, { content: large });
    expect([kept.body.scan, keptLarge.body.scan]).toEqual(['clean', 'clean']);
    await clamd.stop();
    await clamd.knows(VIRUS, newer);
    await clamd.reads(STREAM_LIMIT / 4);
    await clamd.start();
    const other = await takeIn(officer);
    const again = await upload(officer, other.id, { content: hidden });
    expect([again.status, again.body.code]).toEqual([422, 'attachment.infected']);
    expect((await content(kept.body)).body).toMatchObject({ status: 409, code: 'attachment.withheld' });
    // That it no longer reads so much of a file says nothing of what is in it.
    expect((await upload(officer, other.id, { content: large })).status).toBe(422);
    expect((await content(keptLarge.body)).status).toBe(200);
  });

  it('are shown once they are read to their end by a scanner that reads more', async () => {
    const large = smallPdf('z'.repeat(STREAM_LIMIT * 2));
    await clamd.stop();
    const kept = await upload(officer, dossier.id, { content: large });
    expect(kept.body.scan).toBe('waiting');
    await clamd.reads(STREAM_LIMIT);
    await clamd.start();
    await scanWaiting(api.db, store, scanner, logger);
    expect((await content(kept.body)).body).toMatchObject({ status: 409, code: 'attachment.withheld' });
    await clamd.stop();
    await clamd.reads(STREAM_LIMIT * 8);
    await clamd.start();
    const other = await takeIn(officer);
    expect((await upload(officer, other.id, { content: large })).body.scan).toBe('clean');
    expect((await content(kept.body)).status).toBe(200);
    await clamd.stop();
    await clamd.reads(STREAM_LIMIT);
    await clamd.start();
  });

  const restart = async (...viruses: readonly string[]): Promise<void> => {
    await clamd.stop();
    await clamd.knows(VIRUS, ...viruses);
    await clamd.start();
  };
  const allAgain = async (): Promise<number> => {
    let seen = 0;
    for (let more = 1; more > 0; seen += more) more = await scanAgain(api.db, store, scanner, logger);
    return seen;
  };

  it('stay withheld for a scanner that knows no more than the one that found something', async () => {
    const late = 'MOTCUA-CHI-MOT-MAY-BIET-13579';
    const hidden = smallPdf(late);
    await clamd.reads(STREAM_LIMIT);
    const kept = await upload(officer, dossier.id, { content: hidden });
    await restart(late);
    expect((await upload(officer, dossier.id, { content: hidden })).body.code).toBe('attachment.infected');
    // A second scanner that has not yet fetched what the first one has.
    await clamd.stop();
    await clamd.goBack(VIRUS);
    await clamd.start();
    await upload(officer, dossier.id, { content: hidden });
    expect((await content(kept.body)).body).toMatchObject({ status: 409, code: 'attachment.withheld' });
    await allAgain();
    expect((await content(kept.body)).body).toMatchObject({ status: 409, code: 'attachment.withheld' });
  });

  it('are looked at again with newer signatures, the oldest first, and shown again when these find nothing', async () => {
    const newest = 'MOTCUA-MOI-BIET-DEM-NAY-24680';
    const [hidden, plain] = [smallPdf(newest), smallPdf('sạch từ đầu')];
    await restart();
    await restart();
    const kept = await upload(officer, dossier.id, { content: hidden });
    const other = await upload(officer, dossier.id, { content: plain });
    await allAgain();
    expect(await allAgain()).toBe(0);
    await restart(newest);
    expect(await allAgain()).toBeGreaterThan(1);
    expect((await content(kept.body)).body).toMatchObject({ status: 409, code: 'attachment.withheld' });
    expect((await content(other.body)).status).toBe(200);
    expect(await allAgain()).toBe(0);
    const current = await signaturesOf({ path: clamd.socket });
    const seen = await api.sql(`SELECT DISTINCT scanned_with FROM stored_file WHERE scan IN ('clean', 'infected')`);
    expect(seen).toEqual([{ scanned_with: current }]);
    await clamd.stop();
    await api.sql('UPDATE stored_file SET scanned_with = 0');
    expect(await scanAgain(api.db, store, scanner, logger)).toBe(0);
    await restart();
    await allAgain();
    expect((await content(kept.body)).status).toBe(200);
  });

  it('taken in before it was set up are looked at when it is', async () => {
    const { body } = await upload(officer, dossier.id, { content: smallPdf('từ trước') });
    await api.sql(`UPDATE stored_file SET scan = 'unscanned', scanned_at = NULL WHERE encode(sha256, 'hex') = $1`, [
      body.sha256,
    ]);
    await keepScanned(api.db, store, scanner, logger, new Clock(0))();
    expect((await listed(body.id))?.scan).toBe('clean');
  });

  it('are not taken for clean by an answer that is no verdict', async () => {
    await expect(scan({ host: '127.0.0.1', port: Number(new URL(api.url).port) }, () => pieces('x'))).rejects.toThrow(
      ScannerAway,
    );
    await expect(scan({ path: `${clamd.socket}.gone` }, () => pieces('x'))).rejects.toThrow(ScannerAway);
  });
});

describe('a scanner that takes every connection and hangs up', () => {
  it('is away, and the file is not taken for infected', async () => {
    const proxy = createServer((connection) => connection.destroy()).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    try {
      const address = { host: '127.0.0.1', port: (proxy.address() as AddressInfo).port };
      const asked = scan(address, () => pieces('x'.repeat(100_000), 'y'.repeat(100_000), 'z'.repeat(100_000)));
      await expect(asked).rejects.toThrow(ScannerAway);
    } finally {
      proxy.close();
    }
  });
});

async function* pieces(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}
