import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type FileFault, type InspectedBytes, right, tooManyPixels, type Verdict, wrong } from './inspection.js';
import { dotsByHead, dotsOfJpeg } from './picture-size.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

/** Bytes of all parts unpacked, as threats are reckoned: an office program takes several times as many. */
const MAX_UNPACKED = 100 * 1_048_576;
/** XML packs well, nothing packs better than so many times. Small parts are let be. */
const MAX_RATIO = 100;
const SMALL = 1_048_576;
const PIECE = 65_536;

const MACROS = /(?:^|\/)(?:vba[^/]*|macrosheets\/.*|dialogsheets\/.*|activex\/.*)$/i;
const HIDDEN =
  /\.(?:exe|dll|scr|js|jse|vbs|vbe|bat|cmd|ps1|hta|jar|lnk|msi|zip|rar|7z|html?|svg)$|(?:^|\/)oleObject[^/]*\.bin$/i;
/**
 * What a part is that is no part of a document, whatever its name: an old Office file, programs, archives, rich text and
 * pages. What is packed as a document itself is let be: charts bring their sheet.
 */
const FOREIGN_PART =
  /^(?:\xd0\xcf.\xe0|MZ|\x7fELF|#!|Rar!|7z\xbc\xaf|\{\\rtf|(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:html|!doctype html|script|svg)\b)/i;
/** Entities, and fields and links by which a document starts a program (DDE). */
const RUNS =
  /<!(?:DOCTYPE|ENTITY)|<(?:[\w.-]+:)?ddeLink\b|(?:instrText\b[^>]{0,200}>|:instr\s{0,9}=\s{0,9}["'])\s{0,99}DDE(?:AUTO)?\b/i;
const HEAD = 1_024;
/** A picture says within so many bytes how many dots it has; a JPEG behind what a telephone and a colour profile tell. */
const PICTURE_HEAD = 262_144;
/** Relations by which a document brings another one, or something that runs. */
const BRINGS = /\/(?:oleObject|aFChunk|control|activeXControlBinary|vbaProject)$/i;
/** Bounded, so that a hostile part costs no more than its length allows. */
const RELATION = /<(?:[\w.-]+:)?Relationship\b((?:[^>"']|"[^"]*"|'[^']*'){0,2000})>/gi;
const RELATION_BEGINS = /<(?:[\w.-]+:)?Relationship\b/gi;
/** Relations, and types of parts: a document has some dozens. They are kept whole. */
const MAX_LISTED = 1_048_576;
const MAIN = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;

/** A document or a sheet of Office: every part is unpacked once and looked through, and none may be more than it says. */
export async function inspectOffice(file: InspectedBytes): Promise<Verdict> {
  const directory = await readZipDirectory(file);
  if (!directory.ok) return wrong(directory.fault);
  const { entries } = directory;
  const types = entries.find(({ name }) => name === '[Content_Types].xml');
  if (!types) return wrong('type_archive');
  if (entries.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0) > MAX_UNPACKED) return wrong('zip_bomb');
  if (entries.some(isBomb)) return wrong('zip_bomb');
  if (entries.some(({ name }) => MACROS.test(name))) return wrong('macros');
  if (entries.some(({ name }) => HIDDEN.test(name))) return wrong('active_content');
  let kind: keyof typeof MAIN | undefined;
  for (const entry of entries) {
    const isRelations = /\.rels$/i.test(entry.name);
    if ((isRelations || entry === types) && entry.unpackedSize > MAX_LISTED) return wrong('zip_bomb');
    const isText = /\.(?:xml|rels)$/i.test(entry.name);
    let kept = '';
    let head: Buffer = Buffer.alloc(0);
    let fault: FileFault | null;
    try {
      fault = await unpack(file, entry, (bytes) => {
        const piece = bytes.toString('latin1');
        if (head.length === 0 && FOREIGN_PART.test(bare(piece.slice(0, HEAD)))) return 'active_content';
        if (head.length < PICTURE_HEAD) head = Buffer.concat([head, bytes.subarray(0, PICTURE_HEAD - head.length)]);
        if (!isText) return null;
        const text = kept + piece;
        kept = entry === types || isRelations ? text : text.slice(-2_048);
        return RUNS.test(bare(text)) ? 'active_content' : null;
      });
    } catch {
      fault = 'damaged';
    }
    fault ??= await pictureFault(head);
    if (fault) return wrong(fault);
    if (isRelations && fetches(kept)) return wrong('active_content');
    if (entry !== types) continue;
    if (/macroEnabled|vbaProject/i.test(kept)) return wrong('macros');
    kind = kept.includes(MAIN.docx) ? 'docx' : kept.includes(MAIN.xlsx) ? 'xlsx' : undefined;
  }
  return kind ? right(kind) : wrong('type_archive');
}

/** An office program shows the pictures of a document, however many dots they have. */
async function pictureFault(head: Buffer): Promise<FileFault | null> {
  const isJpeg = head.toString('latin1', 0, 3) === '\xff\xd8\xff';
  const dots = isJpeg ? await dotsOfJpeg((at) => head.subarray(at, at + 9), 0) : dotsByHead(head);
  return dots && tooManyPixels(dots.width, dots.height) ? 'too_many_pixels' : null;
}

/** Two bytes a letter read like one. */
const bare = (text: string): string => text.replaceAll('\0', '');

/**
 * Whether a relation fetches something from elsewhere or brings what does not belong into a document; a link that people
 * follow may lead anywhere. Any mode but `Internal`
 * is taken for `External`, however it is spelt.
 */
function fetches(relations: string): boolean {
  // In UTF-16, which no office program writes.
  if (relations.includes('\0')) return true;
  const found = [...relations.matchAll(RELATION)];
  // One that is not understood is not trusted.
  if (found.length !== (relations.match(RELATION_BEGINS)?.length ?? 0)) return true;
  for (const [, given = ''] of found) {
    const type = attribute(given, 'Type').trim();
    // No office program writes a type in signs that stand for others.
    if (type.includes('&') || BRINGS.test(type)) return true;
    const mode = attribute(given, 'TargetMode').trim();
    if (mode === '' || /^internal$/i.test(mode)) continue;
    if (!/^external$/i.test(mode) || !/\/hyperlink$/.test(type)) return true;
  }
  return false;
}

/** One after the other, so that what stands in a value is none. Begins at words only: linear. */
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attribute(given: string, name: string): string {
  for (const [, key, double, single] of given.matchAll(ATTRIBUTE)) {
    if (key!.toLowerCase() === name.toLowerCase()) return double ?? single ?? '';
  }
  return '';
}

const isBomb = ({ packedSize, unpackedSize }: ZipEntry): boolean =>
  unpackedSize > SMALL && unpackedSize > packedSize * MAX_RATIO;

/** @returns what is wrong with the part, found by `look` or because it is not as large as it says */
async function unpack(
  file: InspectedBytes,
  entry: ZipEntry,
  look: (piece: Buffer) => FileFault | null,
): Promise<FileFault | null> {
  const packed = Readable.from(pieces(file, entry));
  const content = entry.stored ? packed : packed.pipe(createInflateRaw());
  if (content !== packed) packed.on('error', (error) => content.destroy(error));
  let size = 0;
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > entry.unpackedSize) return 'zip_bomb';
      const fault = look(piece);
      if (fault) return fault;
    }
  } finally {
    packed.destroy();
  }
  return size === entry.unpackedSize ? null : 'damaged';
}

async function* pieces(file: InspectedBytes, { contentAt, packedSize }: ZipEntry): AsyncGenerator<Buffer> {
  for (let done = 0; done < packedSize;) {
    const piece = await file.read(contentAt + done, Math.min(PIECE, packedSize - done));
    if (piece.length === 0) return;
    done += piece.length;
    yield piece;
  }
}
