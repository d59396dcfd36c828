import { addMonths, localDateOf } from '@motcua/shared/calendar';
import { serverNow } from '../providers/http';
import { useAddressed } from './use-addressed';

/** The last twelve months. */
export const LATELY = 'lately';
/** A period that offices report for, or any days: said beside it. */
export const OTHER_PERIOD = 'period';

/** How far back one looks here. */
const YEARS_BACK = 4;

/** Of when it is told what was on time: lately, a year, a month, or another period. */
export function useWhen() {
  const today = localDateOf(serverNow());
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK + 1 }, (_none, back) => String(thisYear - back));
  const months = Array.from({ length: 12 }, (_none, back) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7));
  const offered = [LATELY, ...years, ...months, OTHER_PERIOD];
  const [when, setWhen] = useAddressed('when', 'figures.onTime.when', offered, LATELY);
  return { when, setWhen, today, years, months };
}
