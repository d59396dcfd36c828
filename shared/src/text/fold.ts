// Telex users mean đ by its stroke, but Unicode has no decomposition for it: it is replaced by hand.
function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');
}

/**
 * Text without tones and marks, case and everything else kept: `Hồ sơ đã có` becomes `Ho so da co`. For SMS, where one
 * accented letter would double the cost.
 */
export function stripDiacritics(text: string): string {
  return withoutMarks(text);
}

/**
 * The key under which a name or title is searched: no marks, đ as d, lower case, runs of white space as one space.
 * Composed and decomposed spellings of the same name have the same key, and so have the apostrophes that keyboards and
 * word processors put into `H'Hen`.
 */
export function foldVietnamese(text: string): string {
  return withoutMarks(text.toLowerCase())
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4]/g, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}
