import { addDays, instantAt, localDateOf } from '@motcua/shared/calendar';
import {
  CALENDAR_AGES,
  isCalendarAge,
  isOverdueAge,
  isPauseFigure,
  isWorkingAge,
  type NowFigure,
  OVERDUE_AGES,
  WORKING_AGES,
} from '@motcua/shared/figures';
import { FORECAST_GROUND } from '../dossiers/forecast-shown.js';
import { RUNNING } from '../dossiers/running.sql.js';
import { instant } from './instant.sql.js';
import { inBand } from './in-band.sql.js';
import { pausePredicate } from './pause-conditions.js';
import { NEEDS_SOMEBODY } from './untold.sql.js';
import { acceptedSince, type AgesOfOffices } from './working-ages.js';

const OPEN_NOW = 'd.received_at IS NOT NULL AND d.finished_at IS NULL AND NOT d.voided';

/** Which dossiers are in a figure of this moment, of `d` alone. */
export function nowPredicate(id: NowFigure, now: Date, { ages }: { readonly ages?: AgesOfOffices }): string {
  const daysAgo = (days: number): string => instant(instantAt(addDays(localDateOf(now), -days), 0));
  if (isWorkingAge(id)) {
    if (!ages) throw new Error(`${id} was asked for without the calendars of its offices`);
    return `${OPEN_NOW} AND ${inBand('d.received_at', WORKING_AGES[id], (days) => acceptedSince(ages, days))}`;
  }
  if (isCalendarAge(id)) return `${OPEN_NOW} AND ${inBand('d.received_at', CALENDAR_AGES[id], daysAgo)}`;
  if (isPauseFigure(id)) return pausePredicate(id, now, daysAgo);
  const overdue = `${RUNNING} AND d.due_at < ${instant(now)}`;
  if (isOverdueAge(id)) return `${overdue} AND ${inBand('d.due_at', OVERDUE_AGES[id], daysAgo)}`;
  switch (id) {
    case 'openNow':
      return OPEN_NOW;
    case 'todayIn':
      return `d.received_at >= ${daysAgo(0)} AND d.received_at <= ${instant(now)} AND NOT d.voided`;
    case 'todayOut':
      return `d.finished_at >= ${daysAgo(0)} AND d.received_at IS NOT NULL AND NOT d.voided`;
    case 'todayDue':
      return `${RUNNING} AND d.due_at >= ${instant(now)} AND d.due_at < ${daysAgo(-1)}`;
    case 'overdue':
      return overdue;
    case 'waitingCitizen':
      return `d.state IN ('awaiting_supplement', 'awaiting_payment')`;
    case 'toCollect':
      return `d.state = 'decided'`;
    case 'willBeLate':
      return `${FORECAST_GROUND} AND d.due_at >= ${instant(now)} AND d.due_at < ${daysAgo(-daysLeftOfWeek(now))}
        AND EXISTS (SELECT 1 FROM dossier_forecast o WHERE o.dossier_id = d.id AND o.word = 'late')`;
    case 'untold':
      // Behind the wall these are the messages of one's own offices, and few.
      return `d.id IN (SELECT n.dossier_id FROM notice n WHERE ${NEEDS_SOMEBODY})`;
  }
}

/** With today, up to Sunday. */
const daysLeftOfWeek = (now: Date): number => 7 - ((new Date(localDateOf(now)).getUTCDay() + 6) % 7);
