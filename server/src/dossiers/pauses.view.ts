import { handedBack, nothingHandedBack } from '@motcua/shared/calendar';
import type { HandedBack, TimeLimit, WorkingCalendar } from '@motcua/shared/calendar';
import { limitInForce, type ReckonedDossier } from './due-time.js';
import type { PauseRow } from './dossier.sql.js';

export interface PauseView extends PauseRow {
  /** What it gave back of the limit, in the limit's own unit; null while it is open. */
  readonly handedBack: HandedBack | null;
}

/** Every pause with what it gave back, by the function that reckons the due time. */
export function pausesView(
  dossier: ReckonedDossier,
  limitOfCase: TimeLimit,
  rows: readonly PauseRow[],
  calendar: WorkingCalendar,
): PauseView[] {
  const { clockFrom } = dossier;
  const limit = limitInForce(dossier, limitOfCase, calendar);
  const counted = rows.flatMap(({ id, counts, startedAt, endedAt }) =>
    counts && endedAt !== null ? [{ id, from: new Date(startedAt), to: new Date(endedAt) }] : [],
  );
  const given = clockFrom === null ? [] : handedBack({ acceptedAt: clockFrom, limit, pauses: counted, calendar });
  const byId = new Map(counted.map(({ id }, index) => [id, given[index]]));
  return rows.map((row) => ({
    ...row,
    handedBack: row.endedAt === null ? null : (byId.get(row.id) ?? nothingHandedBack(limit)),
  }));
}
