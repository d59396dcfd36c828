import { describe, expect, it } from '@jest/globals';
import { type PdfSignature, reportVerdict, signatureVerdict, type SignatureVerdict } from './pdf-signature.js';

const GOOD: PdfSignature = {
  kind: 'signature',
  signer: 'Lê Thị Mai',
  organisation: null,
  issuer: 'CA',
  integrity: 'intact',
  coverage: 'whole',
  additions: 'nothing',
  trust: 'trusted',
  claimedAt: null,
  stamp: 'none',
  stampedAt: null,
};

describe('the verdict on a signature', () => {
  it.each([
    ['good', {}],
    ['good', { coverage: 'revision', additions: 'signed' }],
    ['good', { stamp: 'untrusted' }],
    ['doubtful', { coverage: 'revision', additions: 'unsigned' }],
    ['doubtful', { trust: 'unknown' }],
    ['doubtful', { trust: 'expired' }],
    ['doubtful', { trust: 'unchecked' }],
    ['doubtful', { integrity: 'unsupported' }],
    ['doubtful', { integrity: 'unchecked' }],
    ['bad', { integrity: 'altered' }],
    ['bad', { integrity: 'unreadable', trust: 'unknown' }],
    ['bad', { coverage: 'partial' }],
    ['bad', { stamp: 'broken' }],
  ] as const)('is %s for %j', (verdict, change) => expect(signatureVerdict({ ...GOOD, ...change })).toBe(verdict));
});

describe('the verdict on a file', () => {
  it.each<[SignatureVerdict | null, Partial<PdfSignature>[]]>([
    ['good', [{}]],
    ['good', [{ integrity: 'altered' }, {}]],
    ['doubtful', [{ kind: 'timestamp' }, { trust: 'unchecked' }, { coverage: 'partial' }]],
    ['bad', [{ integrity: 'altered' }]],
    [null, [{ kind: 'timestamp' }]],
  ])('is %s for %j', (verdict, changes) => {
    const signatures = changes.map((change) => ({ ...GOOD, ...change }));
    expect(reportVerdict({ checkedAt: '2026-11-29T00:00:00.000Z', found: signatures.length, signatures })).toBe(
      verdict,
    );
  });

  it('is none where nobody has signed', () => expect(reportVerdict(null)).toBeNull());
});
