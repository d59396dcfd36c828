import type { WorkingCalendar } from './calendar.types.js';
import { addDays, instantAt, localDateOf } from './local-date.js';
import { LIMIT_AMOUNTS, type TimeLimit } from './time-limit.js';
import { isWorkingDay } from './working-calendar.js';
import { nextWorkingMoment } from './working-time.js';

/**
 * The limit, in working days, that a promise made elsewhere comes to: whoever counts it from the receipt comes to the
 * promised day, or to the next working day where that is off; with pauses, to a later one.
 *
 * @param promised a day of the years 1976 to 2099; one before the receipt is taken as the same day
 * @returns `sameDay` where no working day lies between; the longest limit there is for what is further away
 * @legal Civil Code 2015, Art. 147(2) (first day not counted) and Art. 148(5) (last day on a day off)
 */
export function limitToPromise(receivedAt: Date, promised: Date, calendar: WorkingCalendar): TimeLimit {
  const promisedDay = localDateOf(promised);
  const lastDay = isWorkingDay(promisedDay, calendar)
    ? promisedDay
    : localDateOf(nextWorkingMoment(instantAt(promisedDay, 0), calendar));
  const { max } = LIMIT_AMOUNTS.workingDay;
  let amount = 0;
  for (let day = localDateOf(nextWorkingMoment(receivedAt, calendar)); day < lastDay && amount < max;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) amount += 1;
  }
  return amount === 0 ? { amount: 1, unit: 'sameDay' } : { amount, unit: 'workingDay' };
}
