/** Words that begin a line or a heading. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
