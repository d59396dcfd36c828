import { describe, expect, it } from '@jest/globals';
import { addDays, buildWorkingCalendar, NATIONAL_CALENDAR as calendar } from '../calendar/index.js';
import { quietUntil } from './quiet-hours.js';

/** `2026-02-06 10:00` in Vietnam. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const NIGHT = { fromHour: 21, toHour: 7 };

describe('until when nobody is disturbed', () => {
  it.each([
    { moment: '2026-11-25 20:59', until: '2026-11-25 20:59', why: 'the last minute of the evening' },
    { moment: '2026-11-25 21:00', until: '2026-11-26 07:00', why: 'the night has begun' },
    { moment: '2026-11-26 00:00', until: '2026-11-26 07:00', why: 'midnight in Hanoi is yesterday in UTC' },
    { moment: '2026-11-26 06:59', until: '2026-11-26 07:00', why: 'one minute is waited' },
    { moment: '2026-11-26 07:00', until: '2026-11-26 07:00', why: 'morning' },
    { moment: '2026-11-28 10:00', until: '2026-11-28 10:00', why: 'a Saturday is no holiday' },
    { moment: '2025-12-31 22:00', until: '2026-01-03 07:00', why: 'over New Year and the Friday given for a Saturday' },
    { moment: '2026-01-01 12:00', until: '2026-01-03 07:00', why: 'noon of a holiday' },
    { moment: '2026-03-29 02:30', until: '2026-03-29 07:00', why: 'clocks change elsewhere, not here' },
    { moment: '2023-01-19 20:00', until: '2023-01-19 20:00', why: 'the evening before Tết' },
    { moment: '2023-01-19 21:30', until: '2023-01-27 07:00', why: 'all of Tết with its substitute days' },
    { moment: '2023-01-22 09:00', until: '2023-01-27 07:00', why: 'the first day of Tết' },
    { moment: '2022-01-30 23:00', until: '2022-02-05 07:00', why: 'Tết of 2022 ends on a Friday' },
    { moment: '2031-09-02 08:00', until: '2031-09-03 07:00', why: 'a year nobody has announced: by the Labour Code' },
  ] as const)('$moment → $until: $why', ({ moment, until }) =>
    expect(quietUntil(at(moment), NIGHT, calendar)).toEqual(at(until)),
  );

  it('a quiet noon is possible, and no quiet night', () => {
    expect(quietUntil(at('2026-11-25 12:30'), { fromHour: 12, toHour: 14 }, calendar)).toEqual(at('2026-11-25 14:00'));
    expect(quietUntil(at('2026-11-25 23:30'), { fromHour: 12, toHour: 14 }, calendar)).toEqual(at('2026-11-25 23:30'));
    expect(quietUntil(at('2026-11-25 23:30'), { fromHour: 7, toHour: 7 }, calendar)).toEqual(at('2026-11-25 23:30'));
    expect(quietUntil(at('2026-01-02 23:30'), { fromHour: 7, toHour: 7 }, calendar)).toEqual(at('2026-01-03 00:00'));
    expect(quietUntil(at('2026-11-25 23:30'), { fromHour: 22, toHour: 0 }, calendar)).toEqual(at('2026-11-26 00:00'));
  });

  it('an office that is closed for itself disturbs as always', () => {
    const closed = buildWorkingCalendar([{ date: '2026-11-25', kind: 'off', cause: 'closure', name: 'Mất điện' }]);
    expect(quietUntil(at('2026-11-25 10:00'), NIGHT, closed)).toEqual(at('2026-11-25 10:00'));
  });

  it('leaves nobody untold for a calendar that is off for months', () => {
    const days = Array.from({ length: 200 }, (_, day) => addDays('2026-12-01', day));
    const mistaken = buildWorkingCalendar(days.map((date) => ({ date, kind: 'off', cause: 'holiday', name: 'Nghỉ' })));
    expect(quietUntil(at('2026-12-01 10:00'), NIGHT, mistaken)).toEqual(at('2026-12-01 10:00'));
  });

  it('never goes back, and never waits for what is allowed already', () => {
    for (let hour = 0; hour < 24 * 400; hour += 5) {
      const moment = new Date(at('2025-12-01 00:30').getTime() + hour * 3_600_000);
      const until = quietUntil(moment, NIGHT, calendar);
      expect(until.getTime()).toBeGreaterThanOrEqual(moment.getTime());
      expect(quietUntil(until, NIGHT, calendar)).toEqual(until);
    }
  });
});
