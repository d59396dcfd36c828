import { inflateSync, constants } from 'node:zlib';
import { contains, type InspectedBytes, right, type Verdict, windows, wrong } from './inspection.js';

/** Where a PDF must say where its table of objects is, as readers look for it. */
const TAIL = 2_048;
/** Longest name looked for, written with escapes: three signs for each. */
const OVERLAP = 64;
/**
 * Actions that run something or lead into a hidden file, and files within: an embedded one need not say that it is one, so
 * what points to it (`/EF`) counts. `/S /JavaScript` stands in each action that runs a script, but for `/Rendition`.
 */
const ACTIVE =
  /\/(?:JavaScript|Launch|RichMedia|Rendition|ImportData|GoToE|EmbeddedFiles?|FileAttachment)(?![A-Za-z])|\/EF\s{0,16}(?:<<|\d{1,10}\s{1,8}\d{1,5}\s{1,8}R)/;
/** `/ObjStm`, each letter plain or escaped. */
const OBJECT_STREAM = new RegExp(
  `/${[...'ObjStm'].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('')}(?![A-Za-z])`,
  'gi',
);
/** Ways to pack that no program uses for objects but to hide them. */
const ODD_FILTER = /\/(?:ASCIIHex|ASCII85|LZW|RunLength)Decode|\/(?:AHx|A85|LZW|RL)(?![A-Za-z])/;
/** A dictionary begins so far before the word at most. */
const BEFORE = 1_024;
const MAX_OBJECT_STREAMS = 20_000;
const MAX_PACKED = 1_048_576;
const MAX_UNPACKED = 8_388_608;
/** Of all object streams together. */
const MAX_ALL_UNPACKED = 100 * 1_048_576;

/**
 * A PDF has its end, runs nothing and hides no file in itself. Objects packed into streams are unpacked and looked at as well;
 * those of an encrypted one nobody can read without the password, so it is marked.
 */
export async function inspectPdf(file: InspectedBytes): Promise<Verdict> {
  const tail = await file.read(Math.max(0, file.size - TAIL), TAIL);
  if (endsAsZip(tail)) return wrong('polyglot');
  if (!contains(tail, 'startxref') || !contains(tail, '%%EOF')) return wrong('damaged');
  let encrypted = false;
  const packed: number[] = [];
  for await (const { at, bytes } of windows(file, 0, OVERLAP)) {
    const text = unescaped(bytes);
    if (ACTIVE.test(text)) return wrong('active_content');
    encrypted ||= /\/Encrypt[\s\d<]/.test(text);
    for (const { index } of bytes.toString('latin1').matchAll(OBJECT_STREAM)) {
      if ((packed.at(-1) ?? -1) < at + index) packed.push(at + index);
      if (packed.length > MAX_OBJECT_STREAMS) return wrong('damaged');
    }
  }
  if (encrypted) return right('pdf', ['encrypted']);
  let room = MAX_ALL_UNPACKED;
  for (const at of packed) {
    const objects = await unpacked(file, at);
    if (objects === null || ACTIVE.test(objects)) return wrong('active_content');
    room -= objects.length;
    if (room < 0) return wrong('zip_bomb');
  }
  return right('pdf');
}

/** A name may be written with escapes: `/J#61vaScript`. */
function unescaped(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

/** The objects of the stream whose dictionary says `/ObjStm` here; null where nobody can look into it. */
async function unpacked(file: InspectedBytes, at: number): Promise<string | null> {
  const bytes = await file.read(at, MAX_PACKED);
  // A dictionary longer than that hides something; the word alone, in a text, has no stream behind it.
  const begin = /stream\r?\n|endobj/.exec(bytes.toString('latin1', 0, 2_048));
  if (begin?.[0] === 'endobj') return '';
  if (!begin) return contains(bytes, 'endstream') ? null : '';
  const content = bytes.subarray(begin.index + begin[0].length);
  const from = Math.max(0, at - BEFORE);
  const before = (await file.read(from, at - from)).toString('latin1');
  const said = `${before.slice(before.lastIndexOf(' obj') + 1)}${bytes.toString('latin1', 0, begin.index)}`;
  if (ODD_FILTER.test(unescaped(Buffer.from(said, 'latin1')))) return null;
  if (bytes.length === MAX_PACKED && !contains(content, 'endstream')) return null;
  try {
    return unescaped(inflateSync(content, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED }));
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return null;
    return unescaped(content.subarray(0, Math.max(0, content.indexOf('endstream'))));
  }
}

/** The directory of a ZIP archive that ends where the file ends. */
function endsAsZip(tail: Buffer): boolean {
  const at = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}
