import {
  IncrementalDocumentSnapshot,
  PDFContext,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStreamWriter,
  PDFWriter,
} from '@cantoo/pdf-lib';
import type { PdfFile } from '../pdf-file.js';
import { UnreadablePdf } from '../pdf-values.js';

/** Holds what a revision of a file is to say, and nothing else. */
export function newRevision(file: PdfFile): PDFContext {
  const revision = PDFContext.create();
  revision.largestObjectNumber = file.size - 1;
  return revision;
}

/** The file with the revision behind it: a file that packs its table goes on doing so. */
export async function withRevision(pdf: Buffer, file: PdfFile, revision: PDFContext): Promise<Buffer> {
  const [Root, Info, ID] = ['Root', 'Info', 'ID'].map((key) => file.trailer.get(PDFName.of(key)));
  revision.trailerInfo = { ...(Root && { Root }), ...(Info && { Info }), ...(ID && { ID }) };
  const snapshot = new IncrementalDocumentSnapshot(0, new Set(), pdf.length, file.tableAt, revision);
  const writer = file.tableIsStream ? PDFStreamWriter : PDFWriter;
  const written = await writer.forContextWithSnapshot(revision, Infinity, snapshot).serializeToBuffer();
  return Buffer.concat([pdf, written]);
}

/** @throws UnreadablePdf */
export function requireReference(value: PDFObject | undefined): PDFRef {
  if (value instanceof PDFRef) return value;
  throw new UnreadablePdf('A reference was expected.');
}
