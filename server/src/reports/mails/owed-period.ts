import {
  addDays,
  addMonths,
  instantAt,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  weekdayOf,
  type WorkingCalendar,
} from '@motcua/shared/calendar';
import { reportPeriodAt, type ReportMailRule } from '@motcua/shared/figures';

/** When reports are made: 07:30. */
const AT_MINUTE = 7 * 60 + 30;

/** Local days, both inclusive. */
export interface OwedPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * The last period whose report is owed at that moment.
 *
 * @legal Nghị định 09/2019/NĐ-CP, Art. 12: what is reported of ends on the 14th (`period`)
 */
export function owedPeriod(rule: ReportMailRule, now: Date, calendar: WorkingCalendar): OwedPeriod {
  const today = localDateOf(now);
  switch (rule) {
    case 'weekly': {
      const monday = addDays(today, 1 - weekdayOf(today));
      const made = isOver(monday, now) ? monday : addDays(monday, -7);
      return { from: addDays(made, -7), to: addDays(made, -1) };
    }
    case 'monthly': {
      const next = lastDayOwed(1, now, calendar);
      return { from: addMonths(next, -1), to: addDays(next, -1) };
    }
    case 'period': {
      const { from, to } = reportPeriodAt('month', addDays(lastDayOwed(15, now, calendar), -1));
      return { from, to };
    }
  }
}

const isOver = (day: LocalDate, now: Date): boolean => instantAt(day, AT_MINUTE) <= now;

/** That day of the latest month whose first working day from it on has come. */
function lastDayOwed(ofMonth: 1 | 15, now: Date, calendar: WorkingCalendar): LocalDate {
  const first = `${localDateOf(now).slice(0, 8)}${ofMonth === 1 ? '01' : '15'}`;
  return isOver(workingDayFrom(first, calendar), now) ? first : addMonths(first, -1);
}

/** The longest rest is that of Tết. */
const MOST_DAYS_OFF = 30;

function workingDayFrom(day: LocalDate, calendar: WorkingCalendar): LocalDate {
  for (let ahead = 0; ahead < MOST_DAYS_OFF; ahead++) {
    const one = addDays(day, ahead);
    if (isWorkingDay(one, calendar)) return one;
  }
  return day;
}
