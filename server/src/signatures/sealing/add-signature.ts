import { createHash } from 'node:crypto';
import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { PdfFile } from '../pdf-file.js';
import { UnreadablePdf } from '../pdf-values.js';
import { newRevision, requireReference, withRevision } from './revision.js';

/** Bytes kept free for the signature; with a chain of four and a time stamp it has ten thousand. */
const ROOM = 30_000;
const MAX_TREE = 50;

/** A PDF with a place for a signature in a revision of its own: what was there before stays byte for byte. */
export interface PreparedPdf {
  /** SHA-256 of all but the place. */
  readonly digest: Buffer;
  /** The file with the signature in its place. @throws RangeError when it does not fit */
  finish(signature: Buffer): Buffer;
}

/** The file forbids what would be done to it: encrypted, certified as final, or changed after somebody had signed it. */
export class LockedPdf extends Error {
  override readonly name = 'LockedPdf';
}

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Adds an invisible signature field to a PDF. Earlier signatures stay as valid as they were.
 *
 * @throws UnreadablePdf, LockedPdf
 */
export async function prepareSignature(pdf: Buffer, signedAt: Date): Promise<PreparedPdf> {
  const file = new PdfFile(pdf);
  if (file.trailer.has(name('Encrypt'))) throw new LockedPdf('It is encrypted.');
  const root = requireReference(file.trailer.get(name('Root')));
  const catalog = file.dictionary(root);
  const permissions = catalog.get(name('Perms'));
  if (permissions && file.dictionary(permissions).has(name('DocMDP'))) {
    throw new LockedPdf('Who signed it certified it as final.');
  }
  const page = firstPage(file, catalog);
  const revision = newRevision(file);
  const field = revision.register(
    revision.obj({
      ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: PDFHexString.fromText(`KySo${file.size}`) },
      ...{ V: revision.register(signatureValue(signedAt)), P: page.reference, Rect: [0, 0, 0, 0], F: 132 },
    }),
  );
  revision.assign(root, withField(file, revision, catalog, field));
  revision.assign(page.reference, withEntry(file, revision, page.entries, ['Annots', field]));
  return new Prepared(await withRevision(pdf, file, revision));
}

class Prepared implements PreparedPdf {
  readonly digest: Buffer;
  private readonly gapAt: number;

  constructor(private readonly pdf: Buffer) {
    this.gapAt = pdf.lastIndexOf(`/Contents <${'0'.repeat(32)}`, undefined, 'latin1') + '/Contents '.length;
    const goesOnAt = this.gapAt + ROOM * 2 + 2;
    const range = [0, this.gapAt, goesOnAt, pdf.length - goesOnAt];
    const text = `/ByteRange [${range.map((one) => String(one).padStart(10, '0')).join(' ')}]`;
    pdf.write(text, pdf.lastIndexOf('/ByteRange [', undefined, 'latin1'), 'latin1');
    this.digest = createHash('sha256').update(pdf.subarray(0, this.gapAt)).update(pdf.subarray(goesOnAt)).digest();
  }

  finish(signature: Buffer): Buffer {
    if (signature.length > ROOM) throw new RangeError('The signature is longer than its place.');
    this.pdf.write(signature.toString('hex'), this.gapAt + 1, 'latin1');
    return this.pdf;
  }
}

/** As it stands in the file, byte by byte: what is signed is all but the place in it. */
function signatureValue(signedAt: Date): PDFInvalidObject {
  const digits = signedAt.toISOString().replace(/\D/g, '').slice(0, 14);
  const range = Array.from({ length: 4 }, () => '0'.repeat(10)).join(' ');
  const text =
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${digits}Z) ` +
    `/ByteRange [${range}] /Contents <${'0'.repeat(ROOM * 2)}> >>`;
  return PDFInvalidObject.of(Buffer.from(text, 'latin1'));
}

function withField(file: PdfFile, revision: PDFContext, catalog: PDFDict, field: PDFRef): PDFDict {
  const given = catalog.get(name('AcroForm'));
  const form = given ? file.dictionary(given) : revision.obj({});
  const changed = withEntry(file, revision, form, ['Fields', field]);
  // Signatures are there, and the file may only be added to.
  changed.set(name('SigFlags'), PDFNumber.of(3));
  const copy = catalog.clone(revision);
  copy.set(name('AcroForm'), changed);
  return copy;
}

/** A copy with one more in the list of that name. */
function withEntry(
  file: PdfFile,
  revision: PDFContext,
  given: PDFDict,
  [key, added]: readonly [string, PDFRef],
): PDFDict {
  const list = given.get(name(key));
  const copy = given.clone(revision);
  copy.set(name(key), revision.obj([...(list ? listIn(file, list) : []), added]));
  return copy;
}

function listIn(file: PdfFile, given: PDFObject | undefined): PDFObject[] {
  const value = file.value(given);
  if (!(value instanceof PDFArray)) throw new UnreadablePdf('A list was expected.');
  return value.asArray();
}

function firstPage(file: PdfFile, catalog: PDFDict): { readonly reference: PDFRef; readonly entries: PDFDict } {
  let reference = requireReference(catalog.get(name('Pages')));
  for (let depth = 0; depth < MAX_TREE; depth++) {
    const entries = file.dictionary(reference);
    const kids = entries.get(name('Kids'));
    if (!kids) return { reference, entries };
    reference = requireReference(listIn(file, kids)[0]);
  }
  throw new UnreadablePdf('It has no page.');
}
