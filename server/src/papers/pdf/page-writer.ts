import PDFDocument from 'pdfkit';
import { FACES, faceBytes } from './faces.js';
import type { Align, PaperDocument, Words } from './paper-document.js';
import { type Line, setWords } from './set-words.js';
import { widthOf } from './width-of.js';

const MM = 72 / 25.4;

/** Millimetres: width, height, and the margins left, right, top, bottom. */
const SIZES = {
  a5: { width: 148, height: 210, left: 14, right: 11, top: 8, bottom: 11 },
  a4: { width: 210, height: 297, left: 25, right: 15, top: 14, bottom: 14 },
  'a4-landscape': { width: 297, height: 210, left: 15, right: 15, top: 14, bottom: 14 },
} as const;

/** Points between what a page holds and its foot. */
const FOOT = 7;

/** Points: text, title, small text, corner and foot. */
const TYPE = {
  a5: { text: 10.5, title: 12.5, small: 9, corner: 8 },
  a4: { text: 13, title: 14, small: 11, corner: 9 },
  'a4-landscape': { text: 11, title: 14, small: 9.5, corner: 8.5 },
} as const;

type TypeSizes = Readonly<Record<keyof (typeof TYPE)['a5'], number>>;

const LINE_HEIGHT = 1.2;
const GAP = 3;
const HAND = 46;

/** Null where nothing is drawn. */
export type Struct = PDFKit.PDFStructureElement | null;

/**
 * Writes on pages from top to bottom. Whatever says something belongs to an element of the structure tree; rules and
 * what repeats on each page are artifacts.
 */
export class PageWriter {
  readonly type: TypeSizes;
  /** Between blocks. */
  readonly gap: number;
  /** What a hand needs to sign. */
  readonly hand: number;
  readonly left: number;
  readonly width: number;
  private readonly bottom: number;
  private readonly file: TaggedPdf | null;
  private count = 0;
  /** Where the next block begins. */
  y = 0;

  /**
   * @param scale of the type; 1 is the usual size
   * @param draws otherwise it is only counted how many pages the paper takes
   */
  constructor(
    private readonly paper: PaperDocument,
    scale: number,
    draws: boolean,
  ) {
    const size = SIZES[paper.size];
    const { text, title, small, corner } = TYPE[paper.size];
    this.type = { text: text * scale, title: title * scale, small: small * scale, corner };
    // White space gives way first.
    this.gap = GAP * scale ** 4;
    this.hand = HAND * scale ** 2;
    this.left = size.left * MM;
    this.width = (size.width - size.left - size.right) * MM;
    this.bottom = (size.height - size.bottom) * MM;
    this.file = draws ? beginPdf(paper) : null;
    this.newPage();
  }

  newPage(): void {
    this.file?.pdf.addPage();
    this.count += 1;
    this.y = SIZES[this.paper.size].top * MM;
  }

  /** Whether so much more fits on this page. */
  fits(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  /** Makes room: on the next page where this one is full. */
  need(height: number): void {
    if (!this.fits(height)) this.newPage();
  }

  /** One element of the structure tree under another, or under the document. */
  element(type: string, within: Struct = null, options: ElementOptions = {}): Struct {
    if (!this.file) return null;
    const made = this.file.pdf.struct(type, options);
    (within ?? this.file.root).add(made);
    return made;
  }

  /** Draws something that says something. */
  say(element: Struct, draw: () => void): void {
    element?.add(draw);
  }

  /** Draws what a reader may pass over. */
  decorate(draw: (pdf: PDFKit.PDFDocument) => void): void {
    if (!this.file) return;
    const { pdf } = this.file;
    pdf.markContent('Artifact', { type: 'Layout' });
    draw(pdf);
    pdf.endMarkedContent();
  }

  /** Draws as part of the element that is being said. */
  draw(work: (pdf: PDFKit.PDFDocument) => void): void {
    if (this.file) work(this.file.pdf);
  }

  lines(words: Words, width: number, size = this.type.text): readonly Line[] {
    return setWords(words, width, (text, face) => widthOf(text, face, size));
  }

  heightOf(lines: readonly Line[], size = this.type.text): number {
    return lines.length * size * LINE_HEIGHT;
  }

  /** Prints lines that have been set; only inside `say` or `decorate`. */
  print(
    lines: readonly Line[],
    x: number,
    y: number,
    width: number,
    align: Align = 'left',
    size = this.type.text,
  ): void {
    if (!this.file) return;
    const { pdf } = this.file;
    lines.forEach((line, index) => {
      const free = width - line.width;
      let at = x + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
      line.pieces.forEach(({ text, face, width: wide }, piece) => {
        // Whoever has it read aloud hears the last word of a line apart from the first of the next.
        const isBroken = piece === line.pieces.length - 1 && index < lines.length - 1 && !line.isCut;
        pdf
          .font(face)
          .fontSize(size)
          .text(isBroken ? `${text} ` : text, at, y + index * size * LINE_HEIGHT, { lineBreak: false });
        at += wide;
      });
    });
  }

  /** How much a page holds. */
  get room(): number {
    return this.bottom - SIZES[this.paper.size].top * MM;
  }

  /** Sets and prints a block of its own, then moves below it. What no page could hold begins on this one and goes on. */
  paragraph(words: Words, { align = 'left', size = this.type.text, after = 0 }: ParagraphOptions = {}): void {
    let lines = this.lines(words, this.width, size);
    if (this.heightOf(lines, size) <= this.room) this.need(this.heightOf(lines, size));
    const element = this.element('P');
    const put = (some: readonly Line[]): void => {
      const { y } = this;
      this.say(element, () => this.print(some, this.left, y, this.width, align, size));
      this.y += this.heightOf(some, size);
    };
    while (this.heightOf(lines, size) > this.room) {
      const fit = Math.max(0, Math.floor((this.bottom - this.y) / (size * LINE_HEIGHT)));
      if (fit > 0) put(lines.slice(0, fit));
      lines = lines.slice(fit);
      this.newPage();
    }
    put(lines);
    this.y += after;
  }

  /** The largest size, not above the wished one, at which the words stand on one line. */
  sizeOnOneLine(words: Words, width: number, wished: number): number {
    const [line] = this.lines(words, Number.POSITIVE_INFINITY, wished);
    return line!.width <= width ? wished : Math.floor(((wished * width) / line!.width) * 20) / 20;
  }

  get pages(): number {
    return this.count;
  }

  /** Ends the file. @throws Error when nothing was to be drawn */
  finish(): Promise<Buffer> {
    if (!this.file) throw new Error('There is no file: its pages were only counted.');
    const { pdf, root, chunks } = this.file;
    root.end();
    for (let page = 0; page < this.count; page++) {
      pdf.switchToPage(page);
      const foot = this.count === 1 ? this.paper.foot : `${this.paper.foot} · Trang ${page + 1}/${this.count}`;
      pdf.markContent('Artifact', { type: 'Pagination' });
      const size = this.type.corner;
      this.print(this.lines(foot, this.width, size), this.left, this.bottom + FOOT, this.width, 'center', size);
      pdf.endMarkedContent();
    }
    return new Promise((resolve, reject) => {
      pdf.on('end', () => resolve(Buffer.concat(chunks)));
      pdf.on('error', reject);
      pdf.end();
    });
  }
}

interface TaggedPdf {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
  readonly chunks: Buffer[];
}

function beginPdf({ size, title, at }: PaperDocument): TaggedPdf {
  const { width, height } = SIZES[size];
  const pdf = new PDFDocument({
    size: [width * MM, height * MM],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    // What the file says of itself comes from the paper alone, so that the same paper is the same file.
    info: { Title: title, Creator: 'Motcua', Producer: 'Motcua', CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
  for (const face of FACES) pdf.registerFont(face, faceBytes(face));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return { pdf, root, chunks };
}

interface ParagraphOptions {
  readonly align?: Align;
  readonly size?: number;
  readonly after?: number;
}

interface ElementOptions {
  /** What a picture shows. */
  readonly alt?: string;
  /** Left, top, right, bottom. */
  readonly bbox?: [number, number, number, number];
  /** What a cell of a header is the header of. */
  readonly scope?: 'Column';
}
