import { PDFArray, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { PdfFile } from '../pdf-file.js';
import { storeOf, type ValidationData } from '../validation-store.js';
import { newRevision, requireReference, withRevision } from './revision.js';

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Adds certificates, lists of revoked ones and answers about them to a signed PDF (a DSS), in a revision of its own that shows nowhere. What is there
 * already stays.
 *
 * @throws UnreadablePdf
 * @legal ETSI EN 319 142-1, 5.4.2
 */
export async function addValidationData(
  pdf: Buffer,
  { certificates, lists, answers = [] }: ValidationData,
): Promise<Buffer> {
  const file = new PdfFile(pdf);
  const root = requireReference(file.trailer.get(name('Root')));
  const catalog = file.dictionary(root);
  const given = catalog.get(name('DSS'));
  const revision = newRevision(file);
  const known = storeOf(file);
  const store = given ? file.dictionary(given).clone(revision) : revision.obj({ Type: 'DSS' });
  for (const [key, contents] of [
    ['Certs', lackingIn(known.certificates, certificates)],
    ['CRLs', lackingIn(known.lists, lists)],
    ['OCSPs', lackingIn(known.answers ?? [], answers)],
  ] as const) {
    if (contents.length === 0 && key === 'OCSPs') continue;
    const added = contents.map(({ raw }) => revision.register(revision.flateStream(raw)));
    store.set(name(key), revision.obj([...listIn(file, store.get(name(key))), ...added]));
  }
  const changed = catalog.clone(revision);
  changed.set(name('DSS'), revision.register(store));
  revision.assign(root, changed);
  return withRevision(pdf, file, revision);
}

/** A result is sealed by several offices one after the other, mostly below the same authorities. */
const lackingIn = <C extends { readonly raw: Buffer }>(known: readonly C[], given: readonly C[]): readonly C[] =>
  given.filter(({ raw }) => !known.some((one) => one.raw.equals(raw)));

function listIn(file: PdfFile, given: PDFObject | undefined): PDFObject[] {
  const value = given && file.value(given);
  return value instanceof PDFArray ? value.asArray() : [];
}
