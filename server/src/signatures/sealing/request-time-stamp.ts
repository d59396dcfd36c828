import { createHash, randomBytes, type X509Certificate } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs';
import { partsOf, rawOf, readAsn1 } from '../asn1.js';
import { OID } from '../signed-message.js';
import { readTimeStamp, type TimeStamp } from '../time-stamp.js';

const MAX_ANSWER = 262_144;
/** From our own clock: one of both is wrong, or the stamp is none of now. */
const MAX_APART_MS = 5 * 60_000;

export interface StampTerms {
  readonly timeoutMs: number;
  /** The time here. */
  readonly at: Date;
  /** Whom the installation trusts; where it trusts any, stamps of other clocks are worth nothing to it. */
  readonly roots: readonly X509Certificate[];
}

/** The clock did not answer, or not with a stamp over what was sent. */
export class NoTimeStamp extends Error {
  override readonly name = 'NoTimeStamp';
}

/**
 * Asks a time stamp server (RFC 3161) to stamp bytes now; what it answers is checked before it is used.
 *
 * @throws NoTimeStamp
 */
export async function requestTimeStamp(url: string, bytes: Buffer, terms: StampTerms): Promise<Buffer> {
  const digest = createHash('sha256').update(bytes).digest();
  const nonce = randomNonce();
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(digest) }),
    }),
    nonce,
    certReq: true,
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: query.toSchema().toBER(),
      redirect: 'error',
      signal: AbortSignal.timeout(terms.timeoutMs),
    });
    if (!response.ok) throw new NoTimeStamp(`The time stamp server answered ${response.status}.`);
    const token = tokenIn(await bodyOf(response));
    requireStamp(readTimeStamp(token), { digest, nonce }, terms);
    return token;
  } catch (error) {
    if (error instanceof NoTimeStamp) throw error;
    throw new NoTimeStamp('The time stamp server gave no stamp.', { cause: error });
  }
}

async function bodyOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_ANSWER) throw new NoTimeStamp('The time stamp server answered too much.');
  }
  return Buffer.concat(chunks);
}

/** Positive, and without zeros before it. */
function randomNonce(): Integer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return new Integer({ valueHex: new Uint8Array(bytes) });
}

function tokenIn(answer: Buffer): Buffer {
  const block = readAsn1(answer);
  const { status, timeStampToken } = new TimeStampResp({ schema: block });
  const granted = [PKIStatus.granted, PKIStatus.grantedWithMods].includes(status.status);
  if (!granted || !timeStampToken) throw new NoTimeStamp('The time stamp server refused.');
  return rawOf(partsOf(block)[1]!);
}

function requireStamp(
  stamp: TimeStamp,
  asked: { readonly digest: Buffer; readonly nonce: Integer },
  { at, roots }: StampTerms,
): void {
  if (stamp.hash !== 'sha256' || stamp.isOver(asked.digest) !== true || !stamp.answers(asked.nonce)) {
    throw new NoTimeStamp('The time stamp is over something else, or nobody signed it.');
  }
  if (Math.abs(stamp.at.getTime() - at.getTime()) > MAX_APART_MS) {
    throw new NoTimeStamp('The time stamp is more than five minutes from the time of this server.');
  }
  if (roots.length > 0 && stamp.trust(roots).trust !== 'trusted') {
    throw new NoTimeStamp('The time stamp is of a clock that MOTCUA_SIGNATURE_ROOTS do not vouch for.');
  }
}
