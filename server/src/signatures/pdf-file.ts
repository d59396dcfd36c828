import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import {
  missing,
  numberIn,
  numbersIn,
  reading,
  requireDictionary,
  requireStream,
  UnreadablePdf,
  wholeNumber,
} from './pdf-values.js';
import { unpackStream } from './unpack-stream.js';

/** Where an object lies: in the file, or packed with others in a stream. */
type Place = { readonly at: number } | { readonly inStream: number; readonly index: number };

/** No revision more than this: each signature and each filled form is one. */
const MAX_REVISIONS = 200;
/** Rows of all tables together; a file of 25 MB has room for no more. */
const MAX_ROWS = 1_250_000;
/** No single object that is read here has more bytes: a page with its list of annotations, a packed table. */
const MAX_OBJECT = 4 * 1_048_576;
/** All that is read of one file, each object as often as it is asked for. */
const MAX_READ = 16 * 1_048_576;
/** The list of what a stream of packed objects holds, in bytes. */
const MAX_HEADS = 262_144;
/** All that is unpacked of one file. */
const MAX_UNPACKED = 32 * 1_048_576;
/** Objects that are all gone through: a paper of a hundred pages has a few thousand. */
const MAX_OBJECTS = 50_000;

const name = (text: string): PDFName => PDFName.of(text);

/**
 * The objects of a PDF, found by its own table, read one by one. The library would take whichever stands last in the file: who
 * hides a second page behind the one that is shown would have that one sealed.
 */
export class PdfFile {
  /** What the last table says of the whole file. */
  readonly trailer: PDFDict;
  /** Where the last table is, and how it is written. */
  readonly tableAt: number;
  readonly tableIsStream: boolean;
  /** Where the tables are, the last first: one for each revision, or two where a file was made for reading over a network. */
  readonly tables: readonly number[];
  private readonly context = PDFContext.create();
  /** Other programs may find other objects in it: an object stands twice in a table, or there are two tables for one revision. */
  isAmbiguous = false;
  private readonly places = new Map<number, Place | null>();
  private rows = 0;
  /** Numbers in the table that is read. */
  private seen = new Set<number>();
  private left = MAX_UNPACKED;
  private toRead = MAX_READ;

  /** @throws UnreadablePdf */
  constructor(
    private readonly bytes: Buffer,
    private readonly maxRows = MAX_ROWS,
  ) {
    const last = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(this.text(Math.max(0, bytes.length - 2_048), 2_048));
    if (!last) throw new UnreadablePdf('It does not say where its table is.');
    this.tableAt = Number(last[1]);
    this.tableIsStream = !this.stands('xref', this.tableAt);
    const trailers = new Map<number, PDFDict>();
    let next: number | null = this.tableAt;
    while (next !== null) {
      if (trailers.size > MAX_REVISIONS) throw new UnreadablePdf('It has too many revisions.');
      if (trailers.has(next)) throw new UnreadablePdf('Its tables run in a circle.');
      const trailer: PDFDict = this.readTable(next);
      trailers.set(next, trailer);
      const hybrid = numberIn(trailer, 'XRefStm');
      if (hybrid !== null) this.readTable(hybrid);
      this.isAmbiguous ||= hybrid !== null;
      next = numberIn(trailer, 'Prev');
    }
    this.trailer = trailers.get(this.tableAt)!;
    this.tables = [...trailers.keys()];
  }

  get length(): number {
    return this.bytes.length;
  }

  /** One more than the highest number of an object. */
  get size(): number {
    return [...this.places.keys()].reduce((size, one) => Math.max(size, one + 1), numberIn(this.trailer, 'Size') ?? 0);
  }

  /**
   * The value itself, where it is referred to.
   *
   * @throws UnreadablePdf when there is none
   */
  value(given: PDFObject | undefined): PDFObject {
    if (!given) throw missing();
    if (!(given instanceof PDFRef)) return given;
    const place = this.places.get(given.objectNumber);
    if (!place) throw missing();
    if ('at' in place) return this.read(this.bytes, this.beginOf(place.at, given.objectNumber));
    const container = this.places.get(place.inStream);
    if (!container || !('at' in container)) throw missing();
    // Only the one that is asked for: others may be older than what stands elsewhere, or there to make work.
    const { content, places } = this.packedIn(container.at, place.inStream);
    // By its place in the list, as viewers take it: the number may stand there twice.
    const [number, at] = places[place.index] ?? [];
    if (number !== given.objectNumber || at === undefined) throw missing();
    return this.read(content, at);
  }

  dictionary(given: PDFObject | undefined): PDFDict {
    return requireDictionary(this.value(given));
  }

  /** What a stream holds, unpacked. */
  content(given: PDFObject | undefined): Buffer {
    return this.unpacked(requireStream(this.value(given)));
  }

  /** Whether there is an object with this number. */
  has(number: number): boolean {
    return Boolean(this.places.get(number));
  }

  /** Numbers of objects that are not where they are in another state of the file. */
  changesSince(before: PdfFile): number[] {
    const numbers = new Set([...this.places.keys(), ...before.places.keys()]);
    return [...numbers].filter((one) => {
      const [now, then] = [this.places.get(one), before.places.get(one)].map((place) => JSON.stringify(place ?? null));
      return now !== then;
    });
  }

  /**
   * Whether an object of the file refers to one of these numbers, be there such an object or not: whoever adds it later would
   * bring to light what nobody has seen.
   *
   * @throws UnreadablePdf also when there is too much to be gone through
   */
  refersTo(numbers: ReadonlySet<number>): boolean {
    const used = [...this.places].filter((entry): entry is [number, Place] => entry[1] !== null);
    if (used.length > MAX_OBJECTS) throw new UnreadablePdf('It has too many objects.');
    this.toRead = 2 * this.bytes.length;
    const written = used.flatMap(([number, place]) => ('at' in place ? [{ number, at: place.at }] : []));
    const containers = new Set(used.flatMap(([, place]) => ('inStream' in place ? [place.inStream] : [])));
    return written.some(({ number, at }) => {
      const begin = this.beginOf(at, number);
      const value = this.read(this.bytes, begin, this.bytes.length);
      if (value instanceof PDFRawStream) this.requireEnd(value);
      if (refers(value, numbers)) return true;
      if (!containers.has(number)) return false;
      const { content, places } = this.packedIn(at, number);
      return places.some(([, place]) => refers(this.read(content, place), numbers));
    });
  }

  /** One that says it is longer takes in what is added behind the file. @throws UnreadablePdf */
  private requireEnd({ dict, contents }: PDFRawStream): void {
    const length = wholeNumber(this.value(dict.get(name('Length'))));
    // Some programs count the line break before `endstream`, others do not.
    if (Math.abs(length - contents.length) > 2) throw new UnreadablePdf('A stream does not end where it says.');
  }

  /**
   * Whether what was written from there on is one revision of which the table names every object: viewers that cannot use a
   * table go through the file themselves, and take what no table names.
   */
  namesAllFrom(from: number): boolean {
    const added = this.bytes.toString('latin1', from);
    const [ends, trailers] = [/startxref/g, /trailer/g].map((word) => added.match(word)?.length ?? 0);
    if (ends !== 1 || trailers! > 1) return false;
    return [...added.matchAll(/(?<!\d)(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+obj/g)].every(
      ({ index, 1: number, 2: generation }) => {
        const place = this.places.get(Number(number));
        return generation === '0' && place && 'at' in place && place.at === from + index;
      },
    );
  }

  /** What is packed in a stream: numbers of objects, and where each begins. */
  private packedIn(
    at: number,
    number: number,
  ): { readonly content: Buffer; readonly places: readonly (readonly [number, number])[] } {
    const packed = requireStream(this.read(this.bytes, this.beginOf(at, number)));
    const first = numberIn(packed.dict, 'First') ?? 0;
    if (first > MAX_HEADS) throw new UnreadablePdf('Too much is packed in one place.');
    const content = this.unpacked(packed);
    const heads = content.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
    const places = heads.flatMap((one, index) => (index % 2 === 0 ? [[one, first + heads[index + 1]!] as const] : []));
    if (!places.every((place) => place.every(Number.isSafeInteger))) throw new UnreadablePdf('A stream is damaged.');
    return { content, places };
  }

  private text(at: number, length: number): string {
    return this.bytes.toString('latin1', at, at + length);
  }

  private stands(word: string, at: number): boolean {
    return this.text(at, word.length) === word;
  }

  /** Behind `7 0 obj`. */
  private beginOf(at: number, number?: number): number {
    const head = /^\s{0,8}(\d{1,10})\s+\d{1,5}\s+obj/.exec(this.text(at, 48));
    if (!head || (number !== undefined && Number(head[1]) !== number)) {
      throw new UnreadablePdf('An object is not where the table says.');
    }
    return at + head[0].length;
  }

  private read(bytes: Buffer, at: number, limit = MAX_OBJECT): PDFObject {
    const piece = bytes.subarray(at, at + Math.min(limit, this.toRead));
    const parser = PDFObjectParser.forBytes(piece, this.context);
    const value = reading(() => parser.parseObject());
    // The library tells it to itself only; a length below zero would have it go back, and read on as if it had not.
    this.toRead -= Math.min(parser['bytes'].offset(), piece.length);
    const length = value instanceof PDFRawStream ? value.dict.get(name('Length')) : undefined;
    if (length instanceof PDFNumber && length.asNumber() < 0) throw new UnreadablePdf('A stream is damaged.');
    return value;
  }

  private readTable(at: number): PDFDict {
    this.seen = new Set();
    if (this.stands('xref', at)) return this.readWrittenTable(at + 4);
    const table = requireStream(this.read(this.bytes, this.beginOf(at)));
    if (table.dict.get(name('Type')) !== name('XRef')) throw new UnreadablePdf('There is no table where it should be.');
    this.readPackedTable(table.dict, this.unpacked(table));
    return table.dict;
  }

  private readWrittenTable(from: number): PDFDict {
    let at = this.skipBlanks(from);
    while (!this.stands('trailer', at)) {
      const head = /^(\d{1,10}) +(\d{1,10})\s+/.exec(this.text(at, 40));
      if (!head) throw new UnreadablePdf('The table is damaged.');
      const [first, count] = [Number(head[1]), Number(head[2])];
      at += head[0].length;
      for (let index = 0; index < count; index++, at += 20) {
        const row = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(this.text(at, 20));
        if (!row) throw new UnreadablePdf('The table is damaged.');
        this.put(first + index, row[3] === 'n' ? { at: Number(row[1]) } : null);
        this.isAmbiguous ||= row[3] === 'n' && row[2] !== '00000';
      }
      at = this.skipBlanks(at);
    }
    return requireDictionary(this.read(this.bytes, at + 'trailer'.length));
  }

  private readPackedTable(table: PDFDict, content: Buffer): void {
    const widths = numbersIn(table.get(name('W')));
    const [kindWidth = 0, placeWidth = 0, restWidth = 0] = widths;
    const width = kindWidth + placeWidth + restWidth;
    if (widths.some((one) => one > 6) || width === 0) throw new UnreadablePdf('The table is damaged.');
    const index = table.get(name('Index'));
    const ranges = index === undefined ? [0, numberIn(table, 'Size') ?? 0] : numbersIn(index);
    let at = 0;
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      const end = ranges[range]! + ranges[range + 1]!;
      for (let number = ranges[range]!; number < end && at + width <= content.length; number++) {
        const kind = kindWidth === 0 ? 1 : content.readUIntBE(at, kindWidth);
        const place = placeWidth === 0 ? 0 : content.readUIntBE(at + kindWidth, placeWidth);
        const rest = restWidth === 0 ? 0 : content.readUIntBE(at + kindWidth + placeWidth, restWidth);
        this.put(number, kind === 1 ? { at: place } : kind === 2 ? { inStream: place, index: rest } : null);
        this.isAmbiguous ||= kind === 1 && rest !== 0;
        at += width;
      }
    }
  }

  /** What a later table said already stands. */
  private put(number: number, place: Place | null): void {
    if (++this.rows > this.maxRows) throw new UnreadablePdf('It has too many objects.');
    this.isAmbiguous ||= this.seen.has(number);
    this.seen.add(number);
    if (!this.places.has(number)) this.places.set(number, place);
  }

  private unpacked(stream: PDFRawStream): Buffer {
    const { content, unpackedBytes } = unpackStream(stream, this.left);
    this.left -= unpackedBytes;
    if (this.left <= 0) throw new UnreadablePdf('Too much is packed in it.');
    return content;
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (at < this.bytes.length && BLANKS.includes(this.bytes[at]!)) at++;
    return at;
  }
}

const BLANKS = [0, 9, 10, 12, 13, 32];

function refers(value: PDFObject, numbers: ReadonlySet<number>): boolean {
  if (value instanceof PDFRef) return numbers.has(value.objectNumber);
  if (value instanceof PDFArray) return value.asArray().some((one) => refers(one, numbers));
  if (value instanceof PDFDict) return value.values().some((one) => refers(one, numbers));
  return value instanceof PDFRawStream && refers(value.dict, numbers);
}
