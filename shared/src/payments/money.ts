/**
 * An amount as it is written: `8.000 ₫`, the space before the sign being one at which no line breaks.
 *
 * @param amountVnd whole đồng, 0 or more
 * @throws RangeError for fractions and negative amounts
 */
export function formatVnd(amountVnd: number): string {
  return `${formatThousands(wholeNumber(amountVnd, 'amount'))}\u00a0₫`;
}

/** A whole number of 0 or more, or the digits of one, with dots between its thousands: `8.000`. */
export const formatThousands = (value: number | string): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, '.');

/** Dots or spaces between all thousands or between none. */
const WHOLE = /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:\s\d{3})+)$/;

/**
 * A whole number of 0 or more as people write it: `1200000`, `1.200.000`, `1 200 000`. What has a part behind a comma or dots in
 * odd places is not guessed at.
 *
 * @returns null for anything else
 */
export function readWhole(text: string): number | null {
  const written = text.trim();
  const number = WHOLE.test(written) ? Number(written.replace(/\D/g, '')) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** An amount: the same with the currency behind it or not, as `1200000 đ`. */
export const readVnd = (text: string): number | null =>
  readWhole(text.normalize('NFC').replace(/(?<=\d)\s?(?:đ|₫|đồng|vnđ|vnd)\s*$/i, ''));

/** @throws RangeError unless it is a whole number from 0 on that has kept all its digits */
export function wholeNumber(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} ${value}`);
  return value;
}
