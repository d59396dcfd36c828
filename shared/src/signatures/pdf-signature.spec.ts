import { describe, expect, it } from '@jest/globals';
import {
  type PdfSignature,
  reportLevel,
  knownOf,
  reportVerdict,
  signatureLevel,
  signatureVerdict,
  type SignatureReport,
  type SignatureVerdict,
} from './pdf-signature.js';

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
    ['good', { coverage: 'revision', additions: 'validation' }],
    ['good', { fieldLock: { scope: 'all', fields: [], state: 'kept' } }],
    ['doubtful', { fieldLock: { scope: 'all', fields: [], state: 'touched' } }],
    ['doubtful', { fieldLock: { scope: 'unknown', fields: [], state: 'unchecked' } }],
    ['doubtful', { revocation: 'revoked' }],
    ['bad', { revocation: 'revoked', stamp: 'trusted' }],
  ] as const)('is %s for %j', (verdict, change) => expect(signatureVerdict({ ...GOOD, ...change })).toBe(verdict));
});

describe('what a signature brings along', () => {
  it.each([
    ['B-B', {}],
    ['B-B', { revocation: 'good' }],
    ['B-T', { stamp: 'trusted' }],
    ['B-T', { stamp: 'trusted', revocation: 'lacking' }],
    ['B-T', { stamp: 'trusted', revocation: 'good', trust: 'unchecked' }],
    ['B-LT', { stamp: 'trusted', revocation: 'good' }],
  ] as const)('is %s for %j', (level, change) => expect(signatureLevel({ ...GOOD, ...change })).toBe(level));

  it('is nothing where only a clock has signed', () =>
    expect(reportLevel({ checkedAt: '', found: 1, signatures: [{ ...GOOD, kind: 'timestamp' }] })).toBeNull());
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

  const reported = (wrong: Partial<PdfSignature>): SignatureReport => ({
    checkedAt: '2026-11-29T00:00:00.000Z',
    found: 1,
    signatures: [{ ...GOOD, ...wrong }],
  });
  it.each<[string, Partial<PdfSignature>, Partial<PdfSignature>, 'first' | 'again']>([
    ['a certificate that has run out since unsays nothing good', {}, { trust: 'expired' }, 'first'],
    ['nor does a check that took too long', {}, { integrity: 'unchecked' }, 'first'],
    ['a change that is found does', {}, { integrity: 'altered' }, 'again'],
    ['what was not known is known', { integrity: 'unchecked' }, {}, 'again'],
    ['and may be worse than hoped', { integrity: 'unchecked' }, { trust: 'expired' }, 'again'],
  ])('after a later check: %s', (_, before, after, known) => {
    const [first, again] = [reported(before), reported(after)];
    expect(knownOf(first, again)).toBe(known === 'first' ? first : again);
    expect(knownOf(first, null)).toBe(first);
  });
});
