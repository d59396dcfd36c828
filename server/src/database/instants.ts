import { types } from 'pg';

type Parse = (text: string) => unknown;

const TIMESTAMPTZ: number = types.builtins.TIMESTAMPTZ;
const usual = types.getTypeParser(TIMESTAMPTZ, 'text') as Parse;

/**
 * A moment as PostgreSQL writes it (`2026-11-30 04:08:43.123456+00`), read as ISO 8601, which the engine does natively: a
 * list has two hundred of them. What is written otherwise (BC, infinity, a year of five digits, seconds in an offset) is
 * read as ever.
 */
export function readInstant(text: string): unknown {
  if (text[4] !== '-' || text[10] !== ' ' || text.endsWith('C')) return usual(text);
  const instant = new Date(`${text.slice(0, 10)}T${text.slice(11)}${text.at(-3) === ':' ? '' : ':00'}`);
  return Number.isNaN(instant.getTime()) ? usual(text) : instant;
}

/** How the values of an answer are read; only text is asked for. */
export const READ_AS: Pick<typeof types, 'getTypeParser'> = {
  getTypeParser: ((oid: number, format: 'text' = 'text'): unknown =>
    oid === TIMESTAMPTZ && format === 'text'
      ? readInstant
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};
