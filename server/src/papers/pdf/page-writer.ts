import PDFDocument from 'pdfkit';
import { type Face, FACES, faceBytes } from './faces.js';
import type { Align, PaperDocument, Words } from './paper-document.js';
import { type Line, setWords } from './set-words.js';

const MM = 72 / 25.4;

/** Millimetres: width, height, and the margins left, right, top, bottom. */
const SIZES = {
  a5: { width: 148, height: 210, left: 14, right: 11, top: 8, bottom: 11 },
  a4: { width: 210, height: 297, left: 25, right: 15, top: 14, bottom: 14 },
  'a4-landscape': { width: 297, height: 210, left: 15, right: 15, top: 14, bottom: 14 },
} as const;

/** Points: text, title, small text, corner and foot. */
const TYPE = {
  a5: { text: 10.5, title: 12.5, small: 9, corner: 8 },
  a4: { text: 13, title: 14, small: 11, corner: 9 },
  'a4-landscape': { text: 11, title: 14, small: 9.5, corner: 8.5 },
} as const;

type TypeSizes = Readonly<Record<keyof (typeof TYPE)['a5'], number>>;

const LINE_HEIGHT = 1.2;

export type Struct = PDFKit.PDFStructureElement;

/**
 * Writes on pages from top to bottom. Whatever says something belongs to an element of the structure tree; rules and
 * what repeats on each page are artifacts.
 */
export class PageWriter {
  readonly type: TypeSizes;
  readonly left: number;
  readonly width: number;
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: Struct;
  private readonly chunks: Buffer[] = [];
  private readonly bottom: number;
  private readonly widths = new Map<string, number>();
  /** Where the next block begins. */
  y = 0;

  /** @param scale of the type; 1 is the usual size */
  constructor(
    private readonly paper: PaperDocument,
    scale = 1,
  ) {
    const size = SIZES[paper.size];
    const { text, title, small, corner } = TYPE[paper.size];
    this.type = { text: text * scale, title: title * scale, small: small * scale, corner };
    this.left = size.left * MM;
    this.width = (size.width - size.left - size.right) * MM;
    this.bottom = (size.height - size.bottom) * MM;
    this.pdf = new PDFDocument({
      size: [size.width * MM, size.height * MM],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'vi-VN',
      displayTitle: true,
      // What the file says of itself comes from the paper alone, so that the same paper is the same file.
      info: { Title: paper.title, Creator: 'Motcua', Producer: 'Motcua', CreationDate: paper.at, ModDate: paper.at },
    });
    this.pdf.on('data', (chunk: Buffer) => void this.chunks.push(chunk));
    for (const face of FACES) this.pdf.registerFont(face, faceBytes(face));
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.newPage();
  }

  newPage(): void {
    this.pdf.addPage();
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
  element(type: string, within: Struct | null = null, options: ElementOptions = {}): Struct {
    const made = this.pdf.struct(type, options);
    (within ?? this.root).add(made);
    return made;
  }

  /** Draws something that says something. */
  say(element: Struct, draw: () => void): void {
    element.add(draw);
  }

  /** Draws what a reader may pass over. */
  decorate(draw: (pdf: PDFKit.PDFDocument) => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw(this.pdf);
    this.pdf.endMarkedContent();
  }

  /** Draws as part of the element that is being said. */
  draw(work: (pdf: PDFKit.PDFDocument) => void): void {
    work(this.pdf);
  }

  lines(words: Words, width: number, size = this.type.text): readonly Line[] {
    return setWords(words, width, (text, face) => this.widthOf(text, face, size));
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
    lines.forEach((line, index) => {
      const free = width - line.width;
      let at = x + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
      line.pieces.forEach(({ text, face, width: wide }, piece) => {
        // Whoever has it read aloud hears the last word of a line apart from the first of the next.
        const isBroken = piece === line.pieces.length - 1 && index < lines.length - 1;
        this.pdf
          .font(face)
          .fontSize(size)
          .text(isBroken ? `${text} ` : text, at, y + index * size * LINE_HEIGHT, { lineBreak: false });
        at += wide;
      });
    });
  }

  /** Sets and prints a block of its own, then moves below it. */
  paragraph(words: Words, { align = 'left', size = this.type.text, after = 0 }: ParagraphOptions = {}): void {
    const lines = this.lines(words, this.width, size);
    const height = this.heightOf(lines, size);
    this.need(height);
    const { y } = this;
    this.say(this.element('P'), () => this.print(lines, this.left, y, this.width, align, size));
    this.y += height + after;
  }

  /** The largest size, not above the wished one, at which the words stand on one line. */
  sizeOnOneLine(words: Words, width: number, wished: number): number {
    const [line] = this.lines(words, Number.POSITIVE_INFINITY, wished);
    return line!.width <= width ? wished : Math.floor(((wished * width) / line!.width) * 20) / 20;
  }

  get pages(): number {
    return this.pdf.bufferedPageRange().count;
  }

  /** Ends the file. */
  finish(): Promise<Buffer> {
    this.root.end();
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.pdf.switchToPage(page);
      const foot = count === 1 ? this.paper.foot : `${this.paper.foot} · Trang ${page + 1}/${count}`;
      this.pdf.markContent('Artifact', { type: 'Pagination' });
      const size = this.type.corner;
      this.print(this.lines(foot, this.width, size), this.left, this.bottom + 2.5, this.width, 'center', size);
      this.pdf.endMarkedContent();
    }
    return new Promise((resolve, reject) => {
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
      this.pdf.end();
    });
  }

  private widthOf(text: string, face: Face, size: number): number {
    const key = `${face} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.pdf.font(face).fontSize(1000).widthOfString(text);
      this.widths.set(key, width);
    }
    return (width * size) / 1000;
  }
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
