import { addDays, addMonths, daysBetween, type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { FigureSpan, OnTimeGroup } from '@motcua/shared/figures';
import { refused } from '../common/domain-error.js';
import { spanOf } from './figure-span.js';

interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Days that are counted by themselves. */
export interface CountedDays extends Days {
  readonly span: FigureSpan;
}

/** What stands in one row, or in one column of rows: these days, and the same a year before. */
export interface ComparedDays {
  readonly these: CountedDays;
  readonly before: CountedDays | null;
}

/** A row for each day is drawn for a year at most; of all offices below each takes as long as a whole report, so for a month. */
const MOST_DAYS = { one: 366, below: 31 };

/**
 * What is counted for a report: each day or month of it that has begun, or all of it at once.
 *
 * @param of one office, or all below it
 * @throws DomainError as `spanOf`, and 422 `report.too_many_days` for more than a year by days, or than a month of all below
 */
export function daysCounted(
  days: Days,
  groupBy: OnTimeGroup,
  lastYear: boolean,
  now: Date,
  of: keyof typeof MOST_DAYS = 'one',
): ComparedDays[] {
  const counted = (part: Days): CountedDays => ({ ...part, span: spanOf(part, now) });
  const all = counted(days);
  if (groupBy === 'day' && daysBetween(days.from, days.to) >= MOST_DAYS[of]) {
    throw refused('report.too_many_days', 'Day by day a year at most is told, of all offices below a month.', [
      { path: 'from', code: 'field.invalid' },
    ]);
  }
  const today = localDateOf(now);
  const parts = groupBy === 'day' || groupBy === 'month' ? partsOf(days, groupBy) : [all];
  return parts
    .filter(({ from }) => from <= today)
    .map((part) => ({ these: counted(part), before: lastYear ? counted(daysBefore(part, now)) : null }));
}

/** The same days a year before; of what is not over yet, the days that have been. */
export function daysBefore({ from, to }: Days, now: Date): Days {
  const today = localDateOf(now);
  return yearBefore({ from, to: to < today ? to : today });
}

function partsOf({ from, to }: Days, groupBy: 'day' | 'month'): Days[] {
  const parts: Days[] = [];
  for (let first = from; first <= to;) {
    const last = groupBy === 'day' ? first : lastOfMonth(first);
    parts.push({ from: first, to: last < to ? last : to });
    first = addDays(last, 1);
  }
  return parts;
}

const lastOfMonth = (day: LocalDate): LocalDate => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);

/** Up to the last day of a month where these days are: February has one more every four years. */
function yearBefore({ from, to }: Days): Days {
  const before = addMonths(to, -12);
  return { from: addMonths(from, -12), to: to === lastOfMonth(to) ? lastOfMonth(before) : before };
}
