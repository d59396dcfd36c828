import { X509Certificate } from 'node:crypto';
import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import type { RevocationSource } from '@motcua/shared/signatures';
import { UnreadableSignature } from './asn1.js';
import { partsOfDer, readDer } from './der.js';
import type { PdfFile } from './pdf-file.js';
import { UnreadablePdf } from './pdf-values.js';
import { type OcspAnswer, ocspAnswersIn } from './ocsp-answer.js';
import { type RevocationList, revocationListOf } from './revocation-list.js';
import type { RevocationProof } from './revocation-proof.js';
import type { Chain } from './trust.js';

/** What signatures can be checked with when authorities no longer answer. */
export interface ValidationData {
  readonly certificates: readonly X509Certificate[];
  readonly lists: readonly RevocationList[];
  /** Answers of authorities that were asked (OCSP). */
  readonly answers?: readonly OcspAnswer[];
}

/** All that says whether a certificate is revoked. */
export const proofsIn = ({ lists, answers = [] }: ValidationData): readonly RevocationProof[] => [...lists, ...answers];

/** Two chains of four have eight. */
const MAX_ENTRIES = 30;

/** What a PDF has in its store (DSS) of certificates, lists and answers; what cannot be read of it is left out. */
export function storeOf(file: PdfFile): ValidationData {
  return {
    certificates: contentsIn(file, 'Certs').flatMap(certificateIn),
    lists: contentsIn(file, 'CRLs').flatMap((raw) => revocationListOf(raw) ?? []),
    answers: contentsIn(file, 'OCSPs').flatMap(ocspAnswersIn),
  };
}

/** What a signature has in itself of lists and answers; what cannot be read of it is left out. @legal ISO 32000-1, 12.8.3.3.2 */
export function archivedIn(archive: Buffer | null): Pick<ValidationData, 'lists' | 'answers'> {
  try {
    const parts = archive ? [...partsOfDer(readDer(archive))] : [];
    const under = (tag: number): Buffer[] => {
      const part = parts.find((one) => one.tag === tag);
      return part ? [...partsOfDer(readDer(part.content))].slice(0, MAX_ENTRIES).map(({ raw }) => raw) : [];
    };
    return {
      lists: under(0xa0).flatMap((raw) => revocationListOf(raw) ?? []),
      answers: under(0xa1).flatMap(ocspAnswersIn),
    };
  } catch (error) {
    if (error instanceof UnreadableSignature) return { lists: [], answers: [] };
    throw error;
  }
}

function contentsIn(file: PdfFile, kind: string): Buffer[] {
  try {
    const store = file.dictionary(file.trailer.get(PDFName.of('Root'))).get(PDFName.of('DSS'));
    const list = store && file.dictionary(store).get(PDFName.of(kind));
    const found = list && file.value(list);
    return found instanceof PDFArray
      ? found
          .asArray()
          .slice(0, MAX_ENTRIES)
          .map((one) => file.content(one))
      : [];
  } catch (error) {
    if (error instanceof UnreadablePdf) return [];
    throw error;
  }
}

function certificateIn(raw: Buffer): X509Certificate[] {
  try {
    return [new X509Certificate(raw)];
  } catch {
    return [];
  }
}

/** What proofs say of a certificate and those above it, but for the root. */
export type ChainStatus = {
  /** Since when one of them is revoked, be it after the time that was asked for. */
  readonly revokedAt: Date | null;
  /** Of what kind the proofs are. */
  readonly sources: ReadonlySet<RevocationSource>;
} & (
  | { readonly kind: 'good' | 'lacking'; readonly certificate: X509Certificate | null }
  | { readonly kind: 'revoked'; readonly certificate: X509Certificate }
);

/**
 * Whether a chain was good at that time, by the proofs at hand. One counts when it was still new then or came out later, and
 * before the certificate ran out: behind that authorities drop it.
 */
export function statusOf(chain: Chain, proofs: readonly RevocationProof[], at: Date): ChainStatus {
  let lacking: X509Certificate | null = null;
  let revoked: X509Certificate | null = null;
  let first: Date | null = null;
  const sources = new Set<RevocationSource>();
  for (const [index, issuer] of chain.slice(1).entries()) {
    const certificate = chain[index]!;
    const fitting = proofs.filter((one) => counts(one, certificate, issuer, at));
    for (const { source } of fitting) sources.add(source);
    for (const date of fitting.map((one) => revokedIn(one, certificate))) {
      if (date === null) continue;
      if (first === null || date < first) first = date;
      if (date <= at) revoked ??= certificate;
    }
    if (fitting.length === 0) lacking ??= certificate;
  }
  const seen = { revokedAt: first, sources };
  if (revoked) return { kind: 'revoked', certificate: revoked, ...seen };
  return { kind: lacking ? 'lacking' : 'good', certificate: lacking, ...seen };
}

/** One that may be believed of this certificate at that time. */
export function counts(
  proof: RevocationProof,
  certificate: X509Certificate,
  issuer: X509Certificate,
  at: Date,
): boolean {
  const { thisUpdate, nextUpdate } = proof;
  const wasNew = thisUpdate >= at || (nextUpdate !== null && nextUpdate >= at);
  return wasNew && thisUpdate <= new Date(certificate.validTo) && readable(() => proof.isFor(certificate, issuer));
}

function readable(ask: () => boolean): boolean {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UnreadableSignature) return false;
    throw error;
  }
}

/** From the start, where a list is broken behind its signature: nobody trusts such an authority. */
function revokedIn(proof: RevocationProof, certificate: X509Certificate): Date | null {
  try {
    return proof.revokedAt(certificate);
  } catch (error) {
    if (error instanceof UnreadableSignature) return new Date(0);
    throw error;
  }
}
