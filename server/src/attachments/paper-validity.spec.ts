import { describe, expect, it } from '@jest/globals';
import { isExpiredAt, validityOf } from './paper-validity.js';

describe('until when a paper is valid', () => {
  it.each([
    ['2026-03-01', '2026-03-01T16:59:59Z', false, 'one minute before midnight of its last day in Vietnam'],
    ['2026-03-01', '2026-03-01T17:00:00Z', true, 'the day after has begun there'],
    ['2026-03-02', '2026-03-01T17:00:00Z', false, 'its last day has begun'],
    [null, '2026-03-01T17:00:00Z', false, 'nobody knows'],
  ])('%s at %s: %s, for %s', (validUntil: string | null, now, expected, _why) => {
    expect(isExpiredAt(validUntil, new Date(now))).toBe(expected);
  });

  it('is a day that exists', () => {
    expect([validityOf(undefined), validityOf('2028-02-29')]).toEqual([null, '2028-02-29']);
    for (const text of ['2027-02-29', '2027-13-01', '29/02/2028', '', '2027-02-01T00:00:00Z'])
      expect(() => validityOf(text)).toThrow();
  });
});
