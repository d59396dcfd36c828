import { describe, expect, it } from '@jest/globals';
import type { PdfSignature } from '@motcua/shared/signatures';
import { signatureLines } from './signature-lines';

const SIGNED: PdfSignature = {
  kind: 'signature',
  signer: 'Lê Thị Mai',
  organisation: 'UBND phường Cộng Hòa',
  issuer: 'Ban Cơ yếu',
  integrity: 'intact',
  coverage: 'whole',
  additions: 'nothing',
  trust: 'trusted',
  claimedAt: '2026-11-20T02:30:00.000Z',
  stamp: 'none',
  stampedAt: null,
};
const lines = (change: Partial<PdfSignature>): readonly string[] =>
  signatureLines({ ...SIGNED, ...change }, (key, options) => [key, ...Object.values(options ?? {})].join(' '));

describe('a signature in words', () => {
  it('names the signer, and what speaks for them', () =>
    expect(lines({})).toEqual([
      'signatures.by.signature Lê Thị Mai (UBND phường Cộng Hòa) Ban Cơ yếu',
      'signatures.integrity.intact',
      'signatures.trust.trusted',
      'signatures.revocation.unchecked',
      'signatures.claimed 09:30 20/11/2026',
    ]));

  it('takes a name that nobody vouches for as a claim', () =>
    expect(lines({ trust: 'unknown' })[0]).toBe('signatures.claims.signature Lê Thị Mai (UBND phường Cộng Hòa)'));

  it('says first that something is left out, then what became of the rest', () =>
    expect(lines({ coverage: 'partial', integrity: 'altered' }).slice(1, 3)).toEqual([
      'signatures.coverage.partial',
      'signatures.integrity.altered',
    ]));

  it('lets a proven time stand for the one that is claimed', () => {
    const words = lines({ stamp: 'trusted', stampedAt: '2026-11-20T02:31:00.000Z' });
    expect(words).toContain('signatures.stamp.trusted 09:31 20/11/2026');
    expect(words.join()).not.toContain('claimed');
  });

  it('says whether it can still be checked when certificates have run out, and what was revoked', () => {
    const stamped = { stamp: 'trusted', stampedAt: '2026-11-20T02:31:00.000Z' } as const;
    expect(lines({ ...stamped, revocation: 'good' })).toContain('signatures.lasting');
    expect(lines({ ...stamped, revocation: 'lacking' })).toContain('signatures.revocation.lacking');
    expect(lines({ revocation: 'revoked' })).toContain('signatures.revocation.revoked CRL');
    expect(lines({ coverage: 'revision', additions: 'validation' })).toContain('signatures.additions.validation');
  });

  it('says who told whether it was revoked, and since when', () => {
    const told = { revocationBy: ['ocsp', 'crl'], revokedAt: null } as const;
    const revokedAt = '2026-11-19T02:30:00.000Z';
    const words = (change: Partial<PdfSignature>): string => lines({ ...told, ...change }).join();
    expect(words({ revocation: 'good' })).toContain('signatures.revocation.good OCSP, CRL');
    expect(words({ revocation: 'none', revocationBy: [] })).toContain('signatures.revocation.none');
    // Of a stranger nobody has looked at what the file brings.
    expect(words({ revocation: 'none', revocationBy: [], trust: 'unknown' })).toContain('revocation.unchecked');
    expect(words({ revocation: 'good', revokedAt })).toContain('revocation.later OCSP, CRL 09:30 19/11/2026');
    expect(words({ revocation: 'revoked', revokedAt })).toContain('revocation.since OCSP, CRL 09:30 19/11/2026');
  });

  it('names the certificate that is missing, and the fields that are locked', () => {
    expect(lines({ trust: 'unknown', missingIssuer: 'VNPT-CA' })).toContain('signatures.missing VNPT-CA');
    const fieldLock = { scope: 'only', fields: ['HoTen', 'NgaySinh'], state: 'touched' } as const;
    expect(lines({ fieldLock })).toContain(
      'signatures.lock.words signatures.lock.scope.only HoTen, NgaySinh signatures.lock.state.touched',
    );
  });

  it('speaks no ill of what nobody could look at', () =>
    expect(lines({ integrity: 'unchecked', coverage: 'revision', additions: 'unsigned', claimedAt: null })).toEqual([
      'signatures.by.signature Lê Thị Mai (UBND phường Cộng Hòa) Ban Cơ yếu',
      'signatures.integrity.unchecked',
    ]));

  it('says no more of what cannot be read', () =>
    expect(lines({ integrity: 'unreadable', signer: null, claimedAt: null })).toEqual([
      'signatures.nobody.signature',
      'signatures.integrity.unreadable',
    ]));
});
