import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signatureVerdict, type SignatureReport } from '@motcua/shared/signatures';
import { checkSignatures } from '../../server/src/signatures/check-signatures.js';
import type { ReadableBytes } from '../../server/src/signatures/find-signatures.js';
import { type Holder, TestAuthority } from '../support/authority.js';
import { lacking } from '../support/lacking.js';
import { outsideVerdict } from '../support/outside-verifier.js';
import { addSignature, changedPdf, CHANGES, type Signing, signedPdf } from '../support/signed-pdf.js';
import { smallPdf } from '../support/upload.js';
import { withTimeStamp } from '../support/time-stamped.js';

const SUBJECT = '/C=VN/O=ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA/CN=Nguyễn Thị Ước';
const lacksPdfsig = lacking('pdfsig', 'certutil');

const readable = (content: Buffer): ReadableBytes => ({
  size: content.length,
  read: (offset, length) => Promise.resolve(Buffer.from(content.subarray(offset, offset + length))),
});

describe('signatures in a PDF', () => {
  let authority: TestAuthority;
  let root: X509Certificate;
  let officer: Holder;
  let signed: Buffer;
  const sign = (holder = officer) => ({ sign: (bytes: Buffer) => authority.sign(bytes, holder) });
  const check = (pdf: Buffer, roots = [root], now = new Date()): Promise<SignatureReport | null> =>
    checkSignatures(readable(pdf), roots, now);

  beforeAll(async () => {
    authority = await TestAuthority.make();
    root = new X509Certificate(await authority.rootPem());
    officer = await authority.certify({ subject: SUBJECT });
    signed = await signedPdf(sign());
  });
  afterAll(() => authority.remove());

  it('are none in a file that is not signed', async () => {
    expect(await check(smallPdf('không ký'))).toBeNull();
  });

  it('leave TLS as it is in a process that has not used it yet', () => {
    const built = pathToFileURL(join(__dirname, '../../server/dist/signatures/check-signatures.js')).href;
    const script = `
      import { readFileSync } from 'node:fs';
      import { createRequire } from 'node:module';
      import { checkSignatures } from '${built}';
      const pdf = readFileSync(0);
      const read = (at, length) => Promise.resolve(pdf.subarray(at, at + length));
      const { found } = await checkSignatures({ size: pdf.length, read }, [], new Date());
      console.log(found, typeof createRequire('${built}')('node:tls').createSecureContext);
    `;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { input: signed });
    expect(said.toString()).toBe('1 function\n');
  });

  it('say who signed the whole file, and when by their own word', async () => {
    const now = new Date();
    const report = await check(signed, [root], now);
    expect(report).toEqual({
      checkedAt: now.toISOString(),
      found: 1,
      signatures: [
        {
          kind: 'signature',
          signer: 'Nguyễn Thị Ước',
          organisation: 'ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA',
          issuer: 'Cấp dưới của Cơ quan chứng thực thử nghiệm',
          integrity: 'intact',
          coverage: 'whole',
          additions: 'nothing',
          trust: 'trusted',
          claimedAt: expect.stringMatching(/^20/),
          stamp: 'none',
          stampedAt: null,
          revocation: 'none',
          revokedAt: null,
          revocationBy: [],
          missingIssuer: null,
          fieldLock: null,
        },
      ],
    });
  });

  it('are read in each way of signing with RSA', async () => {
    const holder = await authority.certify({ subject: SUBJECT, key: 'rsa' });
    for (const padding of [[], ['-keyopt', 'rsa_padding_mode:pss']]) {
      const pdf = await signedPdf({ sign: (bytes) => authority.sign(bytes, holder, padding) });
      expect((await check(pdf))?.signatures).toMatchObject([{ integrity: 'intact', trust: 'trusted' }]);
    }
  });

  it('do not hold once one byte of what they are over is another', async () => {
    const { length } = signed;
    for (const at of [20, 200, length - 40]) {
      const tampered = Buffer.from(signed);
      tampered[at]! ^= 1;
      expect((await check(tampered))?.signatures).toMatchObject([{ integrity: 'altered', trust: 'trusted' }]);
    }
  });

  it('by somebody of an authority nobody trusts, or trusts yet, vouch for nobody', async () => {
    const other = await TestAuthority.make('Tự xưng');
    try {
      const theirs = new X509Certificate(await other.rootPem());
      const missingIssuer = 'Cơ quan chứng thực thử nghiệm';
      expect((await check(signed, [theirs]))?.signatures).toMatchObject([
        { integrity: 'intact', trust: 'unknown', missingIssuer },
      ]);
      expect((await check(signed, []))?.signatures).toMatchObject([{ integrity: 'intact', trust: 'unchecked' }]);
    } finally {
      await other.remove();
    }
  });

  it('by whom the certificate makes no signer are not trusted', async () => {
    const server = await authority.certify({ subject: SUBJECT, extensions: ['keyUsage=critical,keyAgreement'] });
    const below = await authority.certify({
      subject: '/CN=Không được cấp tiếp',
      extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=keyCertSign,digitalSignature'],
    });
    const critical = await authority.certify({ subject: SUBJECT, extensions: ['1.2.3.4=critical,ASN1:NULL'] });
    const web = await authority.certify({ subject: SUBJECT, extensions: ['extendedKeyUsage=serverAuth'] });
    const machine = await authority.certify({
      subject: SUBJECT,
      extensions: ['extendedKeyUsage=timeStamping,OCSPSigning,serverAuth'],
    });
    const garbled = await authority.certify({ subject: SUBJECT, extensions: ['extendedKeyUsage=DER:3003010100'] });
    for (const holder of [server, critical, web, machine, garbled]) {
      expect((await check(await signedPdf(sign(holder))))?.signatures).toMatchObject([{ trust: 'unknown' }]);
    }
    const token = await authority.certify({ subject: SUBJECT, extensions: ['extendedKeyUsage=serverAuth,clientAuth'] });
    expect((await check(await signedPdf(sign(token))))?.signatures).toMatchObject([{ trust: 'trusted' }]);
    // An authority below one that may have none: what it signs itself is fine, whom it certifies is not.
    const made = await authority.certify({ subject: SUBJECT }, below);
    const options = ['-certfile', below.certificate];
    const pdf = await signedPdf({ sign: (bytes) => authority.sign(bytes, made, options) });
    expect((await check(pdf))?.signatures).toMatchObject([{ integrity: 'intact', trust: 'unknown' }]);
  });

  it('outlive the certificate only with a time stamp of a trusted clock', async () => {
    const later = new Date('2044-01-01T00:00:00Z');
    expect((await check(signed, [root], later))?.signatures).toMatchObject([{ integrity: 'intact', trust: 'expired' }]);
    const clock = await authority.clock();
    const stamped = await signedPdf({
      sign: async (bytes) =>
        withTimeStamp(await authority.sign(bytes, officer), (value) => authority.stamp(value, clock)),
    });
    expect((await check(stamped, [root], later))?.signatures).toMatchObject([
      { integrity: 'intact', trust: 'trusted', stamp: 'trusted', stampedAt: expect.stringMatching(/^20/) },
    ]);
    const wrong = await signedPdf({
      sign: async (bytes) =>
        withTimeStamp(await authority.sign(bytes, officer), () => authority.stamp(Buffer.from('khác'), clock)),
    });
    expect((await check(wrong, [root], later))?.signatures).toMatchObject([{ stamp: 'broken', stampedAt: null }]);
    const other = await TestAuthority.make('Đồng hồ lạ');
    const theirs = await other.clock();
    const foreign = await signedPdf({
      sign: async (bytes) => withTimeStamp(await authority.sign(bytes, officer), (value) => other.stamp(value, theirs)),
    });
    await other.remove();
    expect((await check(foreign, [root], later))?.signatures).toMatchObject([{ stamp: 'untrusted', trust: 'expired' }]);
  });

  it('of a clock over the whole file are told from those of people', async () => {
    const clock = await authority.clock();
    const pdf = await signedPdf(sign(), {
      sign: (bytes) => authority.stamp(bytes, clock),
      subFilter: 'ETSI.RFC3161',
      type: 'DocTimeStamp',
    });
    expect((await check(pdf))?.signatures).toMatchObject([
      { kind: 'signature', coverage: 'revision', additions: 'validation' },
      { kind: 'timestamp', integrity: 'intact', coverage: 'whole', trust: 'trusted', signer: 'Máy chủ dấu thời gian' },
    ]);
  });

  it('tell what was added behind them, signed or not', async () => {
    expect((await check(changedPdf(signed)))?.signatures).toMatchObject([
      { integrity: 'intact', coverage: 'revision', additions: 'unsigned' },
    ]);
    const two = await signedPdf(sign(), sign());
    expect((await check(two))?.signatures).toMatchObject([
      { integrity: 'intact', coverage: 'revision', additions: 'signed' },
      { integrity: 'intact', coverage: 'whole', additions: 'nothing' },
    ]);
    expect((await check(changedPdf(two)))?.signatures).toMatchObject([
      { additions: 'unsigned' },
      { additions: 'unsigned' },
    ]);
  });

  it('tell a page hidden, replaced or put before them, even where somebody nobody knows signed that', async () => {
    const other = await TestAuthority.make('Tự xưng');
    const stranger = await other.certify({ subject: SUBJECT });
    for (const change of Object.keys(CHANGES) as (keyof typeof CHANGES)[]) {
      const changed = changedPdf(signed, change);
      const [alone] = (await check(changed))!.signatures;
      expect(alone).toMatchObject({ integrity: 'intact', coverage: 'revision', additions: 'unsigned' });
      expect(signatureVerdict(alone!)).toBe('doubtful');
      const [before, theirs] = (await check(
        await addSignature(changed, 1, { sign: (bytes) => other.sign(bytes, stranger) }),
      ))!.signatures;
      expect(before).toMatchObject({ trust: 'trusted', integrity: 'intact', additions: 'unsigned' });
      expect([before!, theirs!].map(signatureVerdict)).toEqual(['doubtful', 'doubtful']);
      const [, trusted] = (await check(await addSignature(changed, 1, sign())))!.signatures;
      expect(trusted).toMatchObject({ trust: 'trusted', coverage: 'whole' });
    }
    await other.remove();
  });

  it('stand for a page that was changed behind another only in the same hand, trusted and in time', async () => {
    const clock = await authority.clock();
    const later = new Date('2044-01-01T00:00:00Z');
    const stampedBy = (holder: Holder, over?: Buffer): Signing => ({
      sign: async (bytes) =>
        withTimeStamp(await authority.sign(bytes, holder), (value) => authority.stamp(over ?? value, clock)),
    });
    const changed = changedPdf(await signedPdf(stampedBy(officer)));
    const before = async (signing: Signing, now?: Date): Promise<[string, string]> => {
      const [first] = (await check(await addSignature(changed, 1, signing), [root], now))!.signatures;
      expect(first).toMatchObject({ integrity: 'intact', trust: 'trusted' });
      return [first!.additions, signatureVerdict(first!)];
    };
    const colleague = await authority.certify({ subject: SUBJECT.replace('Nguyễn Thị Ước', 'Lê Văn Tám') });
    expect(await before(sign(colleague))).toEqual(['signed', 'good']);
    for (const subject of ['/C=VN/O=CÔNG TY KHÁC/CN=Nguyễn Thị Ước', '/C=VN/CN=Nguyễn Thị Ước']) {
      expect(await before(sign(await authority.certify({ subject })))).toEqual(['unsigned', 'doubtful']);
    }
    // A certificate that has run out, another's time stamp, and a clock that says nothing of what it stamps.
    expect(await before(sign(colleague), later)).toEqual(['unsigned', 'doubtful']);
    expect(await before(stampedBy(colleague, Buffer.from('khác')))).toEqual(['unsigned', 'doubtful']);
    const stamp = (bytes: Buffer): Promise<Buffer> => authority.stamp(bytes, clock);
    const timeStamp = { sign: stamp, subFilter: 'ETSI.RFC3161', type: 'DocTimeStamp' } as const;
    expect(await before(timeStamp)).toEqual(['unsigned', 'doubtful']);
  });

  it('larger than is looked at are not said to be wrong', async () => {
    const values = Buffer.concat([Buffer.from('3083009c42', 'hex'), Buffer.alloc(40_002, Buffer.from([5, 0]))]);
    const many = await signedPdf({ sign: () => Promise.resolve(values), room: 50_000 });
    const long = await signedPdf({ ...sign(), room: 600_000 });
    for (const pdf of [many, long]) {
      const [one] = (await check(pdf))!.signatures;
      expect(one).toMatchObject({ integrity: 'unsupported', coverage: 'whole' });
      expect(signatureVerdict(one!)).toBe('doubtful');
    }
  });

  it('by who has a certificate with a weak digest vouch for nobody', async () => {
    const weak = await authority.certify({ subject: SUBJECT, digest: 'sha1' });
    expect((await check(await signedPdf(sign(weak))))?.signatures).toMatchObject([
      { integrity: 'intact', trust: 'unknown' },
    ]);
    const md = await signedPdf({ sign: (bytes) => authority.sign(bytes, officer, ['-md', 'sha1']) });
    expect((await check(md))?.signatures).toMatchObject([{ integrity: 'unsupported' }]);
  });

  it('over a part of the file only say nothing of what is seen', async () => {
    const text = signed.toString('latin1');
    const gap = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text)!;
    const [at, on, rest] = gap.slice(1).map(Number) as [number, number, number];
    const ranges = [
      [100, at - 100, on, rest],
      [0, at - 50, on, rest],
      [0, at, on + 50, rest - 50],
      [0, at, on, rest - 10],
      [0, at, on, rest + 10],
      [0, on, at, rest],
      [0, 9_999_999_999, 9_999_999_999, 9_999_999_999],
    ];
    for (const range of ranges) {
      const written = `/ByteRange [${range.map((one) => String(one)).join(' ')}`.padEnd(gap[0].length - 1) + ']';
      const pdf = Buffer.from(text.replace(gap[0], written.slice(0, gap[0].length)), 'latin1');
      expect((await check(pdf))?.signatures).toMatchObject([{ coverage: 'partial' }]);
    }
    // A right range that belongs to no signature is bait.
    const bait = Buffer.from(
      text.replace(gap[0], gap[0].replace('ByteRange', 'ByteRangf')) + `\n${gap[0]}\n%%EOF\n`,
      'latin1',
    );
    expect((await check(bait))?.signatures).toMatchObject([{ coverage: 'partial' }]);
  });

  it('that are broken, many or made to be trouble get a verdict', async () => {
    const text = signed.toString('latin1');
    const message = /\/Contents <([0-9a-f]+?)0{200,}>/.exec(text)![1]!;
    const instead = (hex: string): Buffer =>
      Buffer.from(text.replace(message, hex.padEnd(message.length, '0')), 'latin1');
    for (const hex of [
      '',
      '30',
      '3080'.repeat(900),
      `3084ffffffff${message.slice(12)}`,
      message.slice(0, 900),
      'a0'.repeat(2000),
    ]) {
      // Cut off by chance behind something readable it may be told for a kind that is not known.
      const read = await check(instead(hex.slice(0, message.length)));
      expect(read?.signatures).toMatchObject([{ integrity: expect.stringMatching(/^un(readable|supported)$/) }]);
    }
    const many = Buffer.concat([signed, Buffer.from('/ByteRange [0 10 20 30]\n'.repeat(5000)), Buffer.from('%%EOF\n')]);
    const report = await check(many);
    expect([report?.found, report?.signatures.length]).toEqual([5001, 10]);
    expect(report?.signatures.every((one) => signatureVerdict(one) === 'bad')).toBe(true);
  });

  it('never hold after a byte of theirs has changed, wherever it is', async () => {
    const text = signed.toString('latin1');
    const at = text.indexOf('/Contents <') + '/Contents <'.length;
    const length = /^[0-9a-f]+?(?=0{200,}>)/.exec(text.slice(at))![0].length;
    for (let offset = 0; offset < length; offset += 7) {
      const tampered = Buffer.from(signed);
      const nibble = parseInt(String.fromCharCode(tampered[at + offset]!), 16) ^ 5;
      tampered.write(nibble.toString(16), at + offset, 'latin1');
      const [one] = (await check(tampered))!.signatures;
      // What is not signed (another certificate, a version number) may change; who signed and what may not.
      if (signatureVerdict(one!) === 'good')
        expect(one).toMatchObject({ signer: 'Nguyễn Thị Ước', integrity: 'intact' });
    }
  });

  (lacksPdfsig ? it.skip : it)(`are judged alike by Poppler${lacksPdfsig}`, async () => {
    const good = await outsideVerdict(signed, authority);
    expect(good).toContain('Signature Validation: Signature is Valid.');
    expect(good).toContain('Certificate Validation: Certificate is Trusted.');
    expect(good).toContain('Total document signed');
    const tampered = Buffer.from(signed);
    tampered[200]! ^= 1;
    expect(await outsideVerdict(tampered, authority)).toContain('Digest Mismatch');
    expect(await outsideVerdict(changedPdf(signed), authority)).toContain('Not total document signed');
  });
});
