import { type FieldLock, type PdfSignature, signatureLevel } from '@motcua/shared/signatures';
import { exactWords, type Translate } from '../time/time-words';

/** A signature in words: first who signed, then what is known of it, what matters most first. */
export function signatureLines(one: PdfSignature, translate: Translate): readonly string[] {
  const { integrity, coverage, additions, trust, stamp } = one;
  const readable = integrity !== 'unreadable' && integrity !== 'unchecked';
  return [
    whoWords(one, translate),
    coverage === 'partial' && translate('signatures.coverage.partial'),
    translate(`signatures.integrity.${integrity}`),
    // Nobody has looked what was added either.
    integrity !== 'unchecked' && coverage === 'revision' && translate(`signatures.additions.${additions}`),
    one.fieldLock && lockWords(one.fieldLock, translate),
    readable && translate(`signatures.trust.${trust}`),
    readable && stamp !== 'none' && translate(`signatures.stamp.${stamp}`, { time: timeWords(one.stampedAt) }),
    readable && one.missingIssuer && translate('signatures.missing', { issuer: one.missingIssuer }),
    readable && revocationWords(one, translate),
    signatureLevel(one) === 'B-LT' && translate('signatures.lasting'),
    one.kind === 'timestamp' && one.stampedAt && translate('signatures.stamped', { time: timeWords(one.stampedAt) }),
    stamp !== 'trusted' &&
      one.kind === 'signature' &&
      one.claimedAt &&
      translate('signatures.claimed', { time: timeWords(one.claimedAt) }),
  ].filter((line) => typeof line === 'string');
}

function lockWords({ scope, fields, state }: FieldLock, translate: Translate): string {
  return translate('signatures.lock.words', {
    what: translate(`signatures.lock.scope.${scope}`, { fields: fields.join(', ') }),
    state: translate(`signatures.lock.state.${state}`),
  });
}

/** What is known of whether the certificate was revoked, and from whom. */
function revocationWords(one: PdfSignature, translate: Translate): string {
  const { trust, revocation = 'none', revokedAt, revocationBy } = one;
  // Of who is not trusted it is not looked at; older reports knew no answers of OCSP.
  const wasLookedAt = trust === 'trusted' && revocationBy !== undefined;
  if (revocation === 'none' && !wasLookedAt) return translate('signatures.revocation.unchecked');
  const by = (revocationBy?.length ? revocationBy : ['crl' as const]).map((one) => one.toUpperCase()).join(', ');
  if (revocation === 'none' || revocation === 'lacking') return translate(`signatures.revocation.${revocation}`);
  if (!revokedAt) return translate(`signatures.revocation.${revocation}`, { by });
  const when = revocation === 'good' ? 'later' : 'since';
  return translate(`signatures.revocation.${when}`, { by, time: timeWords(revokedAt) });
}

/** A name is the signer's only where somebody who is trusted says so. */
function whoWords({ kind, signer, organisation, issuer, trust }: PdfSignature, translate: Translate): string {
  if (signer === null) return translate(`signatures.nobody.${kind}`);
  const name = organisation !== null && organisation !== signer ? `${signer} (${organisation})` : signer;
  const vouchedFor = trust === 'trusted' || trust === 'expired';
  return vouchedFor
    ? translate(`signatures.by.${kind}`, { name, issuer: issuer ?? '' })
    : translate(`signatures.claims.${kind}`, { name });
}

const timeWords = (at: string | null): string => (at === null ? '' : exactWords(new Date(at)));
