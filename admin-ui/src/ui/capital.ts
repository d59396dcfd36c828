/** Words that begin a line or a heading. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** Words of a list that stand on a sign beside others. */
export const uncapital = (words: string): string => words.charAt(0).toLocaleLowerCase() + words.slice(1);
