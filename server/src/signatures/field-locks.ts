import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { FieldLock } from '@motcua/shared/signatures';
import type { FoundSignature } from './find-signatures.js';
import { PdfFile } from './pdf-file.js';
import { UnreadablePdf } from './pdf-values.js';

const name = (text: string): PDFName => PDFName.of(text);

/** Fields of a form; the longest official one has some hundred. */
const MAX_FIELDS = 2_000;
const MAX_DEPTH = 12;
const MAX_NAMED = 20;
/** Of a name that is shown, and of one with those above it. */
const LONGEST_NAME = 100;
const LONGEST_WHOLE = 2_000;
/** What leads out of a field: up, to its page, and to letters that all fields share. */
const ELSEWHERE = ['Parent', 'P', 'Resources', 'DR'];
const SCOPES: Readonly<Record<string, FieldLock['scope']>> = { All: 'all', Include: 'only', Exclude: 'all_but' };

/**
 * What a signature forbids to be changed in the form of its file (FieldMDP), and whether somebody did.
 *
 * @param bytes the whole file
 * @returns null where it forbids nothing of the kind
 * @legal ISO 32000-1, 12.8.2.4
 */
export function fieldLockOf(bytes: Buffer, found: FoundSignature, maxRows: number): FieldLock | null {
  if (!found.refers) return null;
  try {
    const signed = new PdfFile(bytes.subarray(0, found.endsAt), maxRows);
    const fields = fieldsOf(signed);
    const lock = lockIn(signed, fields, found);
    if (!lock) return uncheckedLock(found);
    const locked = [...fields].filter(([one]) => isLocked(lock, one));
    const now = new PdfFile(bytes, maxRows);
    if (now.isAmbiguous) return uncheckedLock(found);
    const changed = new Set(now.changesSince(signed));
    const there = changed.size > 0 ? fieldsOf(now) : fields;
    const isTouched = locked.some(([one]) => {
      const reference = there.get(one);
      return !reference || reaches(now, reference, changed, MAX_DEPTH);
    });
    const shownNames = [...lock.names].slice(0, MAX_NAMED).map(shown);
    return { scope: lock.scope, fields: shownNames, state: isTouched ? 'touched' : 'kept' };
  } catch (error) {
    // What runs too deep runs out of room.
    if (error instanceof UnreadablePdf || error instanceof RangeError) return uncheckedLock(found);
    throw error;
  }
}

/** That it forbids something, and nobody has looked at what. */
export const uncheckedLock = ({ namesLock }: FoundSignature): FieldLock | null =>
  namesLock ? { scope: 'unknown', fields: [], state: 'unchecked' } : null;

/** Fields by their whole name, and those between them and the form. */
function fieldsOf(file: PdfFile): ReadonlyMap<string, PDFRef> {
  const all = new Map<string, PDFRef>();
  const grow = (list: PDFObject | undefined, above: string, depth: number): void => {
    const value = list && file.value(list);
    if (!(value instanceof PDFArray)) return;
    if (depth === 0) throw new UnreadablePdf('Its form runs too deep.');
    for (const one of value.asArray()) {
      if (!(one instanceof PDFRef)) throw new UnreadablePdf('A reference was expected.');
      const field = file.dictionary(one);
      const own = textIn(field.get(name('T')));
      const whole = own === null ? above : above === '' ? own : `${above}.${own}`;
      if (all.size >= MAX_FIELDS || whole.length > LONGEST_WHOLE) {
        throw new UnreadablePdf('It has too many fields, or one with too long a name.');
      }
      if (own !== null) all.set(whole, one);
      grow(field.get(name('Kids')), whole, depth - 1);
    }
  };
  const form = file.dictionary(file.trailer.get(name('Root'))).get(name('AcroForm'));
  if (form) grow(file.dictionary(form).get(name('Fields')), '', MAX_DEPTH);
  return all;
}

interface Lock extends Pick<FieldLock, 'scope'> {
  readonly names: ReadonlySet<string>;
}

/** Of the field whose value is the signature at this place. */
function lockIn(file: PdfFile, fields: ReadonlyMap<string, PDFRef>, { gapAt }: FoundSignature): Lock | null {
  for (const reference of fields.values()) {
    const given = file.dictionary(reference).get(name('V'));
    const value = given && file.value(given);
    if (!(value instanceof PDFDict)) continue;
    const range = value.get(name('ByteRange'));
    if (!(range instanceof PDFArray) || range.get(1).toString() !== String(gapAt)) continue;
    return lockAmong(file, value.get(name('Reference')));
  }
  return null;
}

function lockAmong(file: PdfFile, given: PDFObject | undefined): Lock | null {
  const list = given && file.value(given);
  for (const one of list instanceof PDFArray ? list.asArray() : []) {
    const reference = file.dictionary(one);
    if (reference.get(name('TransformMethod')) !== name('FieldMDP')) continue;
    const terms = file.dictionary(reference.get(name('TransformParams')));
    const action = terms.get(name('Action'));
    const scope = action instanceof PDFName ? SCOPES[action.decodeText()] : undefined;
    if (!scope) throw new UnreadablePdf('It forbids something else.');
    const named = terms.get(name('Fields'));
    const fields = named && file.value(named);
    const locked = fields instanceof PDFArray ? fields.asArray() : [];
    if (locked.length > MAX_FIELDS) throw new UnreadablePdf('It names too many fields.');
    return { scope, names: new Set(locked.map((field) => textIn(file.value(field)) ?? '')) };
  }
  return null;
}

/** Who names a field means those below it as well. */
function isLocked({ scope, names }: Lock, field: string): boolean {
  const parts = field.split('.');
  const isNamed = parts.some((_, index) => names.has(parts.slice(0, index + 1).join('.')));
  return scope === 'all' || (scope === 'only' ? isNamed : !isNamed);
}

/** Whether what a field is made of stands anew somewhere. */
function reaches(file: PdfFile, given: PDFObject, changed: ReadonlySet<number>, depth: number): boolean {
  if (depth === 0) throw new UnreadablePdf('A field runs too deep.');
  if (given instanceof PDFRef) {
    return changed.has(given.objectNumber) || reaches(file, file.value(given), changed, depth - 1);
  }
  if (given instanceof PDFArray) return given.asArray().some((one) => reaches(file, one, changed, depth - 1));
  const entries = given instanceof PDFRawStream ? given.dict : given;
  if (!(entries instanceof PDFDict)) return false;
  return entries
    .entries()
    .some(([key, value]) => !ELSEWHERE.includes(key.decodeText()) && reaches(file, value, changed, depth - 1));
}

const textIn = (value: PDFObject | undefined): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

/** Without what is not seen. */
const shown = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
    .slice(0, LONGEST_NAME);
