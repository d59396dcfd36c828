import PDFDocument from 'pdfkit';
import { type Face, FACES, faceBytes } from './faces.js';

/** So many words are known by their width; then it begins anew. */
const MOST_KNOWN = 5_000;

let measuring: PDFKit.PDFDocument | null = null;
const known = new Map<string, number>();

/** The width of words on one line, at a type size in points. Faces are opened once: that takes longer than a paper does. */
export function widthOf(text: string, face: Face, size: number): number {
  const key = `${face} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    width = openFaces().font(face).fontSize(1000).widthOfString(text);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(key, width);
  }
  return (width * size) / 1000;
}

function openFaces(): PDFKit.PDFDocument {
  if (measuring) return measuring;
  measuring = new PDFDocument({ autoFirstPage: false });
  for (const face of FACES) measuring.registerFont(face, faceBytes(face));
  return measuring;
}
