import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR } from '../calendar/index.js';
import { CALENDAR_AGES, type DayBand, OVERDUE_AGES, receivedSince, WORKING_AGES } from './ageing.types.js';

describe('no older than so many working days', () => {
  it.each([
    { today: '2026-03-11', days: 0, since: '2026-03-11', why: 'what was accepted today is nought days old' },
    { today: '2026-03-11', days: 2, since: '2026-03-09', why: 'Monday to Wednesday' },
    { today: '2026-03-11', days: 3, since: '2026-03-06', why: 'over a weekend: Friday itself is not counted' },
    { today: '2026-03-15', days: 0, since: '2026-03-13', why: 'on a Sunday what came on Friday has aged no day' },
    { today: '2026-02-23', days: 1, since: '2026-02-13', why: 'Tết makes nothing older' },
  ])('$why', ({ today, days, since }) => expect(receivedSince(today, days, NATIONAL_CALENDAR)).toBe(since));
});

describe('the bands', () => {
  it.each<{ bands: Readonly<Record<string, DayBand>> }>([
    { bands: WORKING_AGES },
    { bands: CALENDAR_AGES },
    { bands: OVERDUE_AGES },
  ])('leave no day out and count none twice: %#', ({ bands }) => {
    const all = Object.values(bands);
    expect(all[0]![0]).toBe(0);
    expect(all.at(-1)![1]).toBeNull();
    for (const [index, [from]] of all.entries()) {
      if (index > 0) expect(from).toBe(all[index - 1]![1]! + 1);
    }
  });
});
