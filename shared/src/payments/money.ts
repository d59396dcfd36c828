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

/** @throws RangeError unless it is a whole number from 0 on that has kept all its digits */
export function wholeNumber(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} ${value}`);
  return value;
}
