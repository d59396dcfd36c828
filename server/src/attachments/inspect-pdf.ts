import { inflateSync, constants } from 'node:zlib';
import { contains, type InspectedBytes, right, type Verdict, windows, wrong } from './inspection.js';

/** Where a PDF must say where its table of objects is, as readers look for it. */
const TAIL = 2_048;
/** Longest name looked for, written with escapes: three signs for each. */
const OVERLAP = 64;
/** Actions that run something. `/S /JavaScript` stands in each that runs a script. */
const ACTIVE = /\/(?:JavaScript|Launch|RichMedia|EmbeddedFiles?)(?![A-Za-z])/;
const MAX_OBJECT_STREAMS = 20_000;
const MAX_PACKED = 1_048_576;
const MAX_UNPACKED = 8_388_608;

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
    for (let found = bytes.indexOf('/ObjStm'); found >= 0; found = bytes.indexOf('/ObjStm', found + 1)) {
      if (packed.at(-1) !== at + found) packed.push(at + found);
      if (packed.length > MAX_OBJECT_STREAMS) return wrong('damaged');
    }
  }
  if (encrypted) return right('pdf', ['encrypted']);
  for (const at of packed) if (ACTIVE.test(await unpacked(file, at))) return wrong('active_content');
  return right('pdf');
}

/** A name may be written with escapes: `/J#61vaScript`. */
function unescaped(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

/** The objects of the stream whose dictionary says `/ObjStm` here. Empty for one that is not packed in the usual way. */
async function unpacked(file: InspectedBytes, at: number): Promise<string> {
  const bytes = await file.read(at, MAX_PACKED);
  const begin = /stream\r?\n/.exec(bytes.toString('latin1', 0, 2_048));
  if (!begin) return '';
  const content = bytes.subarray(begin.index + begin[0].length);
  try {
    return unescaped(inflateSync(content, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED }));
  } catch {
    return unescaped(content.subarray(0, Math.max(0, content.indexOf('endstream'))));
  }
}

/** The directory of a ZIP archive that ends where the file ends. */
function endsAsZip(tail: Buffer): boolean {
  const at = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}
