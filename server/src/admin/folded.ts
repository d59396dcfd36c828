/**
 * A column as `foldVietnamese` folds what is searched for: no marks, đ as d, lower case. The few hundred rows of an
 * administration need no stored column for it.
 */
export const folded = (column: string): string =>
  `lower(translate(regexp_replace(normalize(${column}, NFD), '[\\u0300-\\u036f]', '', 'g'), 'Đđ', 'dd'))`;
