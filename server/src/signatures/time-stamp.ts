import type { SignatureTrust } from '@motcua/shared/signatures';
import type { X509Certificate } from 'node:crypto';
import type { Integer } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { bytesOf, readAsn1, reading, UnreadableSignature } from './asn1.js';
import { digestOf, hashNamed, OID, SignedMessage } from './signed-message.js';
import { type Chain, trustIn } from './trust.js';

/** A time stamp (RFC 3161), read. */
export interface TimeStamp {
  readonly at: Date;
  /** By which the stamped bytes are digested; null: weak or not known. */
  readonly hash: string | null;
  readonly authority: X509Certificate | null;
  /** Whether it stamps bytes of this digest, in the authority's own hand; null where it is signed in a way not known here. */
  isOver(digest: Buffer): boolean | null;
  /** Whether it answers the question with this number. */
  answers(nonce: Integer): boolean;
  /** Those that came with it. */
  readonly certificates: readonly X509Certificate[];
  /** In the authority, at the time it stamped; `others` are certificates from elsewhere. */
  trust(
    roots: readonly X509Certificate[],
    others?: readonly X509Certificate[],
  ): { readonly trust: SignatureTrust; readonly chain: Chain | null };
}

/** @throws UnreadableSignature */
export function readTimeStamp(token: Uint8Array): TimeStamp {
  const message = new SignedMessage(token);
  const { content, signer, certificates } = message;
  if (message.contentType !== OID.timeStampInfo || !content) throw new UnreadableSignature('That is no time stamp.');
  const { genTime: at, messageImprint, nonce } = reading(() => new TSTInfo({ schema: readAsn1(content) }));
  if (Number.isNaN(at.getTime())) throw new UnreadableSignature('A time was expected.');
  return {
    at,
    hash: hashNamed(messageImprint.hashAlgorithm),
    authority: signer,
    isOver: (digest) => {
      if (message.hash === null) return null;
      const isTheirs = message.isOver(digestOf(message.hash, content));
      return isTheirs === true ? bytesOf(messageImprint.hashedMessage.getValue()).equals(digest) : isTheirs;
    },
    answers: (asked) => nonce?.isEqual(asked) === true,
    certificates,
    trust: (roots, others = []) =>
      signer
        ? trustIn(signer, roots, { certificates: [...certificates, ...others], at, purpose: 'timestamp' })
        : { trust: 'unknown', chain: null },
  };
}
