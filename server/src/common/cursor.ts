import { isLocalDate } from '@motcua/shared/calendar';
import { malformed } from './domain-error.js';

/** Where the next page starts: the sort value and the id of the last row shown. */
export interface Cursor {
  readonly value: string | null;
  readonly id: string;
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly page: {
    readonly nextCursor: string | null;
    readonly hasNext: boolean;
    readonly total?: { readonly value: number; readonly exact: boolean };
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** As PostgreSQL writes instants in JSON; what only JavaScript takes for one would fail in the statement. */
export const isInstantKey = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4]):[0-5]\d$/.test(text) &&
  isLocalDate(text.slice(0, 10));

/** @param purpose names list and order, so that a cursor of one list is refused by another */
export function writeCursor(purpose: string, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([purpose, cursor.value, cursor.id])).toString('base64url');
}

/** @throws DomainError 400 for anything this list did not give out itself */
export function readCursor(
  purpose: string,
  text: string | undefined,
  isValue: (value: string) => boolean,
): Cursor | null {
  if (text === undefined) return null;
  try {
    const [from, value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const right =
      from === purpose &&
      typeof id === 'string' &&
      UUID.test(id) &&
      (value === null || (typeof value === 'string' && isValue(value)));
    if (right) return { value: value, id: id };
  } catch {
    // Not even JSON: refused below like any other foreign cursor.
  }
  throw malformed('cursor', 'field.invalid');
}

/** Cuts a query's `limit + 1` rows into a page. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  cursorOf: (row: R) => string,
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const hasNext = rows.length > limit;
  return {
    data: shown.map(view),
    page: { nextCursor: hasNext ? cursorOf(shown.at(-1)!) : null, hasNext },
  };
}
