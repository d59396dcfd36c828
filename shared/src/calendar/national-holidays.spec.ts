import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from './calendar.types.js';
import { daysBetween, isLocalDate, weekdayOf } from './local-date.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';

const of = (cause: string): CalendarDay[] => NATIONAL_HOLIDAYS.filter((day) => day.cause === cause);
const decisionOn = (date: string): string | undefined => NATIONAL_HOLIDAYS.find((day) => day.date === date)?.decision;

describe('published holidays', () => {
  it('work on make-up days, which are Saturdays, and on no other', () => {
    expect(of('make_up').map(({ date }) => date)).toEqual(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']);
    expect(of('make_up').every(({ date }) => weekdayOf(date) === 6)).toBe(true);
    expect(NATIONAL_HOLIDAYS.filter(({ kind }) => kind === 'working')).toEqual(of('make_up'));
  });

  it('give every swapped weekday back within a fortnight, by the same decision', () => {
    const [swaps, madeUp] = [of('swap'), of('make_up')];
    expect(swaps).toHaveLength(madeUp.length);
    swaps.forEach((swap, index) => {
      expect(weekdayOf(swap.date)).toBeLessThanOrEqual(5);
      expect(Math.abs(daysBetween(swap.date, madeUp[index]!.date))).toBeLessThan(14);
      expect(madeUp[index]).toMatchObject({ decision: swap.decision!, decidedOn: swap.decidedOn! });
    });
  });

  it('call a day a substitute exactly when its name does', () =>
    expect(NATIONAL_HOLIDAYS.filter(({ name }) => name.endsWith('(nghỉ bù)'))).toEqual(of('substitute')));

  it('date a decision before the day that it orders', () => {
    const dated = NATIONAL_HOLIDAYS.filter(({ decidedOn }) => decidedOn !== undefined);
    expect(dated.length).toBeGreaterThan(30);
    for (const { date, decision, decidedOn } of dated) {
      expect(decision).toBeDefined();
      expect(isLocalDate(decidedOn!) && decidedOn! < date).toBe(true);
    }
  });

  it.each([
    ['2022-02-01', 'Công văn 245 của Văn phòng Chính phủ'],
    ['2023-01-26', 'Công văn 8056/VPCP-KGVX'],
    ['2024-02-10', 'Công văn 8662/VPCP-KGVX'],
    ['2024-04-29', 'Công văn 2450/VPCP-KGVX'],
    ['2025-05-02', 'Thông báo 6150/TB-BLĐTBXH'],
    ['2026-01-02', 'Công văn 12729/VPCP-KGVX'],
    ['2026-08-31', 'Thông báo 9441/TB-BNV'],
    ['2026-11-24', 'Nghị quyết 28/2026/QH16'],
  ])('put %s down to %s', (date, decision) => expect(decisionOn(date)).toBe(decision));

  it('put what stands in the Labour Code itself down to no yearly decision', () => {
    for (const day of ['01-01', '04-30', '05-01']) expect(decisionOn(`2026-${day}`)).toBeUndefined();
  });

  it('expect 2027, and only 2027', () =>
    expect(new Set(NATIONAL_HOLIDAYS.filter((day) => day.provisional).map(({ date }) => date.slice(0, 4)))).toEqual(
      new Set(['2027']),
    ));
});
