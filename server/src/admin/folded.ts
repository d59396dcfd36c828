/**
 * A column as `foldVietnamese` folds what is searched for: no marks, đ as d, lower case, one apostrophe. The few hundred rows of an
 * administration need no stored column for it.
 */
export const folded = (column: string): string =>
  `lower(translate(regexp_replace(normalize(${column}, NFD), '[\\u0300-\\u036f]', '', 'g'), 'Đđ\u2018\u2019\u02BC\u0060\u00B4', 'dd' || repeat('''', 5)))`;
