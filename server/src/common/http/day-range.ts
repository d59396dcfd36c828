import { instantAt, type LocalDate, parseLocalDate } from '@motcua/shared/calendar';
import { malformed } from '../domain-error.js';

/** @throws DomainError 400 for a day that does not exist */
export const startOfDay = (path: string, text: string): Date => instantAt(dayOf(path, text), 0);

/** The first moment that is no longer of that day. @throws DomainError 400 for a day that does not exist */
export const endOfDay = (path: string, text: string): Date => instantAt(dayOf(path, text), 1440);

function dayOf(path: string, text: string): LocalDate {
  try {
    return parseLocalDate(text);
  } catch {
    throw malformed(path, 'field.invalid');
  }
}
