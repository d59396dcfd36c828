const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * Whether a tax code (mã số thuế) of an organisation is possible: ten digits of which the last checks the others, or
 * the same with the three digits of a dependent unit behind a hyphen: `0100109106-001`.
 *
 * A household's or person's tax code has been the citizen id since July 2025; it is not one of these.
 */
export function isTaxCode(text: string): boolean {
  if (!/^\d{10}(?:-\d{3})?$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  // A remainder of 0 would ask for the check digit 10, so such numbers are never given out.
  return 10 - (sum % 11) === Number(text[9]);
}
