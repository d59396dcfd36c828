import { describe, expect, it } from '@jest/globals';
import { readBirthDate } from './birth-date';
import { writeDate } from './date-text';

describe('readBirthDate', () => {
  it.each([
    ['15/08/1990', '1990-08-15', 'in full'],
    ['5/8/1990', '1990-08-05', 'without leading zeros'],
    ['15081990', '1990-08-15', 'without separators'],
    ['15-8-1990', '1990-08-15', 'with hyphens'],
    [' 15.08.1990 ', '1990-08-15', 'with dots and blanks around'],
    ['8/1954', '1954-08', 'a month'],
    ['1954', '1954', 'a year'],
    ['23/11/2026', '2026-11-23', 'born today'],
  ])('reads %s as %s (%s)', (typed, date) => expect(readBirthDate(typed, '2026-11-23')).toBe(date));

  it.each([
    ['31/02/1990', 'no such day'],
    ['13/1990', 'no such month'],
    ['24/11/2026', 'tomorrow'],
    ['12/2026', 'next month'],
    ['2027', 'next year'],
    ['1790', 'too long ago'],
    ['150890', 'two digits of the year'],
    ['', 'nothing'],
  ])('refuses %s (%s)', (typed) => expect(readBirthDate(typed, '2026-11-23')).toBeNull());
});

it.each(['1990-08-15', '1990-08', '1990'])('writes %s so that it is read again', (date) => {
  expect(readBirthDate(writeDate(date), '2026-11-23')).toBe(date);
});
