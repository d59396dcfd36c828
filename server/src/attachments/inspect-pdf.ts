import { inflateSync, constants } from 'node:zlib';
import type { AttachmentWarning } from '@motcua/shared/attachments';
import { contains, type InspectedBytes, right, type Verdict, windows, wrong } from './inspection.js';
import { PICTURE_HEAD, PicturesInPdf } from './pictures-in-pdf.js';

/** Where a PDF must say where its table of objects is, as readers look for it. */
const TAIL = 2_048;
/** The end of a ZIP archive with the longest remark. */
const ZIP_TAIL = 22 + 65_535;
const END_OF_ZIP = 'PK\u0005\u0006';
/**
 * Actions that run something, send what is typed elsewhere (`/SubmitForm`) or lead into a hidden file; films and models, which
 * bring scripts or files of their own; and files within: an embedded one need not say that it is one, so what points to it
 * (`/EF`) counts. `/GoToR` opens another file: of a computer somewhere else, which Windows then greets with the officer's name
 * and password. `/S /JavaScript` stands in each action that runs a script, but for `/Rendition`.
 */
const ACTIVE =
  /\/(?:JavaScript|Launch|RichMedia|Rendition|Movie|SubmitForm|ImportData|GoTo[ER]|EmbeddedFiles?|FileAttachment)(?![A-Za-z])|\/Subtype\s{0,16}\/3D(?![A-Za-z\d])|\/EF\s{0,16}(?:<<|\d{1,10}\s{1,8}\d{1,5}\s{1,8}R)/;
/** A form beside the pages: forms of authorities are made so. Nothing here runs it; other programs show it in their place. */
const FORM_BESIDE = /\/XFA\s{0,16}(?:\[|\d)/;
/** `/ObjStm`, each letter plain or escaped. */
const OBJECT_STREAM = new RegExp(
  `/${[...'ObjStm'].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('')}(?![A-Za-z])`,
  'gi',
);
/** How programs pack objects, if they do: once, and nothing beside. Any other way hides them. */
const PACKED_ONCE = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])(?![A-Za-z])/;
const ODD_PACKING = /\/(?:DecodeParms|DP|F|FFilter|FDecodeParms)(?![A-Za-z])(?!\s*(?:null|\[\s*null\s*\]))/;
/** Where a stream begins, as lenient readers find it: behind the line that the word ends. */
const STREAM_BEGINS = /(?<![A-Za-z/])stream[^\r\n]{0,64}(?:\r\n|\r|\n)/;
/** A dictionary begins so far before the word at most. */
const BEFORE = 1_024;
const MAX_OBJECT_STREAMS = 20_000;
const MAX_PACKED = 1_048_576;
const MAX_UNPACKED = 8_388_608;
/** Of all object streams together. */
const MAX_ALL_UNPACKED = 100 * 1_048_576;

/**
 * A PDF has its end, runs nothing, hides no file in itself and has no picture that takes gigabytes. Objects packed into streams are unpacked and looked at as well;
 * those of an encrypted one nobody can read without the password, so it is marked. So is one that other programs show otherwise.
 */
export async function inspectPdf(file: InspectedBytes): Promise<Verdict> {
  const tail = await file.read(Math.max(0, file.size - TAIL), TAIL);
  if (endsAsZip(await file.read(Math.max(0, file.size - ZIP_TAIL), ZIP_TAIL))) return wrong('polyglot');
  if (!contains(tail, 'startxref') || !contains(tail, '%%EOF')) return wrong('damaged');
  let [encrypted, hasForm] = [false, false];
  const packed: number[] = [];
  const pictures = new PicturesInPdf(file);
  // Names are looked for that are shorter by far, written with escapes as well.
  for await (const { at, bytes } of windows(file, 0, PICTURE_HEAD)) {
    const text = unescaped(bytes);
    if (ACTIVE.test(text)) return wrong('active_content');
    const fault = await pictures.fault(bytes, text, at);
    if (fault) return wrong(fault);
    encrypted ||= /\/Encrypt[\s\d<]/.test(text);
    hasForm ||= FORM_BESIDE.test(text);
    for (const { index } of bytes.toString('latin1').matchAll(OBJECT_STREAM)) {
      if ((packed.at(-1) ?? -1) < at + index) packed.push(at + index);
      if (packed.length > MAX_OBJECT_STREAMS) return wrong('damaged');
    }
  }
  let room = MAX_ALL_UNPACKED;
  for (const at of packed) {
    const objects = await unpacked(file, at);
    // Of one that is really encrypted nothing can be unpacked; one that only says so is looked into.
    if (objects === null && encrypted) continue;
    if (objects === null || ACTIVE.test(objects)) return wrong('active_content');
    hasForm ||= FORM_BESIDE.test(objects);
    room -= objects.length;
    if (room < 0) return wrong('zip_bomb');
  }
  const warnings: AttachmentWarning[] = [];
  if (encrypted) warnings.push('encrypted');
  if (hasForm) warnings.push('xfa');
  return right('pdf', warnings);
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
  const begin = STREAM_BEGINS.exec(bytes.toString('latin1', 0, 2_048));
  if (!begin) return contains(bytes, 'endstream') ? null : '';
  const content = bytes.subarray(begin.index + begin[0].length);
  const from = Math.max(0, at - BEFORE);
  const before = (await file.read(from, at - from)).toString('latin1');
  const opened = /^[^]*\d\s+obj(?![A-Za-z])/.exec(before);
  if (!opened) return null;
  const dictionary = `${before.slice(opened[0].length)}${bytes.toString('latin1', 0, begin.index)}`;
  const said = unescaped(Buffer.from(dictionary, 'latin1'));
  // Texts and remarks may look like the end of the dictionary, and that of an object stream has none.
  if (/[(%]|endobj/.test(said) || ODD_PACKING.test(said)) return null;
  const filters = said.split(/\/Filter(?![A-Za-z])/).length - 1;
  if (filters > 1 || (filters === 1 && !PACKED_ONCE.test(said))) return null;
  if (bytes.length === MAX_PACKED && !contains(content, 'endstream')) return null;
  if (filters === 0) return unescaped(content.subarray(0, Math.max(0, content.indexOf('endstream'))));
  try {
    return unescaped(inflateSync(content, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED }));
  } catch {
    // Larger than any, or broken where a lenient reader goes on.
    return null;
  }
}

/** The directory of a ZIP archive that ends where the file ends. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.indexOf(END_OF_ZIP, 0, 'latin1'); at >= 0; at = tail.indexOf(END_OF_ZIP, at + 1, 'latin1')) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}
