import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type PdfSignature, signatureLevel, signatureVerdict } from '@motcua/shared/signatures';
import { checkSignatures } from '../../server/src/signatures/check-signatures.js';
import { addValidationData } from '../../server/src/signatures/sealing/add-validation-data.js';
import { fetchList, ListNotFetched } from '../../server/src/signatures/sealing/fetch-list.js';
import { listsIn } from '../../server/src/signatures/sealing/gather-validation.js';
import { ocspQuestion } from '../../server/src/signatures/sealing/ocsp-question.js';
import { RememberedLists } from '../../server/src/signatures/sealing/remembered-lists.js';
import { NoTimeStamp, requestTimeStamp } from '../../server/src/signatures/sealing/request-time-stamp.js';
import { type SealedPdf, sealPdf } from '../../server/src/signatures/sealing/seal-pdf.js';
import { FolderOfSeals } from '../../server/src/signatures/sealing/seals.js';
import { UnusableSeal } from '../../server/src/signatures/sealing/signing-key.js';
import { type Holder, TestAuthority } from '../support/authority.js';
import { lacking } from '../support/lacking.js';
import { outsideVerdict, qpdf } from '../support/outside-verifier.js';
import { pkcs12Of } from '../support/pkcs12.js';
import { addSignature, changedPdf, revise, signedPdf } from '../support/signed-pdf.js';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server.js';
import { smallPdf } from '../support/upload.js';

const OFFICE = 'H23.18.07';
const SUBJECT = '/C=VN/O=ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA/CN=ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA';
const LATER = new Date('2044-01-01T00:00:00Z');
/** As `addSignature` leaves them, with something more. */
const catalog = (more: string, fields = '[4 0 R]'): string =>
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields ${fields} /SigFlags 3 >> ${more} >>`;
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>';
const FIELD = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /V 92 0 R /Rect [0 0 0 0] /F 132 /P 3 0 R >>';
const STAMP = '<< /Type /DocTimeStamp >>';
const lacksPdfsig = lacking('pdfsig', 'certutil');
const lacksQpdf = lacking('qpdf');
const authorityOf = ({ issuing }: TestAuthority): X509Certificate =>
  new X509Certificate(readFileSync(issuing.certificate));

describe('a seal that can be checked for good', () => {
  let authority: TestAuthority;
  let root: X509Certificate;
  let office: Holder;
  let clock: TimeStampServer;
  let web: Server;
  let address: string;
  let lists: Buffer;
  /** What is given out under an address. */
  const served = new Map<string, Buffer>();
  /** Who answers questions about certificates there. */
  const askedAt = new Map<string, (question: Buffer) => Promise<Buffer>>();
  const questions: string[] = [];
  const seals = (): FolderOfSeals => new FolderOfSeals(authority.folder, 60_000);
  const fetcher = (url: string, question?: Buffer): Promise<Buffer> =>
    fetchList(url, { signal: AbortSignal.timeout(60_000), isAllowed: () => true, question });
  const seal = async (pdf = smallPdf('kết quả'), code = OFFICE, roots = [root]): Promise<SealedPdf> => {
    const at = new Date();
    const stamper = (bytes: Buffer): Promise<Buffer> =>
      requestTimeStamp(clock.url, bytes, { timeoutMs: 60_000, at, roots });
    return sealPdf(pdf, (await seals().of(code))!, { at, roots, stamper, fetcher });
  };
  const check = async (pdf: Buffer, now = new Date()): Promise<readonly PdfSignature[]> => {
    const read = (offset: number, length: number): Promise<Buffer> =>
      Promise.resolve(pdf.subarray(offset, offset + length));
    return (await checkSignatures({ size: pdf.length, read }, [root], now))!.signatures;
  };
  const put = (ending: string, content: Buffer | string, code = OFFICE): Promise<void> =>
    writeFile(join(authority.folder, `${code}.${ending}`), content);

  beforeAll(async () => {
    authority = await TestAuthority.make();
    root = new X509Certificate(await authority.rootPem());
    office = await authority.certify({ subject: SUBJECT, key: 'rsa' });
    await pkcs12Of(authority, office, { path: join(authority.folder, `${OFFICE}.p12`), password: 'dấu' });
    await put('password', 'dấu');
    lists = Buffer.concat([
      await authority.revocationList(authority.root),
      await authority.revocationList(authority.issuing),
    ]);
    clock = await startTimeStampServer(authority);
    web = createServer((request, response) => {
      const found = served.get(request.url!);
      const asked = askedAt.get(request.url!);
      if (found) response.end(found);
      else if (asked && request.method === 'POST') {
        questions.push(request.url!);
        const pieces: Buffer[] = [];
        request.on('data', (piece: Buffer) => pieces.push(piece));
        request.on('end', () => void asked(Buffer.concat(pieces)).then((answer) => response.end(answer)));
      } else if (request.url === '/moved') response.writeHead(302, { location: '/list' }).end();
      else if (request.url === '/silent') response.write('0');
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await rm(join(authority.folder, `${OFFICE}.crl`), { force: true });
    served.clear();
    askedAt.clear();
    questions.length = 0;
  });
  afterAll(async () => {
    web.closeAllConnections();
    await new Promise((resolve) => web.close(resolve));
    await clock.stop();
    await authority.remove();
  });

  it('brings certificates and lists of revoked ones, in a revision that changes nothing else', async () => {
    await put('crl', lists);
    const { pdf, level, shortfall } = await seal();
    expect([level, shortfall]).toEqual(['B-LT', null]);
    for (const now of [new Date(), LATER]) {
      const [one] = await check(pdf, now);
      expect(one).toMatchObject({
        coverage: 'revision',
        additions: 'validation',
        trust: 'trusted',
        revocation: 'good',
      });
      expect([signatureVerdict(one!), signatureLevel(one!)]).toEqual(['good', 'B-LT']);
    }
    // A second one keeps what the first has brought, and stands for it.
    const again = await check((await seal(pdf)).pdf, LATER);
    expect(again.map((one) => [one.additions, signatureLevel(one)])).toEqual([
      ['signed', 'B-LT'],
      ['validation', 'B-LT'],
    ]);
  });

  it('says in words what is lacking where no list is to be had, and goes without', async () => {
    const { pdf, level, shortfall } = await seal();
    expect([level, shortfall]).toEqual(['B-T', expect.stringContaining('ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA')]);
    const [one] = await check(pdf, LATER);
    expect(one).toMatchObject({ coverage: 'whole', additions: 'nothing', trust: 'trusted', revocation: 'none' });
    expect(signatureLevel(one!)).toBe('B-T');
    // Of another authority, broken, of only one of both issuers, or a part: as none.
    const other = await TestAuthority.make('Tự xưng');
    const foreign = [await other.revocationList(other.root), await other.revocationList(other.issuing)];
    await other.remove();
    const broken = Buffer.from(lists.toString('latin1').replace(/A/, 'B'), 'latin1');
    const half = await authority.revocationList(authority.issuing);
    for (const given of [Buffer.concat(foreign), broken, half, half.subarray(0, 300), Buffer.from('0')]) {
      await put('crl', given);
      expect((await seal()).level).toBe('B-T');
    }
    expect((await seal(smallPdf('không gốc'), OFFICE, [])).level).toBe('B-T');
  });

  it('is not put on with a certificate that was revoked, nor with a stamp of such a clock', async () => {
    const ofRoot = await authority.revocationList(authority.root);
    await put('crl', Buffer.concat([ofRoot, await authority.revocationList(authority.issuing, [office])]));
    await expect(seal()).rejects.toThrow(UnusableSeal);
    await put('crl', Buffer.concat([await authority.revocationList(authority.root, [authority.issuing]), lists]));
    await expect(seal()).rejects.toThrow(UnusableSeal);
    await put('crl', Buffer.concat([ofRoot, await authority.revocationList(authority.issuing, [clock.holder])]));
    await expect(seal()).rejects.toThrow(NoTimeStamp);
  });

  it('fetches lists from where the certificates say they are, each once', async () => {
    const code = 'H23.18.08';
    const other = await authority.certify({
      subject: SUBJECT,
      key: 'rsa',
      extensions: ['keyUsage=critical,digitalSignature', `crlDistributionPoints=URI:${address}/list`],
    });
    await pkcs12Of(authority, other, { path: join(authority.folder, `${code}.p12`), password: 'dấu' });
    await put('password', 'dấu', code);
    await put('crl', await authority.revocationList(authority.root), code);
    expect((await seal(smallPdf('chưa có'), code)).level).toBe('B-T');
    served.set('/list', await authority.revocationList(authority.issuing));
    expect((await seal(smallPdf('đã có'), code)).level).toBe('B-LT');

    const remembered = new RememberedLists();
    let asked = 0;
    const ask = (url: string, at: number): Promise<Buffer> =>
      remembered.get(url, at, (one) => {
        asked++;
        return fetcher(one);
      });
    await ask(`${address}/list`, 0);
    await ask(`${address}/list`, 1_000);
    await expect(ask(`${address}/none`, 0)).rejects.toThrow(ListNotFetched);
    await expect(ask(`${address}/none`, 1_000)).rejects.toThrow(ListNotFetched);
    expect(asked).toBe(2);
    await expect(ask(`${address}/none`, 600_000)).rejects.toThrow(ListNotFetched);
    expect(asked).toBe(3);
  });

  const lacksTools = `${lacksPdfsig}${lacksQpdf}`;
  it(`brings the answers of an authority that gives out no lists${lacksTools}`, async () => {
    const code = 'H23.18.09';
    const ask = (path: string): string[] => [`authorityInfoAccess=OCSP;URI:${address}${path}`];
    const extensions = ['keyUsage=critical,digitalSignature', ...ask('/office')];
    const other = await authority.certify({ subject: SUBJECT, key: 'rsa', extensions });
    await pkcs12Of(authority, other, { path: join(authority.folder, `${code}.p12`), password: 'dấu' });
    await put('password', 'dấu', code);
    // Of the root there is a list: it says nothing of those that the one below it has certified.
    await put('crl', await authority.revocationList(authority.root), code);
    const usual = clock;
    clock = await startTimeStampServer(authority, ask('/clock'));
    try {
      expect((await seal(smallPdf('không ai trả lời'), code)).level).toBe('B-T');
      const of = (holder: Holder, given = {}) => {
        return (question: Buffer) => authority.ocspReply(question, holder, authority.issuing, given);
      };
      askedAt.set('/clock', of(clock.holder));
      for (const is of ['unknown', 'valid'] as const) {
        askedAt.set('/office', of(is === 'unknown' ? other : office, { is }));
        expect((await seal(smallPdf('không nói gì về nó'), code)).level).toBe('B-T');
      }
      askedAt.set('/office', of(other, { is: '260101000000Z' }));
      await expect(seal(smallPdf('đã thu hồi'), code)).rejects.toThrow(UnusableSeal);
      askedAt.set('/office', of(other));
      questions.length = 0;
      const { pdf, level, shortfall } = await seal(smallPdf('hỏi được'), code);
      expect([level, shortfall]).toEqual(['B-LT', null]);
      expect(questions).toEqual(['/office', '/office', '/clock']);
      // What it says can be checked when nobody answers any more.
      askedAt.clear();
      const [one] = await check(pdf, LATER);
      expect(one).toMatchObject({ additions: 'validation', revocation: 'good', revocationBy: ['ocsp', 'crl'] });
      expect([signatureVerdict(one!), signatureLevel(one!)]).toEqual(['good', 'B-LT']);
      if (lacksTools !== '') return;
      expect(await outsideVerdict(pdf, authority)).toContain('Signature Validation: Signature is Valid.');
      const store = (await qpdf(pdf, ['--qdf', '--object-streams=disable'])).toString('latin1');
      expect(store.match(/\/OCSPs \[([^\]]*)\]/)?.[1]?.match(/\d+ 0 R/g)).toHaveLength(2);

      const remembered = new RememberedLists();
      askedAt.set('/office', of(other));
      questions.length = 0;
      const question = ocspQuestion(new X509Certificate(await readFile(other.certificate)), authorityOf(authority));
      const now = Date.now();
      for (const at of [now, now + 1_000]) await remembered.get(`${address}/office`, at, fetcher, question);
      expect(questions).toEqual(['/office']);
    } finally {
      await clock.stop();
      clock = usual;
    }
  });

  it('asks no machine that only this one reaches, follows nobody elsewhere, and waits and takes so much only', async () => {
    served.set('/list', lists);
    served.set('/large', Buffer.alloc(3 * 1_048_576));
    const signal = AbortSignal.timeout(60_000);
    for (const url of [
      `${address}/list`,
      address.replace('127.0.0.1', 'localhost'),
      'http://[::1]/list',
      'http://[::ffff:10.0.0.1]/',
      'http://169.254.169.254/latest/meta-data',
      'http://0x7f000001/',
      'ldap://127.0.0.1/list',
      'file:///etc/passwd',
      'không phải địa chỉ',
    ]) {
      // Nobody has tried to get there.
      const refused = /^It is at (?:no address that is asked here|an address that is not public)\.$/;
      await expect(fetchList(url, { signal })).rejects.toThrow(refused);
    }
    for (const path of ['/moved', '/large', '/none']) {
      await expect(fetcher(`${address}${path}`)).rejects.toThrow(ListNotFetched);
    }
    const soon = AbortSignal.timeout(300);
    await expect(fetchList(`${address}/silent`, { signal: soon, isAllowed: () => true })).rejects.toThrow(
      ListNotFetched,
    );
  });

  it('is told from a page that was changed behind it, also under the cover of such a store', async () => {
    await put('crl', lists);
    const { pdf } = await seal();
    for (const change of ['replaced', 'hidden', 'another', 'exchanged'] as const) {
      const [one] = await check(changedPdf(pdf, change));
      expect([one!.additions, signatureVerdict(one!)]).toEqual(['unsigned', 'doubtful']);
    }
    const sign = (bytes: Buffer): Promise<Buffer> => authority.sign(bytes, office);
    const signed = await signedPdf({ sign });
    const page = PAGE.replace('[4 0 R]', '[4 0 R 91 0 R]');
    for (const [additions, ...objects] of [
      ['validation', [1, catalog('/DSS 90 0 R')], [90, '<< /Type /DSS >>']],
      ['validation', [1, catalog('/DSS 90 0 R', '[4 0 R 91 0 R]')], [90, '<< >>'], [91, FIELD], [92, STAMP], [3, page]],
      ['unsigned', [1, catalog('/DSS 90 0 R /OpenAction 91 0 R')], [90, '<< >>'], [91, '<< /S /JavaScript /JS (x) >>']],
      ['unsigned', [1, catalog('/DSS 90 0 R')], [90, '<< >>'], [5, '<< /Type /Sig >>']],
      ['unsigned', [1, catalog('/DSS 90 0 R')], [90, '<< >>'], [3, PAGE.replace('595', '300')]],
      ['unsigned', [1, catalog('', '[91 0 R]')], [91, FIELD], [92, STAMP]],
      ['unsigned', [1, catalog('', '[4 0 R 91 0 R]')], [91, FIELD], [92, '<< /Type /Sig >>']],
      ['unsigned', [1, catalog('', '[4 0 R 91 0 R]')], [91, FIELD.replace('0 0 0 0', '0 0 99 99')], [92, STAMP]],
      ['unsigned', [1, catalog('', '[4 0 R 91 0 R]')], [91, FIELD.replace('/T', '/AA 93 0 R /T')], [92, STAMP]],
    ] as readonly (readonly [string, ...(readonly [number, string])[]])[]) {
      const [one] = await check(revise(signed, 94, objects));
      expect([objects, one!.additions]).toEqual([objects, additions]);
    }
    // What somebody named before signing and wrote behind it comes to light under the cover of the store.
    const hollow = revise(smallPdf('rỗng'), 4, [[2, '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources 90 0 R >>']]);
    const store = revise(await addSignature(hollow, 0, { sign }), 91, [
      [1, catalog('/DSS 90 0 R')],
      [90, '<< /Type /DSS /Font << >> >>'],
    ]);
    expect((await check(store))[0]!.additions).toBe('unsigned');
  });

  it('takes a time stamp over the document for what it is, behind a signature of anybody', async () => {
    const holder = await authority.clock();
    const signed = await signedPdf({ sign: (bytes) => authority.sign(bytes, office) });
    const stamped = await addSignature(signed, 1, {
      sign: (bytes) => authority.stamp(bytes, holder),
      subFilter: 'ETSI.RFC3161',
      type: 'DocTimeStamp',
    });
    const [one, stamp] = await check(stamped);
    expect([one!.additions, signatureVerdict(one!)]).toEqual(['validation', 'good']);
    expect(stamp).toMatchObject({ kind: 'timestamp', coverage: 'whole' });
  });

  it('by a certificate that was revoked before is not valid, as the file itself says', async () => {
    await put('crl', lists);
    const { pdf } = await seal();
    expect(signatureVerdict((await check(pdf))[0]!)).toBe('good');
    const revoking = listsIn(await authority.revocationList(authority.issuing, [office]));
    const [one] = await check(await addValidationData(pdf, { certificates: [], lists: revoking }));
    expect([one!.revocation, signatureVerdict(one!)]).toEqual(['revoked', 'bad']);
  });

  (lacksPdfsig || lacksQpdf ? it.skip : it)(
    `holds for Poppler and qpdf as well${lacksPdfsig}${lacksQpdf}`,
    async () => {
      await put('crl', lists);
      for (const options of [['--object-streams=generate'], ['--object-streams=disable', '--linearize']]) {
        const { pdf, level } = await seal(await qpdf(smallPdf('qpdf'), options));
        expect(level).toBe('B-LT');
        const verdict = await outsideVerdict(pdf, authority);
        expect(verdict).toContain('Signature Validation: Signature is Valid.');
        expect(verdict).toContain('Certificate Validation: Certificate is Trusted.');
        const plain = await qpdf(pdf, ['--qdf', '--object-streams=disable']);
        expect(plain.toString('latin1')).toContain('/DSS');
      }
    },
  );
});
