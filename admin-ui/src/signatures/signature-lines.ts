import { type PdfSignature, signatureLevel } from '@motcua/shared/signatures';
import { exactWords, type Translate } from '../time/time-words';

/** A signature in words: first who signed, then what is known of it, what matters most first. */
export function signatureLines(one: PdfSignature, translate: Translate): readonly string[] {
  const { integrity, coverage, additions, trust, stamp, revocation } = one;
  const readable = integrity !== 'unreadable' && integrity !== 'unchecked';
  return [
    whoWords(one, translate),
    coverage === 'partial' && translate('signatures.coverage.partial'),
    translate(`signatures.integrity.${integrity}`),
    coverage === 'revision' && translate(`signatures.additions.${additions}`),
    readable && translate(`signatures.trust.${trust}`),
    readable && stamp !== 'none' && translate(`signatures.stamp.${stamp}`, { time: timeWords(one.stampedAt) }),
    readable && revocation !== 'good' && translate(`signatures.revocation.${revocation ?? 'none'}`),
    signatureLevel(one) === 'B-LT' && translate('signatures.lasting'),
    one.kind === 'timestamp' && one.stampedAt && translate('signatures.stamped', { time: timeWords(one.stampedAt) }),
    stamp !== 'trusted' &&
      one.kind === 'signature' &&
      one.claimedAt &&
      translate('signatures.claimed', { time: timeWords(one.claimedAt) }),
  ].filter((line) => typeof line === 'string');
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
