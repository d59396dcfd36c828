import { addDays, addMonths, daysBetween, type LocalDate, weekdayOf } from '@motcua/shared/calendar';
import type { CalendarDay, OfficeHours } from '../admin.types';

export interface Month {
  /** 1 to 12. */
  readonly number: number;
  /** Monday first; null where the week belongs to another month. */
  readonly weeks: readonly (readonly (LocalDate | null)[])[];
}

/** The twelve months of a year as a wall calendar prints them. */
export const monthsOf = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, index) => monthOf(`${year}-${String(index + 1).padStart(2, '0')}-01`, index + 1));

function monthOf(first: LocalDate, number: number): Month {
  const length = daysBetween(first, addMonths(first, 1));
  const before = weekdayOf(first) - 1;
  const weeks = Array.from({ length: Math.ceil((before + length) / 7) }, (_row, week) =>
    Array.from({ length: 7 }, (_cell, weekday) => {
      const day = week * 7 + weekday - before;
      return day < 0 || day >= length ? null : addDays(first, day);
    }),
  );
  return { number, weeks };
}

/** The row that counts for each date: the last, since what is nearest to the office comes last. */
export const daysByDate = (days: readonly CalendarDay[]): ReadonlyMap<LocalDate, CalendarDay> =>
  new Map(days.map((day) => [day.date, day]));

/** The hours that hold on a day: the first valid, since the nearest and newest come first. */
export const hoursOn = (hours: readonly OfficeHours[], day: LocalDate): OfficeHours | undefined =>
  hours.find(({ validFrom }) => validFrom <= day);
