/** A time of the server's own as SQL: never a text that somebody sent. */
export const instant = (at: Date): string => `'${at.toISOString()}'::timestamptz`;
