import { createSign, privateEncrypt, X509Certificate } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SignatureReport, signatureVerdict } from '@motcua/shared/signatures';
import PDFDocument from 'pdfkit';
import { checkSignatures } from '../../server/src/signatures/check-signatures.js';
import { LockedPdf } from '../../server/src/signatures/sealing/add-signature.js';
import { UnreadablePdf } from '../../server/src/signatures/pdf-values.js';
import { NoTimeStamp, requestTimeStamp } from '../../server/src/signatures/sealing/request-time-stamp.js';
import { sealPdf } from '../../server/src/signatures/sealing/seal-pdf.js';
import { FolderOfSeals } from '../../server/src/signatures/sealing/seals.js';
import { UnusableSeal } from '../../server/src/signatures/sealing/signing-key.js';
import { type Holder, TestAuthority } from '../support/authority.js';
import { lacking } from '../support/lacking.js';
import { outsideVerdict, qpdf } from '../support/outside-verifier.js';
import { pkcs12Of } from '../support/pkcs12.js';
import { addSignature, changedPdf, signedPdf } from '../support/signed-pdf.js';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server.js';
import { smallPdf } from '../support/upload.js';

const OFFICE = 'H23.18.07';
const SUBJECT = '/C=VN/O=ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA/CN=ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA';
const PASSWORD = 'mật khẩu của dấu';
const lacksPdfsig = lacking('pdfsig', 'certutil');
const lacksQpdf = lacking('qpdf');

describe('the seal of an office', () => {
  let authority: TestAuthority;
  let roots: X509Certificate[];
  let office: Holder;
  let seals: FolderOfSeals;
  let clock: TimeStampServer;
  const stampAt = (at: Date, trusted = roots) => ({
    at,
    roots: trusted,
    stamper: (bytes: Buffer) => requestTimeStamp(clock.url, bytes, { timeoutMs: 60_000, at, roots: trusted }),
  });
  const seal = async (pdf: Buffer, { stamped = false } = {}): Promise<Buffer> =>
    (await sealPdf(pdf, (await seals.of(OFFICE))!, { ...stampAt(new Date()), ...(!stamped && { stamper: null }) })).pdf;
  const check = (pdf: Buffer): Promise<SignatureReport | null> =>
    checkSignatures(
      { size: pdf.length, read: (offset, length) => Promise.resolve(pdf.subarray(offset, offset + length)) },
      roots,
      new Date(),
    );

  beforeAll(async () => {
    authority = await TestAuthority.make();
    roots = [new X509Certificate(await authority.rootPem())];
    office = await authority.certify({ subject: SUBJECT, key: 'rsa' });
    await pkcs12Of(authority, office, { path: join(authority.folder, `${OFFICE}.p12`), password: PASSWORD });
    await writeFile(join(authority.folder, `${OFFICE}.password`), `${PASSWORD}\n`);
    seals = new FolderOfSeals(authority.folder, 60_000);
    clock = await startTimeStampServer(authority);
  });
  afterAll(async () => {
    await clock.stop();
    await authority.remove();
  });

  it('is over the whole file, in the name of the office, with a time stamp where there is a clock', async () => {
    const base = smallPdf('kết quả');
    const plain = await seal(base);
    expect(plain.subarray(0, base.length).equals(base)).toBe(true);
    const expected = {
      signer: 'ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA',
      integrity: 'intact',
      coverage: 'whole',
      trust: 'trusted',
    };
    expect((await check(plain))?.signatures).toMatchObject([{ ...expected, stamp: 'none' }]);
    expect((await check(await seal(base, { stamped: true })))?.signatures).toMatchObject([
      { ...expected, stamp: 'trusted', stampedAt: expect.stringMatching(/^20/) },
    ]);
  });

  it('leaves what others signed before as it was, and stands for what their own office signed', async () => {
    const leader = await authority.certify({ subject: SUBJECT.replace(/CN=.*/, 'CN=Phạm Văn Hùng') });
    const signed = await signedPdf({ sign: (bytes) => authority.sign(bytes, leader) });
    const { signatures } = (await check(await seal(await seal(signed))))!;
    expect(signatures).toMatchObject([
      { signer: 'Phạm Văn Hùng', integrity: 'intact', additions: 'signed' },
      { integrity: 'intact', additions: 'signed' },
      { integrity: 'intact', coverage: 'whole' },
    ]);
    expect(signatures.map(signatureVerdict)).toEqual(['good', 'good', 'good']);

    const citizen = await authority.certify({ subject: '/C=VN/CN=Nguyễn Thị Ước' });
    const theirs = await seal(await signedPdf({ sign: (bytes) => authority.sign(bytes, citizen) }));
    expect((await check(theirs))!.signatures.map(signatureVerdict)).toEqual(['doubtful', 'good']);
  });

  it('is not put on what was changed after somebody had signed it, whoever signed the change', async () => {
    const leader = await authority.certify({ subject: SUBJECT.replace(/CN=.*/, 'CN=Phạm Văn Hùng') });
    const other = await TestAuthority.make('Tự xưng');
    const stranger = await other.certify({ subject: SUBJECT });
    const signed = await signedPdf({ sign: (bytes) => authority.sign(bytes, leader) });
    const changed = changedPdf(signed);
    const altered = Buffer.from(signed);
    altered[200]! ^= 1;
    const covered = await addSignature(changed, 1, { sign: (bytes) => other.sign(bytes, stranger) });
    await other.remove();
    for (const pdf of [changed, altered, covered]) await expect(seal(pdf)).rejects.toThrow(LockedPdf);
  });

  (lacksPdfsig ? it.skip : it)(`holds for Poppler as well${lacksPdfsig}`, async () => {
    const verdict = await outsideVerdict(await seal(await pdfOf('Giấy khai sinh'), { stamped: true }), authority);
    expect(verdict).toContain('ETSI.CAdES.detached');
    expect(verdict).toContain('Signature Validation: Signature is Valid.');
    expect(verdict).toContain('Certificate Validation: Certificate is Trusted.');
    expect(verdict).toContain('Total document signed');
    expect(verdict).toContain('ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA');
  });

  (lacksQpdf ? it.skip : it)(`fits files of every make${lacksQpdf}`, async () => {
    const base = await pdfOf('Trích lục');
    const makes = [
      ['--object-streams=generate'],
      ['--object-streams=disable', '--linearize'],
      ['--object-streams=generate', '--linearize', '--newline-before-endstream'],
    ];
    for (const options of makes) {
      const sealed = await seal(await seal(await qpdf(base, options)));
      expect((await check(sealed))?.signatures).toMatchObject([{ integrity: 'intact' }, { coverage: 'whole' }]);
      // It finds every object, by tables of both kinds.
      expect((await qpdf(sealed, ['--object-streams=disable'])).length).toBeGreaterThan(1_000);
    }
    const locked = await qpdf(base, ['--encrypt', 'a', 'b', '256', '--']);
    await expect(seal(locked)).rejects.toThrow(LockedPdf);
  });

  it('is not put on what is no whole PDF', async () => {
    const pdf = smallPdf('hỏng');
    for (const broken of [pdf.subarray(0, 100), Buffer.from('%PDF-1.4\nstartxref\n9\n%%EOF\n')]) {
      await expect(seal(broken)).rejects.toThrow(UnreadablePdf);
    }
    for (const end of [
      ['/Root 1 0 R', '/Root 9 0 R'],
      ['/Kids [3 0 R]', '/Kids [2 0 R]'],
      ['xref\n0 4', 'xref\n0 9'],
      ['/Root 1 0 R', `/Root 1 0 R /Prev ${pdf.lastIndexOf('xref\n0 4')}`],
      ['/Root 1 0 R', `/Root 1 0 R /Deep ${'['.repeat(200_000)}`],
    ]) {
      const changed = Buffer.from(pdf.toString('latin1').replace(end[0]!, end[1]!), 'latin1');
      await expect(seal(changed)).rejects.toThrow(UnreadablePdf);
    }
  });

  it('is not put on what takes too long to be read', async () => {
    let text = smallPdf('dài').toString('latin1');
    for (let revision = 0; revision < 5; revision++) {
      const [before, at] = [text.lastIndexOf('xref\n0 '), text.length];
      const trailer = `<< /Size 4 /Root 1 0 R /Prev ${before} /Pad (${'x'.repeat(3_500_000)}) >>`;
      text += `xref\n0 0\ntrailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`;
    }
    await expect(seal(Buffer.from(text, 'latin1'))).rejects.toThrow(UnreadablePdf);
  });

  it('is not put on by a certificate that has run out, or of which nobody could tell that it is the office’s', async () => {
    const signer = (await seals.of(OFFICE))!;
    const later = { stamper: null, roots, at: new Date('2044-01-01T00:00:00Z') };
    await expect(sealPdf(smallPdf('muộn'), signer, later)).rejects.toThrow(UnusableSeal);
    const clockOnly = await authority.clock();
    const another = new X509Certificate(await readFile(clockOnly.certificate));
    const alone = { ...signer, certificates: [signer.certificates[0]!, another] };
    await expect(sealPdf(smallPdf('lạ'), alone, { ...later, at: new Date() })).rejects.toThrow(UnusableSeal);
  });

  it('is not put on without a right time stamp where there should be one', async () => {
    try {
      for (const answer of ['refused', 'broken', 'of_before'] as const) {
        clock.answer = answer;
        await expect(seal(smallPdf(answer), { stamped: true })).rejects.toThrow(NoTimeStamp);
      }
    } finally {
      clock.answer = 'right';
    }
    const signer = (await seals.of(OFFICE))!;
    const other = await TestAuthority.make('Đồng hồ lạ');
    const theirs = [new X509Certificate(await other.rootPem())];
    await other.remove();
    const ahead = new Date(Date.now() + 6 * 60_000);
    for (const sealing of [stampAt(ahead), stampAt(new Date(), theirs)]) {
      await expect(sealPdf(smallPdf('giờ'), signer, sealing)).rejects.toThrow(NoTimeStamp);
    }
  });

  it('opens with its own password only, of today or of Windows, and is nobody else’s', async () => {
    const old = 'H23.18.08';
    const path = join(authority.folder, `${old}.p12`);
    await pkcs12Of(authority, office, { path, password: 'cũ', old: true });
    await expect(seals.of(old)).rejects.toThrow('The file with the password of the seal is missing.');
    await writeFile(join(authority.folder, `${old}.password`), 'sai');
    await expect(seals.of(old)).rejects.toThrow(UnusableSeal);
    await writeFile(join(authority.folder, `${old}.password`), 'cũ');
    expect((await seals.of(old))?.certificates).toHaveLength(3);
    const sealed = await readFile(path);
    await writeFile(path, sealed.fill(0, 60, 90));
    await expect(seals.of(old)).rejects.toThrow(UnusableSeal);
    expect(await seals.of('H23.18.99')).toBeNull();
    expect(await seals.of(`../${authority.folder}/${OFFICE}`)).toBeNull();
  });

  describe('whose key is elsewhere', () => {
    let service: Server;
    let answers: (hash: Buffer, bytes: { algorithm: string }) => string;
    const asked: unknown[] = [];

    beforeAll(async () => {
      service = createServer((request, response) => {
        let text = '';
        request.on('data', (chunk: Buffer) => (text += chunk.toString()));
        request.on('end', () => {
          const body = JSON.parse(text) as { algorithm: string; hash: string };
          asked.push([request.headers.authorization, body.algorithm]);
          response.end(JSON.stringify({ signature: answers(Buffer.from(body.hash, 'base64'), body) }));
        });
      });
      await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
      const chain = [office.certificate, authority.chain].map((path) => readFile(path));
      await writeFile(join(authority.folder, 'chain-of-office.pem'), Buffer.concat(await Promise.all(chain)));
      await copyFile(office.key, join(authority.folder, 'elsewhere.key'));
      const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/sign`;
      const settings = {
        url,
        token: 'bí-mật'.normalize('NFD').replace(/[^a-z-]/g, ''),
        certificates: 'chain-of-office.pem',
      };
      await writeFile(join(authority.folder, 'H23.18.10.json'), JSON.stringify(settings));
    });
    afterAll(() => new Promise<void>((resolve) => service.close(() => resolve())));

    it('is made there, and checked before it is used', async () => {
      const key = await readFile(join(authority.folder, 'elsewhere.key'));
      answers = (hash) => rsaOverHash(hash, key).toString('base64');
      const sealing = { stamper: null, roots, at: new Date() };
      const { pdf: sealed } = await sealPdf(smallPdf('từ xa'), (await seals.of('H23.18.10'))!, sealing);
      expect((await check(sealed))?.signatures).toMatchObject([{ integrity: 'intact', trust: 'trusted' }]);
      expect(asked).toEqual([['Bearer bi-mat', 'RS256']]);
      answers = () => createSign('sha256').update('khác').sign(key).toString('base64');
      const signer = (await seals.of('H23.18.10'))!;
      await expect(sealPdf(smallPdf('từ xa'), signer, sealing)).rejects.toThrow(UnusableSeal);
    });

    it('is asked over an encrypted line only, unless it is on this computer', async () => {
      const settings = { url: 'http://ky-so.example.vn/sign', token: 'bi-mat', certificates: 'chain-of-office.pem' };
      const write = (url: string): Promise<void> =>
        writeFile(join(authority.folder, 'H23.18.11.json'), JSON.stringify({ ...settings, url }));
      await write(settings.url);
      await expect(seals.of('H23.18.11')).rejects.toThrow(UnusableSeal);
      await write(settings.url.replace('http:', 'https:'));
      expect(await seals.of('H23.18.11')).toMatchObject({ kind: 'rsa' });
    });
  });
});

/** Signs what has been hashed elsewhere already. */
function rsaOverHash(hash: Buffer, key: Buffer): Buffer {
  const prefix = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  return privateEncrypt(key, Buffer.concat([prefix, hash]));
}

function pdfOf(title: string): Promise<Buffer> {
  const document = new PDFDocument({ info: { Title: title } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let page = 0; page < 3; page++) document.text(`Page ${page}`).addPage();
  document.end();
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
}
