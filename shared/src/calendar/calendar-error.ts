/** What the clock refuses to reckon with. Stored words, shown in the API: never renamed. */
export const CALENDAR_ERROR_CODES = [
  'deadline.limit_invalid',
  'deadline.out_of_range',
  'deadline.pause_reversed',
  'deadline.pauses_overlap',
  'calendar.date_invalid',
  'calendar.hours_invalid',
  'calendar.cut_off_invalid',
  'calendar.no_working_day',
  'calendar.year_out_of_range',
] as const;
export type CalendarErrorCode = (typeof CALENDAR_ERROR_CODES)[number];

/** A refusal of the clock with the code that the API answers. */
export class CalendarError extends RangeError {
  override readonly name = 'CalendarError';

  constructor(
    readonly code: CalendarErrorCode,
    message: string,
  ) {
    super(message);
  }
}
