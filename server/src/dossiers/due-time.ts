import {
  computeDueAt,
  limitToPromise,
  type Pause,
  type TimeLimit,
  type WorkingCalendar,
} from '@motcua/shared/calendar';
import type { Dossier } from './entities/dossier.entity.js';

/** What of a dossier says how its due time is reckoned. */
export type ReckonedDossier = Readonly<
  Pick<Dossier, 'caseCode' | 'receivedAt' | 'clockFrom' | 'dueOriginal' | 'historyImportId'>
>;

/**
 * The limit that a due time is reckoned by: that of the dossier's case. What was brought over keeps the promise of its
 * sheet instead, whatever the catalogue says, until its case is changed or its clock is started anew.
 */
export function limitInForce(
  { caseCode, receivedAt, clockFrom, dueOriginal, historyImportId }: ReckonedDossier,
  limit: TimeLimit,
  calendar: WorkingCalendar,
): TimeLimit {
  const promisedElsewhere =
    historyImportId !== null &&
    caseCode === null &&
    receivedAt !== null &&
    clockFrom?.getTime() === receivedAt.getTime();
  if (!promisedElsewhere) return limit;
  return dueOriginal === null ? { amount: 0, unit: 'none' } : limitToPromise(receivedAt, dueOriginal, calendar);
}

/**
 * The due time with these finished pauses; a promise made elsewhere, perhaps after hours, is never shortened.
 *
 * @throws Error before acceptance: no clock runs
 */
export function reckonDue(
  dossier: ReckonedDossier,
  limit: TimeLimit,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Date | null {
  const { clockFrom, dueOriginal } = dossier;
  if (clockFrom === null) throw new Error('The clock of the dossier does not run.');
  const inForce = limitInForce(dossier, limit, calendar);
  const dueAt = computeDueAt({ acceptedAt: clockFrom, limit: inForce, pauses, calendar });
  return inForce !== limit && dueAt !== null && dueOriginal !== null && dueOriginal > dueAt ? dueOriginal : dueAt;
}
