import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkSignatures } from '../../server/src/signatures/check-signatures.js';
import type { ReadableBytes } from '../../server/src/signatures/find-signatures.js';
import { SignatureRoots } from '../../server/src/signatures/signature-roots.js';
import { TestAuthority } from '../support/authority.js';
import { addSignature, changedPdf, signedPdf } from '../support/signed-pdf.js';
import { smallPdf } from '../support/upload.js';

const MB = 1_048_576;

/** Remembers how much was asked for at once. */
function readable(content: Buffer): ReadableBytes & { largest: number } {
  return {
    size: content.length,
    largest: 0,
    read(offset, length) {
      this.largest = Math.max(this.largest, length);
      return Promise.resolve(Buffer.from(content.subarray(offset, offset + length)));
    },
  };
}

describe('signatures checked in a process of its own', () => {
  let authority: TestAuthority;
  let pem: string;
  let now: Date;
  let sign: (bytes: Buffer) => Promise<Buffer>;
  beforeAll(async () => {
    authority = await TestAuthority.make();
    pem = await authority.rootPem();
    const officer = await authority.certify({ subject: '/C=VN/O=UBND PHƯỜNG CỘNG HÒA/CN=Nguyễn Thị Ước' });
    sign = (bytes) => authority.sign(bytes, officer);
    now = new Date();
  });
  afterAll(() => authority.remove());

  it('are told as they are in this one', async () => {
    const signed = await signedPdf({ sign }, { sign });
    for (const pdf of [signed, changedPdf(signed)]) {
      const here = await checkSignatures(readable(pdf), [new X509Certificate(pem)], now);
      expect(await new SignatureRoots([pem]).check(readable(pdf), now)).toEqual(here);
    }
    expect(await new SignatureRoots([pem]).check(readable(smallPdf()), now)).toBeNull();
  });

  it('are read in pieces here, however large the file is', async () => {
    const file = readable(await addSignature(smallPdf('x'.repeat(24 * MB)), 0, { sign }));
    expect((await new SignatureRoots([pem]).check(file, now))?.signatures).toMatchObject([
      { integrity: 'intact', coverage: 'whole', trust: 'trusted', signer: 'Nguyễn Thị Ước' },
    ]);
    expect(file.largest).toBeLessThan(2 * MB);
  });

  it('are said to be unchecked where that takes more than it may, and of each what is known', async () => {
    const file = readable(changedPdf(await signedPdf({ sign }, { sign })));
    // No process is through so soon.
    const limits = { memoryBytes: 300_000_000, cpuMs: 20_000, waitMs: 1 };
    const report = await new SignatureRoots([pem], limits).check(file, now);
    const unknown = { integrity: 'unchecked', coverage: 'revision', additions: 'unsigned', trust: 'unknown' };
    expect(report).toMatchObject({ found: 2, signatures: [unknown, unknown] });
  });
});
