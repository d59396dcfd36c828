import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { PdfFile } from './pdf-file.js';
import { UnreadablePdf } from './pdf-values.js';

const name = (text: string): PDFName => PDFName.of(text);

/** More objects than this no store of certificates has; whoever adds more adds something else. */
const MAX_CHANGES = 2_000;
/** Rows of tables: each state of the file is read anew, and compared with the one before. */
export const MAX_ROWS_COMPARED = 100_000;
const FIELD_ENTRIES = ['Type', 'Subtype', 'FT', 'T', 'V', 'P', 'Rect', 'F', 'AP'];

/** A file that was stamped anew every year for as long has no more. */
const MAX_REVISIONS = 10;

/**
 * Whether all that was added to a PDF, in each revision by itself, is what lets its signatures be checked later: certificates,
 * answers about revoked ones (a DSS), and time stamps over the document, none of which shows. Anything else, and anything that
 * cannot be read for certain, is no such thing.
 *
 * @param endsAt where the file ended as it was signed
 * @legal ETSI EN 319 142-1, 5.4 and 5.5
 */
export function addsOnlyValidationData(bytes: Buffer, endsAt: number): boolean {
  try {
    const [last, ...earlier] = statesOf(bytes, endsAt);
    let after = last!;
    for (const before of earlier) {
      if (!new Additions(before, after).areForChecking()) return false;
      after = before;
    }
    return true;
  } catch (error) {
    // What runs too deep runs out of room.
    if (error instanceof UnreadablePdf || error instanceof RangeError) return false;
    throw error;
  }
}

/** The file as it is, as it was before its last revision, and so on until it was signed. @throws UnreadablePdf */
function statesOf(bytes: Buffer, endsAt: number): PdfFile[] {
  const [last, signed] = [bytes, bytes.subarray(0, endsAt)].map((one) => new PdfFile(one, MAX_ROWS_COMPARED)) as [
    PdfFile,
    PdfFile,
  ];
  const behind = last.tables.indexOf(signed.tableAt);
  if (behind < 1 || behind > MAX_REVISIONS) throw new UnreadablePdf('Its revisions do not follow each other.');
  const added = bytes.toString('latin1', endsAt);
  const between = last.tables.slice(1, Math.max(1, behind)).map((at) => {
    const end = new RegExp(`startxref\\s{1,4}${at}\\s{1,4}%%EOF`).exec(added);
    if (!end) throw new UnreadablePdf('A revision has no end.');
    return new PdfFile(bytes.subarray(0, endsAt + end.index + end[0].length), MAX_ROWS_COMPARED);
  });
  return [last, ...between, signed];
}

class Additions {
  private readonly fresh: ReadonlySet<number>;
  private readonly altered: readonly number[];

  constructor(
    private readonly before: PdfFile,
    private readonly after: PdfFile,
  ) {
    const changes = after.changesSince(before);
    this.altered = changes.filter((one) => before.has(one));
    this.fresh = new Set(changes.filter((one) => !before.has(one)));
  }

  areForChecking(): boolean {
    const { before, after, fresh, altered } = this;
    if (after.isAmbiguous || !after.namesAllFrom(before.length)) return false;
    if (fresh.size + altered.length > MAX_CHANGES) return false;
    const [then, now] = [before.trailer, after.trailer];
    if (
      then.has(name('Encrypt')) ||
      !['Root', 'Info', 'Encrypt'].every((key) => isSame(entry(then, key), entry(now, key)))
    ) {
      return false;
    }
    const root = entry(then, 'Root');
    if (!(root instanceof PDFRef)) return false;
    return (
      altered.every((one) => one === root.objectNumber || this.isHarmless(PDFRef.of(one))) &&
      this.isSameCatalog(before.dictionary(root), after.dictionary(root)) &&
      !before.refersTo(fresh)
    );
  }

  private isSameCatalog(then: PDFDict, now: PDFDict): boolean {
    if (!differOnlyIn(then, now, ['DSS', 'Extensions', 'AcroForm'])) return false;
    const [form, changed] = [entry(then, 'AcroForm'), entry(now, 'AcroForm')];
    if (isSame(form, changed)) return true; // what it refers to is looked at by itself
    if (!changed) return false;
    const empty = PDFDict.withContext(now.context);
    return this.isAddedTo(form ? this.before.dictionary(form) : empty, this.after.dictionary(changed));
  }

  /**
   * An object that was there already and stands anew: a page, a form or a list with a time stamp more. A store must be a new
   * object: a list of pictures may call them `Certs`.
   */
  private isHarmless(reference: PDFRef): boolean {
    if (!this.after.has(reference.objectNumber)) return false;
    const [then, now] = [this.before.value(reference), this.after.value(reference)];
    if (then instanceof PDFArray && now instanceof PDFArray) return this.isLonger(then, now);
    if (!(then instanceof PDFDict) || !(now instanceof PDFDict)) return false;
    return this.isAddedTo(then, now);
  }

  private isAddedTo(then: PDFDict, now: PDFDict): boolean {
    if (!differOnlyIn(then, now, ['Fields', 'Annots', 'SigFlags'])) return false;
    const flags = entry(now, 'SigFlags');
    if (flags && !(flags instanceof PDFNumber)) return false;
    return ['Fields', 'Annots'].every((key) => {
      const [list, longer] = [entry(then, key), entry(now, key)];
      if (isSame(list, longer)) return true;
      const empty = PDFArray.withContext(now.context);
      const [given, changed] = [list ? this.before.value(list) : empty, longer && this.after.value(longer)];
      return given instanceof PDFArray && changed instanceof PDFArray && this.isLonger(given, changed);
    });
  }

  private isLonger(then: PDFArray, now: PDFArray): boolean {
    return (
      now.size() >= then.size() &&
      then.asArray().every((one, index) => isSame(one, now.get(index))) &&
      now
        .asArray()
        .slice(then.size())
        .every((one) => this.isTimeStamp(one))
    );
  }

  /** A new field of a time stamp that shows nowhere. */
  private isTimeStamp(given: PDFObject): boolean {
    if (!(given instanceof PDFRef) || !this.fresh.has(given.objectNumber)) return false;
    const field = this.after.dictionary(given);
    const [value, rectangle] = [entry(field, 'V'), entry(field, 'Rect')];
    const known = field.keys().every((key) => FIELD_ENTRIES.includes(key.decodeText()));
    // What it refers to could be any place.
    const isHidden = rectangle instanceof PDFArray && rectangle.asArray().every(isZero);
    const isWidget = entry(field, 'Subtype') === name('Widget') && entry(field, 'FT') === name('Sig');
    if (!known || !isHidden || !isWidget) return false;
    return (
      value instanceof PDFRef &&
      this.fresh.has(value.objectNumber) &&
      entry(this.after.dictionary(value), 'Type') === name('DocTimeStamp')
    );
  }
}

const entry = (dictionary: PDFDict, key: string): PDFObject | undefined => dictionary.get(name(key));
const isZero = (one: PDFObject): boolean => one instanceof PDFNumber && one.asNumber() === 0;
const isSame = (one: PDFObject | undefined, other: PDFObject | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && one.toString() === other.toString());

function differOnlyIn(then: PDFDict, now: PDFDict, allowed: readonly string[]): boolean {
  const keys = [...then.keys(), ...now.keys()].filter((key) => !allowed.includes(key.decodeText()));
  return keys.every((key) => isSame(then.get(key), now.get(key)));
}
