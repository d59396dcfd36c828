import type { X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, fromBER } from 'asn1js';
import { Certificate } from 'pkijs';

/** What a signature is written in cannot be read. */
export class UnreadableSignature extends Error {
  override readonly name: string = 'UnreadableSignature';
}

/** It may be as it should, but holds more than is looked at here: nobody can say what it is worth. */
export class UnwieldySignature extends UnreadableSignature {
  override readonly name = 'UnwieldySignature';
}

/** They keep the work small, whatever somebody wrote. No honest signature is as deep; one with long lists in it may be as long. */
const LIMITS = { maxDepth: 40, maxNodes: 20_000, parseEmbedded: false };
/** As the library says it. */
const TOO_MANY_NODES = 'Maximum ASN.1 node count exceeded';

/**
 * The first value in `bytes`, in BER; what stands behind it is not looked at.
 *
 * @throws UnreadableSignature, UnwieldySignature
 */
export function readAsn1(bytes: Uint8Array): BaseBlock {
  return reading(() => {
    const { offset, result } = fromBER(new Uint8Array(bytes), LIMITS);
    if (offset <= 0 && result.error === TOO_MANY_NODES) throw new UnwieldySignature('That holds too many values.');
    if (offset <= 0) throw new UnreadableSignature('That is no BER.');
    return result;
  });
}

/** Runs what reads strangers' bytes: whatever a library stumbles over there, the bytes are to blame. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableSignature) throw error;
    throw new UnreadableSignature('That is written in a way that cannot be read.', { cause: error });
  }
}

export const bytesOf = (value: ArrayBuffer | Uint8Array): Buffer => Buffer.from(new Uint8Array(value));

/** As it was written, with tag and length: signatures are over bytes, not over what they mean. */
export const rawOf = (block: BaseBlock): Buffer => bytesOf(block.valueBeforeDecodeView);

/** @throws UnreadableSignature when it is no list */
export function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (!(block instanceof Constructed)) throw new UnreadableSignature('A list was expected.');
  return block.valueBlock.value;
}

/** What Node does not tell of a certificate. @throws UnreadableSignature */
export const readCertificate = ({ raw }: X509Certificate): Certificate =>
  reading(() => new Certificate({ schema: readAsn1(raw) }));
