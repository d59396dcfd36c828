import { describe, expect, it } from '@jest/globals';
import { computeDeadline } from './deadline.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import type { TimeLimit } from './time-limit.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

function lines(accepted: string, limit: TimeLimit, ...pauses: (readonly [string, string])[]): string[] {
  const rows = pauses.map(([from, to]) => ({ from: at(from), to: at(to) }));
  return computeDeadline({ acceptedAt: at(accepted), limit, pauses: rows, calendar }).counted.map(
    ({ date, counts, why, minutes }) =>
      `${counts ? '+' : '-'} ${date.slice(5)} ${why}${minutes === undefined ? '' : ` ${minutes}`}`,
  );
}

describe('why it is this date', () => {
  it('names holidays and make-up days', () =>
    expect(lines('2024-04-30 10:00', { amount: 3, unit: 'workingDay' })).toEqual([
      '- 04-30 nghỉ lễ: Ngày Chiến thắng 30/4',
      '- 05-01 nghỉ lễ: Ngày Quốc tế lao động 1/5',
      '- 05-02 ngày tiếp nhận',
      '+ 05-03 ngày làm việc',
      '+ 05-04 làm bù (Công văn 2450/VPCP-KGVX)',
      '- 05-05 cuối tuần',
      '+ 05-06 ngày làm việc',
    ]));

  it('names the days of a pause', () =>
    expect(
      lines('2026-03-05 18:00', { amount: 2, unit: 'workingDay' }, ['2026-03-09 09:00', '2026-03-10 09:00']),
    ).toEqual([
      '- 03-05 ngoài giờ làm việc',
      '- 03-06 ngày tiếp nhận',
      '- 03-07 cuối tuần',
      '- 03-08 cuối tuần',
      '+ 03-09 ngày làm việc',
      '- 03-10 tạm dừng',
      '+ 03-11 ngày làm việc',
    ]));

  it('shows how calendar days roll', () =>
    expect(lines('2026-03-04 09:00', { amount: 3, unit: 'day' })).toEqual([
      '- 03-04 ngày tiếp nhận',
      '+ 03-05 tính theo lịch',
      '+ 03-06 tính theo lịch',
      '+ 03-07 tính theo lịch',
      '- 03-08 cuối tuần',
      '- 03-09 lùi sang ngày làm việc',
    ]));

  it('counts the minutes of an hour limit', () =>
    expect(
      lines('2026-03-05 16:00', { amount: 8, unit: 'workingHour' }, ['2026-03-06 09:00', '2026-03-09 10:00']),
    ).toEqual([
      '+ 03-05 ngày làm việc 60',
      '+ 03-06 ngày làm việc, có lúc tạm dừng 120',
      '- 03-06 tạm dừng 0',
      '- 03-07 cuối tuần 0',
      '- 03-08 cuối tuần 0',
      '+ 03-09 ngày làm việc, có lúc tạm dừng 90',
      '+ 03-09 ngày làm việc 210',
    ]));

  it('counts sessions of a half-day limit', () =>
    expect(lines('2026-03-05 08:00', { amount: 2, unit: 'halfDay' })).toEqual([
      '- 03-05 ngày tiếp nhận',
      '+ 03-05 ngày làm việc',
      '+ 03-06 ngày làm việc',
    ]));

  it('says that same-day work came after the cut-off', () =>
    expect(lines('2026-11-23 15:30', { amount: 1, unit: 'sameDay' })).toEqual([
      '- 11-23 nhận sau 15:00 0',
      '- 11-24 nghỉ lễ: Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16) 0',
      '+ 11-25 ngày làm việc 270',
      '+ 11-25 ngày làm việc 210',
    ]));

  it('says that a session stands in for the rest lost to a pause', () =>
    expect(lines('2026-03-05 08:00', { amount: 1, unit: 'halfDay' }, ['2026-03-05 16:00', '2026-03-05 18:00'])).toEqual(
      ['- 03-05 ngày tiếp nhận', '+ 03-05 ngày làm việc', '- 03-06 lùi sang ngày làm việc'],
    ));

  it('says that a day stands in for the rest lost to a pause', () =>
    expect(
      lines('2026-03-05 09:00', { amount: 1, unit: 'workingDay' }, ['2026-03-06 10:00', '2026-03-07 09:00']),
    ).toEqual([
      '- 03-05 ngày tiếp nhận',
      '+ 03-06 ngày làm việc',
      '- 03-07 cuối tuần',
      '- 03-08 cuối tuần',
      '- 03-09 lùi sang ngày làm việc',
    ]));
});
