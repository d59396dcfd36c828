import { describe, expect, it } from '@jest/globals';
import { formatOpening } from './opening-hours.js';

const DAY = [
  { from: 420, to: 690 },
  { from: 810, to: 1020 },
];
const WEEK = { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [{ from: 420, to: 660 }], 7: [] };

describe('opening hours in words', () => {
  it.each([
    ['vi', 'thứ Hai đến thứ Sáu 07:00-11:30, 13:30-17:00; thứ Bảy 07:00-11:00'],
    ['viBrief', 'T2-T6 07:00-11:30, 13:30-17:00; T7 07:00-11:00'],
    ['en', 'Monday to Friday 07:00-11:30, 13:30-17:00; Saturday 07:00-11:00'],
    ['enBrief', 'Mon-Fri 07:00-11:30, 13:30-17:00; Sat 07:00-11:00'],
  ] as const)('%s', (style, expected) => expect(formatOpening(WEEK, style)).toBe(expected));

  it('keeps days apart between which the counter is closed', () =>
    expect(formatOpening({ ...WEEK, 3: [], 6: [] }, 'viBrief')).toBe(
      'T2-T3 07:00-11:30, 13:30-17:00; T5-T6 07:00-11:30, 13:30-17:00',
    ));

  it('says nothing of a week without hours', () => expect(formatOpening({}, 'vi')).toBe(''));
});
