export * from './apology.js';
export * from './calendar-error.js';
export * from './calendar.types.js';
export * from './deadline.js';
export type { LedgerLine } from './deadline-ledger.js';
export * from './english-dates.js';
export * from './lateness.js';
export { describeDay } from './ledger-reasons.js';
export type { LedgerReason, LedgerReasonKind } from './ledger-reasons.js';
export * from './local-date.js';
export * from './limit-to-promise.js';
export * from './lunar-days.js';
export * from './national-calendar.js';
export * from './national-holidays.js';
export { formatOpening, type OpeningStyle } from './opening-hours.js';
export type { Pause } from './pauses.js';
export * from './response-clock.js';
export * from './response-deadline.js';
export * from './review-day.js';
export * from './statutory-holidays.js';
export * from './time-limit.js';
export {
  exceptionOn,
  hoursOn,
  isProvisional,
  isWorkingDay,
  ordinaryDayMinutes,
  ordinaryHours,
  sessionsOn,
} from './working-calendar.js';
export {
  addWorkingDays,
  addWorkingMinutes,
  nextWorkingMoment,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from './working-time.js';
