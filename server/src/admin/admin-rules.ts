import { parseLocalDate } from '@motcua/shared/calendar';
import { DomainError, refused } from '../common/domain-error.js';
import { sqlState } from '../database/office-transaction.js';

/** @throws DomainError 409 `admin.changed_meanwhile` with the version of now */
export function requireVersion(current: { readonly version: number }, version: number): void {
  if (current.version !== version) {
    throw new DomainError('conflict', 'admin.changed_meanwhile', 'This has changed since it was read.', {
      meta: { currentVersion: current.version },
    });
  }
}

/** A refusal that is about one field of the body. */
export const refusedField = (code: string, message: string, path: string): DomainError =>
  refused(code, message, [{ path, code }]);

/** @throws DomainError 422 `date.invalid` for a day that does not exist, such as 30 February */
export function requireDay(text: string, path: string): string {
  try {
    return parseLocalDate(text);
  } catch {
    throw refusedField('date.invalid', 'There is no such day.', path);
  }
}

/** @throws DomainError 422 `date.order` when the period ends before it begins */
export function requirePeriod(from: string, to: string, path: string): void {
  if (to < from) throw refusedField('date.order', 'The period ends before it begins.', path);
}

const UNIQUE_VIOLATION = '23505';

/** Lets the database's unique key decide, and says so as a refusal. */
export async function refuseTaken<T>(code: string, path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) throw refusedField(code, 'There is one already.', path);
    throw error;
  }
}

/** What a call names; fields left out stay as they are. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** An empty text takes a value away: JSON's null is refused everywhere. */
export const emptyIsNull = (text: string | undefined): string | null | undefined => (text === '' ? null : text);
