import { createPrivateKey, sign as signBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PdfSignature, signatureLevel, signatureVerdict } from '@motcua/shared/signatures';
import { Constructed, fromBER, OctetString, Sequence } from 'asn1js';
import { Attribute, ContentInfo, SignedData } from 'pkijs';
import { checkSignatures } from '../../server/src/signatures/check-signatures.js';
import { listsIn } from '../../server/src/signatures/sealing/gather-validation.js';
import { type Holder, TestAuthority } from '../support/authority.js';
import { addSignature, revise, signedPdf } from '../support/signed-pdf.js';
import { withTimeStamp } from '../support/time-stamped.js';

const SUBJECT = '/C=VN/O=ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA/CN=Nguyễn Thị Ước';
const ARCHIVE = '1.2.840.113583.1.1.8';
const SINCE = '2026-01-01T00:00:00.000Z';

describe('answers of authorities in a signed PDF', () => {
  let authority: TestAuthority;
  let root: X509Certificate;
  let officer: Holder;
  let clock: Holder;
  /** Of the root about the one below it, and of that one about the clock. */
  let lists: readonly Buffer[];
  let ofClock: Buffer;
  let stamped: Buffer;
  let plain: Buffer;

  beforeAll(async () => {
    authority = await TestAuthority.make();
    root = new X509Certificate(await authority.rootPem());
    officer = await authority.certify({ subject: SUBJECT });
    clock = await authority.clock();
    plain = await signedPdf({ sign: (bytes) => authority.sign(bytes, officer) });
    const sign = async (bytes: Buffer): Promise<Buffer> =>
      withTimeStamp(await authority.sign(bytes, officer), (signature) => authority.stamp(signature, clock));
    stamped = await signedPdf({ sign });
    lists = listsIn(await authority.revocationList(authority.root)).map(({ raw }) => raw);
    ofClock = await authority.ocspAnswer(clock, authority.issuing);
  });
  afterAll(() => authority.remove());

  /** With a store of these answers and lists behind its signature. */
  const withStore = (pdf: Buffer, answers: readonly Buffer[], crls = lists): Buffer => {
    const streams = [...answers, ...crls].map((raw, index): readonly [number, string] => [
      91 + index,
      `<< /Length ${raw.length} >>\nstream\n${raw.toString('latin1')}\nendstream`,
    ]);
    const numbers = streams.map(([number]) => `${number} 0 R`);
    const [asked, listed] = [numbers.slice(0, answers.length), numbers.slice(answers.length)];
    return revise(pdf, 91 + streams.length, [
      [1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R ] /SigFlags 3 >> /DSS 90 0 R >>'],
      [90, `<< /Type /DSS /OCSPs [${asked.join(' ')}] /CRLs [${listed.join(' ')}] >>`],
      ...streams,
    ]);
  };
  const check = async (pdf: Buffer): Promise<PdfSignature> => {
    const read = (offset: number, length: number): Promise<Buffer> =>
      Promise.resolve(pdf.subarray(offset, offset + length));
    return (await checkSignatures({ size: pdf.length, read }, [root], new Date()))!.signatures[0]!;
  };
  const answered = async (...given: Parameters<TestAuthority['ocspAnswer']>): Promise<PdfSignature> =>
    check(withStore(stamped, [await authority.ocspAnswer(...given), ofClock]));

  it('say that a certificate was good when it was used, by the issuer or whom it lets answer', async () => {
    const delegated = await authority.certify({ subject: '/CN=Trả lời', extensions: ['extendedKeyUsage=OCSPSigning'] });
    for (const by of [authority.issuing, delegated]) {
      const one = await answered(officer, authority.issuing, { by });
      expect(one).toMatchObject({ revocation: 'good', revokedAt: null, revocationBy: ['ocsp', 'crl'] });
      expect(one).toMatchObject({ additions: 'validation', stamp: 'trusted' });
      expect([signatureVerdict(one), signatureLevel(one)]).toEqual(['good', 'B-LT']);
    }
  });

  it('say since when a certificate is revoked, be it before or after it was used', async () => {
    const before = await answered(officer, authority.issuing, { is: '260101000000Z' });
    expect(before).toMatchObject({ revocation: 'revoked', revokedAt: SINCE, revocationBy: ['ocsp', 'crl'] });
    expect(signatureVerdict(before)).toBe('bad');
    const after = await answered(officer, authority.issuing, { is: '430101000000Z' });
    expect(after).toMatchObject({ revocation: 'good', revokedAt: '2043-01-01T00:00:00.000Z' });
    // Without a clock nobody knows whether it was before.
    const answer = await authority.ocspAnswer(officer, authority.issuing, { is: '260101000000Z' });
    const unproven = await check(withStore(plain, [answer]));
    expect([unproven.revocation, signatureVerdict(unproven)]).toEqual(['revoked', 'doubtful']);
  });

  it('vouch for nothing where another gave them, they are about another, or they are broken', async () => {
    const other = await TestAuthority.make('Tự xưng');
    const foreign = await other.certify({ subject: '/CN=Người khác', extensions: ['extendedKeyUsage=OCSPSigning'] });
    const unasked = await authority.certify({ subject: '/CN=Không được trả lời' });
    for (const by of [foreign, unasked, officer]) {
      expect((await answered(officer, authority.issuing, { by })).revocation).toBe('lacking');
    }
    await other.remove();
    expect((await answered(officer, authority.issuing, { is: 'unknown' })).revocation).toBe('lacking');
    expect((await answered(unasked, authority.issuing)).revocation).toBe('lacking');
    expect((await answered(authority.issuing, authority.root)).revocation).toBe('lacking');
    const right = await authority.ocspAnswer(officer, authority.issuing);
    // What is signed begins behind the name of the kind of answer and three lengths; behind it lie the signature, and a
    // certificate that nobody needs here. Of a length outside of it readers need not mind each bit.
    const signed = right.indexOf(Buffer.from('2b0601050507300101', 'hex')) + 9 + 3 * 4;
    expect(right.subarray(signed - 4, signed - 2).toString('hex')).toMatch(/^308[12]$/);
    for (let at = signed; at < signed + 200; at += 20) {
      const broken = Buffer.from(right);
      broken[at]! ^= 1;
      expect([at, (await check(withStore(stamped, [broken, ofClock]))).revocation]).toEqual([at, 'lacking']);
    }
    for (const nothing of [Buffer.alloc(0), right.subarray(0, 40), Buffer.from('không phải')]) {
      expect((await check(withStore(stamped, [nothing], []))).revocation).toBe('none');
    }
  });

  it('count as well where the signer has signed them with the file', async () => {
    const key = createPrivateKey(await readFile(officer.key));
    const answer = await authority.ocspAnswer(officer, authority.issuing);
    const tagged = (tagNumber: number, all: readonly Buffer[]): Constructed =>
      new Constructed({
        idBlock: { tagClass: 3, tagNumber },
        value: [new Sequence({ value: all.map((one) => fromBER(new Uint8Array(one)).result) })],
      });
    const sign = async (bytes: Buffer): Promise<Buffer> => {
      const info = ContentInfo.fromBER(new Uint8Array(await authority.sign(bytes, officer)));
      const message = new SignedData({ schema: info.content });
      const [signer] = message.signerInfos;
      const archive = new Sequence({ value: [tagged(0, lists), tagged(1, [answer])] });
      signer!.signedAttrs!.attributes.push(new Attribute({ type: ARCHIVE, values: [archive] }));
      const signed = Buffer.from(signer!.signedAttrs!.toSchema().toBER());
      signed[0] = 0x31;
      signer!.signature = new OctetString({ valueHex: new Uint8Array(signBytes('sha256', signed, key)) });
      info.content = message.toSchema(true);
      return Buffer.from(info.toSchema().toBER());
    };
    const one = await check(await signedPdf({ sign, subFilter: 'adbe.pkcs7.detached' }));
    expect(one).toMatchObject({ integrity: 'intact', revocation: 'good', revocationBy: ['ocsp', 'crl'] });
  });
});

describe('fields of a form that a signature locks', () => {
  let authority: TestAuthority;
  let sign: (bytes: Buffer) => Promise<Buffer>;
  let root: X509Certificate;
  beforeAll(async () => {
    authority = await TestAuthority.make();
    root = new X509Certificate(await authority.rootPem());
    const officer = await authority.certify({ subject: SUBJECT });
    sign = (bytes) => authority.sign(bytes, officer);
  });
  afterAll(() => authority.remove());

  const field = (title: string, value: string): string => `<< /FT /Tx /T (${title}) /V (${value}) >>`;
  const locking = async (terms: string): Promise<Buffer> => {
    const form = revise(await signedPdf(), 82, [
      [80, field('HoTen', 'An')],
      [81, field('GhiChu', 'x')],
    ]);
    const more = `/Reference [<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << ${terms} >> >>]`;
    return addSignature(form, 0, { sign, more, otherFields: '80 0 R 81 0 R' });
  };
  const check = async (pdf: Buffer): Promise<PdfSignature> => {
    const read = (offset: number, length: number): Promise<Buffer> =>
      Promise.resolve(pdf.subarray(offset, offset + length));
    return (await checkSignatures({ size: pdf.length, read }, [root], new Date()))!.signatures[0]!;
  };
  const changed = (pdf: Buffer, number: 80 | 81): Buffer =>
    revise(pdf, 82, [[number, number === 80 ? field('HoTen', 'Bình') : field('GhiChu', 'y')]]);

  it('are named, and told from those that may be changed', async () => {
    for (const [terms, scope, fields, ofName, ofNote] of [
      ['/Action /All', 'all', [], 'touched', 'touched'],
      ['/Action /Include /Fields [(HoTen)]', 'only', ['HoTen'], 'touched', 'kept'],
      ['/Action /Exclude /Fields [(HoTen)]', 'all_but', ['HoTen'], 'kept', 'touched'],
    ] as const) {
      const pdf = await locking(terms);
      const one = await check(pdf);
      expect(one.fieldLock).toEqual({ scope, fields, state: 'kept' });
      expect(signatureVerdict(one)).toBe('good');
      expect((await check(changed(pdf, 80))).fieldLock?.state).toBe(ofName);
      expect((await check(changed(pdf, 81))).fieldLock?.state).toBe(ofNote);
    }
  });

  it('make the signature doubtful once they are changed, whoever signs that', async () => {
    const pdf = await locking('/Action /Include /Fields [(HoTen)]');
    for (const [number, verdict] of [
      [80, 'doubtful'],
      [81, 'good'],
    ] as const) {
      const again = await addSignature(changed(pdf, number), 1, { sign, otherFields: '80 0 R 81 0 R' });
      const one = await check(again);
      expect([one.additions, signatureVerdict(one)]).toEqual(['signed', verdict]);
    }
  });

  it('are said to be unchecked where what is forbidden is not understood', async () => {
    const one = await check(await locking('/Action /Unheard'));
    expect(one.fieldLock).toEqual({ scope: 'unknown', fields: [], state: 'unchecked' });
    expect(signatureVerdict(one)).toBe('doubtful');
  });
});
