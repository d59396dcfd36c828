import { X509Certificate } from 'node:crypto';
import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import { UnreadableSignature } from './asn1.js';
import { type PdfFile, UnreadablePdf } from './pdf-file.js';
import { type RevocationList, revocationListOf } from './revocation-list.js';
import type { Chain } from './trust.js';

/** What signatures can be checked with when authorities no longer answer. */
export interface ValidationData {
  readonly certificates: readonly X509Certificate[];
  readonly lists: readonly RevocationList[];
}

/** Two chains of four have eight. */
const MAX_ENTRIES = 30;

/** What a PDF has in its store (DSS) of certificates and lists; what cannot be read of it is left out. */
export function storeOf(file: PdfFile): ValidationData {
  return {
    certificates: contentsIn(file, 'Certs').flatMap(certificateIn),
    lists: contentsIn(file, 'CRLs').flatMap((raw) => revocationListOf(raw) ?? []),
  };
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

/** What lists say of a certificate and those above it, but for the root. */
export type ChainStatus =
  | { readonly kind: 'good' | 'lacking'; readonly certificate: X509Certificate | null }
  | { readonly kind: 'revoked'; readonly certificate: X509Certificate };

/**
 * Whether a chain was good at that time, by the lists at hand. A list counts when it was still new then or came out later, and
 * before the certificate ran out: behind that authorities drop it.
 */
export function statusOf(chain: Chain, lists: readonly RevocationList[], at: Date): ChainStatus {
  let lacking: X509Certificate | null = null;
  for (const [index, issuer] of chain.slice(1).entries()) {
    const certificate = chain[index]!;
    const dates = lists.filter((one) => counts(one, certificate, issuer, at)).map((one) => revokedIn(one, certificate));
    if (dates.some((date) => date !== null && date <= at)) return { kind: 'revoked', certificate };
    if (dates.length === 0) lacking ??= certificate;
  }
  return lacking ? { kind: 'lacking', certificate: lacking } : { kind: 'good', certificate: null };
}

/** One that may be believed of this certificate at that time. */
export function counts(list: RevocationList, certificate: X509Certificate, issuer: X509Certificate, at: Date): boolean {
  const wasNew = list.thisUpdate >= at || (list.nextUpdate !== null && list.nextUpdate >= at);
  return wasNew && list.thisUpdate <= new Date(certificate.validTo) && readable(() => list.isFor(certificate, issuer));
}

function readable(ask: () => boolean): boolean {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UnreadableSignature) return false;
    throw error;
  }
}

/** From the start, where the list is broken behind its signature: nobody trusts such an authority. */
function revokedIn(list: RevocationList, certificate: X509Certificate): Date | null {
  try {
    return list.revokedAt(certificate);
  } catch (error) {
    if (error instanceof UnreadableSignature) return new Date(0);
    throw error;
  }
}
