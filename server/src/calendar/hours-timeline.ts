import { DEFAULT_HOURS, type DueTime, type HoursPeriod, type WeeklyHours } from '@motcua/shared/calendar';

/** Hours of one office of the path, from a day on. */
export interface HoursRow {
  /** Place of the office on the path, the top first; 0 for the whole country. */
  readonly depth: number;
  readonly validFrom: string;
  readonly week: WeeklyHours;
  readonly cutOffMinute: number;
  readonly dueTime: DueTime;
}

/**
 * The hours of an office in periods: on each day those of the nearest office that has set any by then, and of that
 * office the newest. Before anybody has, the national default.
 */
export function hoursTimeline(rows: readonly HoursRow[]): readonly HoursPeriod[] {
  const days = [...new Set(rows.map(({ validFrom }) => validFrom))].sort();
  const periods: HoursPeriod[] = [DEFAULT_HOURS];
  for (const day of days) {
    const begun = rows.filter(({ validFrom }) => validFrom <= day);
    const nearest = Math.max(...begun.map(({ depth }) => depth));
    const newest = begun
      .filter(({ depth }) => depth === nearest)
      .reduce((a, b) => (a.validFrom >= b.validFrom ? a : b));
    if (newest.validFrom !== day) continue;
    const { week, cutOffMinute, dueTime } = newest;
    periods.push({ validFrom: day, weeklyHours: week, sameDayCutOff: cutOffMinute, dueTime });
  }
  return periods;
}
