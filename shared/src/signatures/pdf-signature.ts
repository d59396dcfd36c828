/** A person's or an office's signature, or a time stamp over the whole document. */
export const SIGNATURE_KINDS = ['signature', 'timestamp'] as const;
export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

/**
 * Whether the signed bytes are as they were signed. `unsupported`: signed in a way that is weak or not known here, so nobody
 * can say. `unchecked`: it took more memory or time than may be spent on one file, so nobody has looked.
 */
export const SIGNATURE_INTEGRITY = ['intact', 'altered', 'unsupported', 'unreadable', 'unchecked'] as const;
export type SignatureIntegrity = (typeof SIGNATURE_INTEGRITY)[number];

/**
 * What the signature is over. `whole`: the file; `revision`: the file as it was before something was added behind it;
 * `partial`: bytes in the midst are left out, so the signature says nothing of what is seen.
 */
export const SIGNATURE_COVERAGE = ['whole', 'revision', 'partial'] as const;
export type SignatureCoverage = (typeof SIGNATURE_COVERAGE)[number];

/**
 * What was added to the file after signing: nothing; only what lets signatures be checked later, which shows nowhere
 * (`validation`); something that a later signature of the same hand is over (the signer, or the office of theirs); or something
 * that nobody of theirs has signed.
 */
export const SIGNATURE_ADDITIONS = ['nothing', 'validation', 'signed', 'unsigned'] as const;
export type SignatureAdditions = (typeof SIGNATURE_ADDITIONS)[number];

/**
 * Whether the signer's certificate leads to an authority that the installation trusts. `expired`: it does, but it has run out
 * (or is not valid yet) and no time stamp proves that it was valid when used. `unchecked`: the installation trusts none yet.
 */
export const SIGNATURE_TRUST = ['trusted', 'unknown', 'expired', 'unchecked'] as const;
export type SignatureTrust = (typeof SIGNATURE_TRUST)[number];

/** What vouches for the time: nobody but the signer, a trusted authority, one that is not known, or one that fits not. */
export const SIGNATURE_STAMPS = ['none', 'trusted', 'untrusted', 'broken'] as const;
export type SignatureStamp = (typeof SIGNATURE_STAMPS)[number];

/**
 * What lists of revoked certificates (CRL) and answers of authorities (OCSP) in the file say of the signer, and of the clock:
 * nothing, for there are none (`none`); not enough (`lacking`); that they were good when used; or that the signer's was revoked
 * before. Nobody outside is asked.
 */
export const SIGNATURE_REVOCATION = ['none', 'lacking', 'good', 'revoked'] as const;
export type SignatureRevocation = (typeof SIGNATURE_REVOCATION)[number];

/** What says whether a certificate is revoked: an answer about it, or a list. */
export const REVOCATION_SOURCES = ['ocsp', 'crl'] as const;
export type RevocationSource = (typeof REVOCATION_SOURCES)[number];

/** What a signature forbids to be changed in the form of its file (FieldMDP). */
export interface FieldLock {
  /** All fields, only those that are named, or all but those; `unknown` where nobody has looked. */
  readonly scope: 'all' | 'only' | 'all_but' | 'unknown';
  /** Names of fields, as the file has them; the first twenty. */
  readonly fields: readonly string[];
  /** Whether one of the locked fields stands otherwise now. */
  readonly state: 'kept' | 'touched' | 'unchecked';
}

/** How much a signature brings along for being checked later (ETSI EN 319 142-1): nothing, a time stamp, or all there is to know. */
export const SIGNATURE_LEVELS = ['B-B', 'B-T', 'B-LT'] as const;
export type SignatureLevel = (typeof SIGNATURE_LEVELS)[number];

/** One signature of a PDF. All words are stored and never renamed. */
export interface PdfSignature {
  readonly kind: SignatureKind;
  /** As the certificate says; worth nothing unless `trust` is `trusted`. */
  readonly signer: string | null;
  readonly organisation: string | null;
  /** Who gave out the certificate. */
  readonly issuer: string | null;
  readonly integrity: SignatureIntegrity;
  readonly coverage: SignatureCoverage;
  readonly additions: SignatureAdditions;
  readonly trust: SignatureTrust;
  /** The signer's own word on when it was. */
  readonly claimedAt: string | null;
  readonly stamp: SignatureStamp;
  /** The time in the time stamp; null where there is none or it is broken. */
  readonly stampedAt: string | null;
  /** Absent in reports made before it was looked at: as `none`. */
  readonly revocation?: SignatureRevocation;
  /** Since when the signer's certificate, or one above it, is revoked; may be after it was used. Absent in older reports. */
  readonly revokedAt?: string | null;
  /** What said so, or that it is good; absent in older reports, which knew lists only. */
  readonly revocationBy?: readonly RevocationSource[];
  /**
   * Whose certificate would have to be there for the signer to be trusted, and is neither in the file nor set up; null where none
   * is missing. It is not fetched: what a file says must not lead the server anywhere.
   */
  readonly missingIssuer?: string | null;
  /** Null where it forbids nothing; absent in older reports. */
  readonly fieldLock?: FieldLock | null;
}

/** What was found in a PDF when it came in. */
export interface SignatureReport {
  readonly checkedAt: string;
  /** How many there are; only the last `MAX_SIGNATURES` are listed. */
  readonly found: number;
  /** In the order in which they stand in the file. */
  readonly signatures: readonly PdfSignature[];
}

/** Papers pass two or three hands, seldom ten. What is beyond is counted and not looked at. */
export const MAX_SIGNATURES = 10;

/** The best first. */
export const SIGNATURE_VERDICTS = ['good', 'doubtful', 'bad'] as const;
export type SignatureVerdict = (typeof SIGNATURE_VERDICTS)[number];

/**
 * What an officer is told at one glance. `good`: a trusted signer signed what is seen. `bad`: it was changed or the signature
 * is over something else. Everything between is `doubtful`, and the words say why.
 */
export function signatureVerdict(one: PdfSignature): SignatureVerdict {
  const { integrity, coverage, additions, trust, stamp, revocation, fieldLock } = one;
  if (integrity === 'altered' || integrity === 'unreadable' || coverage === 'partial' || stamp === 'broken')
    return 'bad';
  // Without a time stamp nobody knows whether it was signed before it was revoked.
  if (revocation === 'revoked') return stamp === 'trusted' ? 'bad' : 'doubtful';
  const isKept = additions !== 'unsigned' && (!fieldLock || fieldLock.state === 'kept');
  return integrity === 'intact' && trust === 'trusted' && isKept ? 'good' : 'doubtful';
}

/** The same of a whole file, in one word: the best that is said of a signature in it. Null where nobody has signed. */
export function reportVerdict(report: SignatureReport | null): SignatureVerdict | null {
  const signatures = report?.signatures.filter(({ kind }) => kind === 'signature') ?? [];
  const verdicts = signatures.map((one) => signatureVerdict(one));
  return SIGNATURE_VERDICTS.find((one) => verdicts.includes(one)) ?? null;
}

/**
 * What is known of a file after a later check. That a certificate has run out since, or that the check took too long, unsays
 * nothing good.
 */
export function knownOf(first: SignatureReport | null, again: SignatureReport | null): SignatureReport | null {
  const saysLess = again?.signatures.some(({ trust, integrity }) => trust === 'expired' || integrity === 'unchecked');
  const unsays = saysLess && reportVerdict(first) === 'good' && reportVerdict(again) === 'doubtful';
  return again && !unsays ? again : first;
}

/** What the last signature of a file brings along. Null where nobody has signed. */
export function reportLevel(report: SignatureReport | null): SignatureLevel | null {
  const last = report?.signatures.filter(({ kind }) => kind === 'signature').at(-1);
  return last ? signatureLevel(last) : null;
}

/** `B-LT`: it can be checked when the certificates have run out, without asking anybody. */
export function signatureLevel({ integrity, trust, stamp, revocation }: PdfSignature): SignatureLevel {
  if (stamp !== 'trusted') return 'B-B';
  return integrity === 'intact' && trust === 'trusted' && revocation === 'good' ? 'B-LT' : 'B-T';
}
