import type { X509Certificate } from 'node:crypto';
import { UnreadableSignature } from '../asn1.js';
import { type OcspAnswer, ocspAnswersIn } from '../ocsp-answer.js';
import { type RevocationList, revocationListOf } from '../revocation-list.js';
import type { RevocationProof } from '../revocation-proof.js';
import { answerPoints, type Chain, distributionPoints } from '../trust.js';
import { counts, statusOf, type ValidationData } from '../validation-store.js';
import { ListNotFetched } from './fetch-list.js';
import { ocspQuestion } from './ocsp-question.js';

/** Fetches what stands at an address, or the answer to a question that is asked there. @throws ListNotFetched */
export type Fetcher = (url: string, question?: Buffer) => Promise<Buffer>;

export interface Gathered {
  readonly data: ValidationData;
  /** Of these nobody says whether they are revoked. */
  readonly lacking: readonly X509Certificate[];
  readonly revoked: X509Certificate | null;
}

/**
 * All it takes to check chains later: their certificates, and for each but the root the list that says whether it is revoked, out
 * of those at hand, or from where the certificate says it is; where there is no list, the answer of whom it says may be asked.
 */
export async function gatherValidation(
  chains: readonly Chain[],
  { lists: known }: ValidationData,
  { at, fetcher }: { readonly at: Date; readonly fetcher?: Fetcher },
): Promise<Gathered> {
  const lists = new Set<RevocationList>();
  const answers = new Set<OcspAnswer>();
  const certificates = new Map<string, X509Certificate>();
  const lacking: X509Certificate[] = [];
  for (const chain of chains) {
    for (const one of chain) certificates.set(one.fingerprint256, one);
    for (const [index, issuer] of chain.slice(1).entries()) {
      const certificate = chain[index]!;
      const fits = (proof: RevocationProof): boolean => counts(proof, certificate, issuer, at);
      if ([...answers].some(fits)) continue;
      const [newest] = [...lists, ...known]
        .filter(fits)
        .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
      const found = newest ?? (fetcher ? await fetched(certificate, fetcher, fits) : null);
      const answer = found || !fetcher ? null : await answered(certificate, issuer, fetcher, fits);
      if (found) lists.add(found);
      else if (answer) answers.add(answer);
      else lacking.push(certificate);
    }
  }
  const statuses = chains.map((chain) => statusOf(chain, [...lists, ...answers], at));
  const revoked = statuses.find(({ kind }) => kind === 'revoked')?.certificate ?? null;
  return {
    data: { certificates: [...certificates.values()], lists: [...lists], answers: [...answers] },
    lacking,
    revoked,
  };
}

async function fetched(
  certificate: X509Certificate,
  fetcher: Fetcher,
  fits: (list: RevocationList) => boolean,
): Promise<RevocationList | null> {
  for (const url of said(() => distributionPoints(certificate)).slice(0, MAX_POINTS)) {
    try {
      const list = listsIn(await fetcher(url)).find(fits);
      if (list) return list;
    } catch (error) {
      if (!(error instanceof ListNotFetched)) throw error;
    }
  }
  return null;
}
const MAX_POINTS = 3;

async function answered(
  certificate: X509Certificate,
  issuer: X509Certificate,
  fetcher: Fetcher,
  fits: (answer: OcspAnswer) => boolean,
): Promise<OcspAnswer | null> {
  for (const url of said(() => answerPoints(certificate)).slice(0, MAX_POINTS)) {
    try {
      const answer = ocspAnswersIn(await fetcher(url, ocspQuestion(certificate, issuer))).find(fits);
      if (answer) return answer;
    } catch (error) {
      if (!(error instanceof ListNotFetched || error instanceof UnreadableSignature)) throw error;
    }
  }
  return null;
}

/** Addresses that a certificate names; none where they cannot be read. */
function said(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableSignature) return [];
    throw error;
  }
}

/** Lists as files have them: one in DER, or any number in PEM; what cannot be read is left out. */
export const listsIn = (bytes: Buffer): RevocationList[] =>
  (bytes[0] === 0x30 ? [bytes] : derIn(bytes)).flatMap((raw) => revocationListOf(raw) ?? []);

const derIn = (bytes: Buffer): Buffer[] =>
  [...bytes.toString('latin1').matchAll(/-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/g)].map(([, text]) =>
    Buffer.from(text!, 'base64'),
  );
