import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';

/** The file is not written as a PDF should be, or not as one that can be added to. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

export const missing = (): UnreadablePdf => new UnreadablePdf('An object is missing.');

/** Whatever the library stumbles over, the file is to blame. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadablePdf('It is not written as a PDF should be.', { cause: error });
  }
}

/** @throws UnreadablePdf, as those below */
export function requireDictionary(value: PDFObject): PDFDict {
  if (value instanceof PDFDict) return value;
  throw new UnreadablePdf('A dictionary was expected.');
}

export function requireStream(value: PDFObject): PDFRawStream {
  if (value instanceof PDFRawStream) return value;
  throw new UnreadablePdf('A stream was expected.');
}

/** A whole number, none below zero; null where the dictionary has none. */
export function numberIn(dictionary: PDFDict, key: string): number | null {
  const value = dictionary.get(PDFName.of(key));
  return value === undefined ? null : wholeNumber(value);
}

export function numbersIn(value: PDFObject | undefined): number[] {
  return value instanceof PDFArray ? value.asArray().map(wholeNumber) : [];
}

export function wholeNumber(value: PDFObject): number {
  const number = value instanceof PDFNumber ? value.asNumber() : -1;
  if (!Number.isSafeInteger(number) || number < 0) throw new UnreadablePdf('A number was expected.');
  return number;
}
