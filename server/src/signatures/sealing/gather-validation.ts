import type { X509Certificate } from 'node:crypto';
import { UnreadableSignature } from '../asn1.js';
import { type RevocationList, revocationListOf } from '../revocation-list.js';
import { type Chain, distributionPoints } from '../trust.js';
import { counts, statusOf, type ValidationData } from '../validation-store.js';
import { ListNotFetched } from './fetch-list.js';

/** Fetches what stands at an address. @throws ListNotFetched */
export type Fetcher = (url: string) => Promise<Buffer>;

export interface Gathered {
  readonly data: ValidationData;
  /** Of these no list was to be had. */
  readonly lacking: readonly X509Certificate[];
  readonly revoked: X509Certificate | null;
}

/**
 * All it takes to check chains later: their certificates, and for each but the root the list that says whether it is revoked, out
 * of those at hand, or from where the certificate says it is.
 */
export async function gatherValidation(
  chains: readonly Chain[],
  { lists: known }: ValidationData,
  { at, fetcher }: { readonly at: Date; readonly fetcher?: Fetcher },
): Promise<Gathered> {
  const lists = new Set<RevocationList>();
  const certificates = new Map<string, X509Certificate>();
  const lacking: X509Certificate[] = [];
  for (const chain of chains) {
    for (const one of chain) certificates.set(one.fingerprint256, one);
    for (const [index, issuer] of chain.slice(1).entries()) {
      const certificate = chain[index]!;
      const fits = (list: RevocationList): boolean => counts(list, certificate, issuer, at);
      const [newest] = [...lists, ...known]
        .filter(fits)
        .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
      const found = newest ?? (fetcher ? await fetched(certificate, fetcher, fits) : null);
      if (found) lists.add(found);
      else lacking.push(certificate);
    }
  }
  const statuses = chains.map((chain) => statusOf(chain, [...lists], at));
  const revoked = statuses.find(({ kind }) => kind === 'revoked')?.certificate ?? null;
  return { data: { certificates: [...certificates.values()], lists: [...lists] }, lacking, revoked };
}

async function fetched(
  certificate: X509Certificate,
  fetcher: Fetcher,
  fits: (list: RevocationList) => boolean,
): Promise<RevocationList | null> {
  for (const url of pointsOf(certificate).slice(0, MAX_POINTS)) {
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

function pointsOf(certificate: X509Certificate): readonly string[] {
  try {
    return distributionPoints(certificate);
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
