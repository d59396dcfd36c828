/**
 * An amount as it is written: `8.000 ₫`, the space before the sign being one at which no line breaks.
 *
 * @param amountVnd whole đồng, 0 or more
 * @throws RangeError for fractions and negative amounts
 */
export function formatVnd(amountVnd: number): string {
  return `${formatThousands(wholeNumber(amountVnd, 'amount'))}\u00a0₫`;
}

/** A whole number of 0 or more with dots between its thousands: `8.000`. */
export const formatThousands = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, '.');

/** Dots or spaces between all thousands or between none, and the currency behind it or not. */
const WRITTEN = /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+) ?(?:đ|₫|đồng|vnđ|vnd)?$/i;

/**
 * An amount as people write it: `1200000`, `1.200.000`, `1 200 000`, `1200000 đ`. What has a part behind a comma or dots in odd
 * places is not guessed at.
 *
 * @returns null for anything else
 */
export function readVnd(text: string): number | null {
  const digits = WRITTEN.exec(text.normalize('NFC').trim().replace(/\s/g, ' '))?.[1]?.replace(/\D/g, '');
  const amount = Number(digits);
  return Number.isSafeInteger(amount) ? amount : null;
}

/** @throws RangeError unless it is a whole number from 0 on that has kept all its digits */
export function wholeNumber(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} ${value}`);
  return value;
}
