import type { DayCause, WorkingCalendar } from './calendar.types.js';
import type { LocalDate } from './local-date.js';
import { weekdayOf } from './local-date.js';
import type { Pause } from './pauses.js';
import { exceptionOn, isWorkingDay } from './working-calendar.js';

/** Why a day or session counts or not. Stored words, which pages put into the reader's language. */
export type LedgerReasonKind =
  'received' | 'outside_hours' | 'after_cut_off' | 'working' | 'calendar' | 'weekend' | 'pause' | 'rolled' | DayCause;

export interface LedgerReason {
  readonly kind: LedgerReasonKind;
  /** Of a holiday, closure or other exceptional day; the cut-off's time for `after_cut_off`. */
  readonly name?: string;
  readonly decision?: string;
  readonly decidedOn?: LocalDate;
  /** Which of the pauses stood in the way, wholly or in part: its place in the list that was given. */
  readonly pause?: number;
}

/** What kind of day it is: worked, weekend, or what the calendar calls it. */
export function dayReason(date: LocalDate, calendar: WorkingCalendar): LedgerReason {
  const exception = exceptionOn(date, calendar);
  if (exception === undefined) return { kind: isWorkingDay(date, calendar) ? 'working' : 'weekend' };
  const { cause, name, decision, decidedOn } = exception;
  return {
    kind: cause,
    name,
    ...(decision !== undefined && { decision }),
    ...(decidedOn !== undefined && { decidedOn }),
  };
}

/** The same in Vietnamese words: `ngày làm việc`, `làm bù`, `cuối tuần` or `nghỉ lễ: …`. */
export function describeDay(date: LocalDate, calendar: WorkingCalendar): string {
  return inWords(dayReason(date, calendar), date, []);
}

/**
 * A reason in Vietnamese words.
 *
 * @param pauses those that the reason's `pause` counts into
 */
export function inWords(reason: LedgerReason, date: LocalDate, pauses: readonly Pause[]): string {
  const { kind, pause } = reason;
  const stopped = pause === undefined ? undefined : pauses[pause]?.why;
  if (kind === 'pause') return stopped === undefined ? 'tạm dừng' : `tạm dừng: ${stopped}`;
  return pause === undefined ? dayInWords(reason, date) : `${dayInWords(reason, date)}, có lúc tạm dừng`;
}

function dayInWords({ kind, name = '', decision }: LedgerReason, date: LocalDate): string {
  const ordered = (words: string): string => (decision === undefined ? words : `${words} (${decision})`);
  switch (kind) {
    case 'received':
      return 'ngày tiếp nhận';
    case 'outside_hours':
      return 'ngoài giờ làm việc';
    case 'after_cut_off':
      return `nhận sau ${name}`;
    case 'working':
      return 'ngày làm việc';
    case 'calendar':
      return 'tính theo lịch';
    case 'weekend':
      return weekdayOf(date) > 5 ? 'cuối tuần' : 'ngày nghỉ hằng tuần';
    case 'rolled':
      return 'lùi sang ngày làm việc';
    case 'make_up':
      return ordered('làm bù');
    case 'holiday':
      return ordered(`nghỉ lễ: ${name}`);
    case 'closure':
      return ordered(`đóng cửa: ${name}`);
    default:
      return ordered(name);
  }
}
