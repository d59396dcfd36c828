import { describe, expect, it } from '@jest/globals';
import { computeDeadline, computeDueAt } from './deadline.js';
import { classifyOpen, dueSoonFrom } from './lateness.js';
import { buildWorkingCalendar, NATIONAL_CALENDAR } from './national-calendar.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import type { Pause } from './pauses.js';
import { responseDueAt } from './response-deadline.js';

// One dossier of ten working days from a Saturday night to the middle of March, over Tết, four pauses and a storm.

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);
const pause = (from: string, to: string, why: string): Pause => ({ from: at(from), to: at(to), why });

const calendar = buildWorkingCalendar([
  ...NATIONAL_HOLIDAYS,
  {
    date: '2026-03-11',
    kind: 'off',
    cause: 'closure',
    name: 'Nghỉ bão số 2',
    decision: '12/QĐ-UBND',
    decidedOn: '2026-03-10',
    local: true,
  },
]);
const limit = { amount: 10, unit: 'workingDay' } as const;
const acceptedAt = at('2026-02-02 10:00');

const SUPPLEMENT = pause('2026-02-05 09:00', '2026-02-24 14:00', 'chờ bổ sung');
const POWER_CUT = pause('2026-03-03 10:00', '2026-03-03 16:00', 'mất điện');
const CADASTRE = pause('2026-03-05 08:00', '2026-03-10 09:00', 'chờ cơ quan khác');
const PAYMENT = pause('2026-03-10 15:00', '2026-03-10 18:00', 'chờ nộp tiền');

describe('a long dossier', () => {
  it('sent in on a Saturday night is to be answered by the end of Monday', () =>
    expect(responseDueAt(at('2026-01-31 20:00'), calendar)).toEqual(at('2026-02-02 17:00')));

  it.each<[string, readonly Pause[], string]>([
    ['nine days before Tết, the tenth after it', [], '2026-02-23 17:00'],
    ['three days used when a supplement was asked for, seven left', [SUPPLEMENT], '2026-03-05 17:00'],
    ['six hours of a day without power cost no day', [SUPPLEMENT, POWER_CUT], '2026-03-05 17:00'],
    ['paused on the last day: Friday, Monday, Tuesday', [SUPPLEMENT, POWER_CUT, CADASTRE], '2026-03-10 17:00'],
    [
      'paid after hours of the last day: the next day stands in, and that is the storm',
      [SUPPLEMENT, POWER_CUT, CADASTRE, PAYMENT],
      '2026-03-12 17:00',
    ],
    ['as it was told in another order', [PAYMENT, CADASTRE, SUPPLEMENT, POWER_CUT], '2026-03-12 17:00'],
  ])('is due: %s', (_, pauses, due) => expect(computeDueAt({ acceptedAt, limit, pauses, calendar })).toEqual(at(due)));

  it('shows each day with its reason', () => {
    const pauses = [SUPPLEMENT, POWER_CUT, CADASTRE, PAYMENT];
    const { counted } = computeDeadline({ acceptedAt, limit, pauses, calendar });
    const days = counted.map(({ date, counts, reason: { kind, pause: which } }) => {
      return `${counts ? '+' : '-'} ${date.slice(5)} ${kind}${which === undefined ? '' : ` ${which}`}`;
    });
    expect(days).toEqual([
      '- 02-02 received',
      ...['+ 02-03 working', '+ 02-04 working', '+ 02-05 working', '- 02-06 pause 0'],
      ...['- 02-07 weekend', '- 02-08 weekend'],
      ...['- 02-09 pause 0', '- 02-10 pause 0', '- 02-11 pause 0', '- 02-12 pause 0', '- 02-13 pause 0'],
      ...['- 02-14 weekend', '- 02-15 weekend'],
      ...['- 02-16 holiday', '- 02-17 holiday', '- 02-18 holiday', '- 02-19 holiday', '- 02-20 holiday'],
      ...['- 02-21 weekend', '- 02-22 weekend'],
      ...['- 02-23 pause 0', '- 02-24 pause 0', '+ 02-25 working', '+ 02-26 working', '+ 02-27 working'],
      ...['- 02-28 weekend', '- 03-01 weekend'],
      ...['+ 03-02 working', '+ 03-03 working', '+ 03-04 working', '+ 03-05 working', '- 03-06 pause 2'],
      ...['- 03-07 weekend', '- 03-08 weekend'],
      ...['- 03-09 pause 2', '- 03-10 pause 2', '- 03-11 closure', '- 03-12 rolled'],
    ]);
    expect(counted.find(({ date }) => date === '2026-03-11')).toMatchObject({
      why: 'đóng cửa: Nghỉ bão số 2 (12/QĐ-UBND)',
      reason: { decision: '12/QĐ-UBND', decidedOn: '2026-03-10' },
    });
  });

  it('is due soon from the last eight working hours on, which begin before the storm', () => {
    const dueAt = at('2026-03-12 17:00');
    expect(dueSoonFrom(dueAt, limit, calendar)).toEqual(at('2026-03-10 17:00'));
    const classAt = (now: string): string => classifyOpen({ now: at(now), dueAt, limit, calendar });
    expect(['2026-03-10 16:59', '2026-03-10 17:00', '2026-03-12 17:00', '2026-03-12 17:01'].map(classAt)).toEqual([
      'in_time',
      'due_soon',
      'due_soon',
      'overdue',
    ]);
  });
});

describe('the steps of eight hours', () => {
  // An example of the field: 2 hours to take in, 3 to appraise, 2 to sign, 1 to give out.
  it('end one after the other where the whole ends', () => {
    const hours = (from: Date, amount: number): Date =>
      computeDueAt({ acceptedAt: from, limit: { amount, unit: 'workingHour' }, calendar: NATIONAL_CALENDAR })!;
    const takenIn = hours(at('2026-03-05 14:00'), 2);
    const appraised = hours(takenIn, 3);
    const signed = hours(appraised, 2);
    expect([takenIn, appraised, signed, hours(signed, 1)]).toEqual(
      ['2026-03-05 16:00', '2026-03-06 09:00', '2026-03-06 11:00', '2026-03-06 14:00'].map(at),
    );
    expect(hours(at('2026-03-05 14:00'), 8)).toEqual(at('2026-03-06 14:00'));
  });
});
