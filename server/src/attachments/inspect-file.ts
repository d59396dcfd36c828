import { contains, foreignMarker, type InspectedBytes, type Verdict, wrong } from './inspection.js';
import { inspectJpeg } from './inspect-jpeg.js';
import { inspectOffice } from './inspect-office.js';
import { inspectPdf } from './inspect-pdf.js';
import { inspectPng } from './inspect-png.js';

/** Programs look for a type of theirs within so many bytes, wherever a file begins. */
const HEAD = 1024;

/**
 * Tells by its content what a file is and whether it may be kept. Names and types that came with it say nothing. Reads piece
 * by piece, never the whole at once.
 */
export async function inspectFile(file: InspectedBytes): Promise<Verdict> {
  if (file.size === 0) return wrong('empty');
  const head = await file.read(0, HEAD);
  const isPdf = head.toString('latin1', 0, 5) === '%PDF-';
  const inspect = isPdf ? inspectPdf : knownBy(head);
  if (!inspect) return refusedType(head);
  const isForeign =
    inspect === inspectOffice ? contains(head, '%PDF-') : foreignMarker(isPdf ? head.subarray(5) : head);
  if (isForeign) return wrong('polyglot');
  return inspect(file);
}

function knownBy(head: Buffer): ((file: InspectedBytes) => Promise<Verdict>) | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return inspectJpeg;
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return inspectPng;
  return startsWith(head, [0x50, 0x4b, 0x03, 0x04]) ? inspectOffice : undefined;
}

const ARCHIVES = ['PK\u0005\u0006', 'PK\u0007\u0008', 'Rar!', '7z\u00bc\u00af', '\u001f\u008b', 'BZh', '\u00fd7zXZ'];
/** Of Windows, Linux, the Mac and Java; scripts; and links that start one. */
const PROGRAMS = [
  'MZ',
  '\u007fELF',
  '#!',
  '\u00ca\u00fe\u00ba\u00be',
  '\u00cf\u00fa\u00ed\u00fe',
  'L\0\0\0\u0001\u0014\u0002',
];
const beginsWithOne = (text: string, starts: readonly string[]): boolean =>
  starts.some((start) => text.startsWith(start));

/** What is not taken is named as well as can be, so that people know what to do. */
function refusedType(head: Buffer): Verdict {
  const text = head.toString('latin1');
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return wrong('type_old_office');
  if (/^(?:GIF8|BM|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:heic|heix|mif1|msf1|hevc|avif))/s.test(text)) {
    return wrong('type_picture');
  }
  if (beginsWithOne(text, ARCHIVES)) return wrong('type_archive');
  if (beginsWithOne(text, PROGRAMS)) return wrong('type_program');
  const letters = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (/^\s*</.test(letters)) return wrong('type_page');
  // A PDF that begins later is read as one by many programs and as something else by others.
  return contains(head, '%PDF-') ? wrong('polyglot') : wrong('type_unknown');
}

const startsWith = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
