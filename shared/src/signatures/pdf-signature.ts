/** A person's or an office's signature, or a time stamp over the whole document. */
export const SIGNATURE_KINDS = ['signature', 'timestamp'] as const;
export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

/**
 * Whether the signed bytes are as they were signed. `unsupported`: signed in a way that is weak or not known here, so nobody
 * can say. `unchecked`: one of too many.
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
 * What the lists of revoked certificates in the file say of the signer, and of the clock: nothing, for there are none or they are
 * not of these (`none`); not enough (`lacking`); that they were good when used; or that the signer's was revoked before.
 */
export const SIGNATURE_REVOCATION = ['none', 'lacking', 'good', 'revoked'] as const;
export type SignatureRevocation = (typeof SIGNATURE_REVOCATION)[number];

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
  const { integrity, coverage, additions, trust, stamp, revocation } = one;
  if (integrity === 'altered' || integrity === 'unreadable' || coverage === 'partial' || stamp === 'broken')
    return 'bad';
  // Without a time stamp nobody knows whether it was signed before it was revoked.
  if (revocation === 'revoked') return stamp === 'trusted' ? 'bad' : 'doubtful';
  return integrity === 'intact' && trust === 'trusted' && additions !== 'unsigned' ? 'good' : 'doubtful';
}

/** The same of a whole file, in one word: the best that is said of a signature in it. Null where nobody has signed. */
export function reportVerdict(report: SignatureReport | null): SignatureVerdict | null {
  const signatures = report?.signatures.filter(({ kind }) => kind === 'signature') ?? [];
  const verdicts = signatures.map((one) => signatureVerdict(one));
  return SIGNATURE_VERDICTS.find((one) => verdicts.includes(one)) ?? null;
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
