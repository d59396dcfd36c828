import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import { owedPeriod } from './owed-period.js';

const at = (local: string): Date => new Date(`${local}:00+07:00`);

describe('the period whose report is owed', () => {
  it.each([
    // A Monday.
    ['weekly', '2026-11-30T07:29', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-30T07:30', '2026-11-23', '2026-11-29'],
    ['weekly', '2026-12-06T23:59', '2026-11-23', '2026-11-29'],
    // 1 November 2026 is a Sunday.
    ['monthly', '2026-11-01T12:00', '2026-09-01', '2026-09-30'],
    ['monthly', '2026-11-02T07:29', '2026-09-01', '2026-09-30'],
    ['monthly', '2026-11-02T07:30', '2026-10-01', '2026-10-31'],
    ['monthly', '2026-11-30T23:59', '2026-10-01', '2026-10-31'],
    // New Year, with a Friday and a weekend behind it.
    ['monthly', '2027-01-03T12:00', '2026-11-01', '2026-11-30'],
    ['monthly', '2027-01-04T07:30', '2026-12-01', '2026-12-31'],
    // 15 November 2026 is a Sunday.
    ['period', '2026-11-15T23:59', '2026-09-15', '2026-10-14'],
    ['period', '2026-11-16T07:30', '2026-10-15', '2026-11-14'],
    ['period', '2026-12-15T07:29', '2026-10-15', '2026-11-14'],
    ['period', '2026-12-15T07:30', '2026-11-15', '2026-12-14'],
    // Tết: 15 February 2026 is a Sunday before it, and all rest until the 23rd.
    ['period', '2026-02-22T12:00', '2025-12-15', '2026-01-14'],
    ['period', '2026-02-23T07:30', '2026-01-15', '2026-02-14'],
  ] as const)('%s at %s is from %s to %s', (rule, now, from, to) => {
    expect(owedPeriod(rule, at(now), NATIONAL_CALENDAR)).toEqual({ from, to });
  });
});
