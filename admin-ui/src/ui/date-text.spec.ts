import { describe, expect, it } from '@jest/globals';
import { moveDateTime, readDate, readDateTime, writeDate, writeDateTime } from './date-text';

describe('readDate', () => {
  it.each([
    ['25/11/2026', '2026-11-25', 'as forms print it'],
    ['25112026', '2026-11-25', 'digits only'],
    ['251126', '2026-11-25', 'digits with a short year'],
    ['5/1/26', '2026-01-05', 'as one writes by hand'],
    [' 5-1-2026 ', '2026-01-05', 'hyphens and spaces around'],
    ['5.1.2026', '2026-01-05', 'dots'],
    ['12/03/90', '1990-03-12', 'a year of the last century'],
    ['29/02/2028', '2028-02-29', 'a leap day'],
  ])('reads %j as %s: %s', (text, date) => expect(readDate(text, 2036)).toBe(date));

  it.each([
    ['', 'nothing'],
    ['30/02/2026', 'a day that does not exist'],
    ['29/02/2027', 'no leap year'],
    ['2026-11-25', 'the year in front'],
    ['25/13/2026', 'a thirteenth month'],
    ['25/11', 'no year'],
    ['25/11/202', 'a year not yet typed to its end'],
    ['2511202', 'seven digits'],
  ])('refuses %j: %s', (text) => expect(readDate(text, 2036)).toBeNull());
});

it.each([
  ['2026-11-25', '25/11/2026', 'a day'],
  ['1990-08', '08/1990', 'of old papers the month'],
  ['1990', '1990', 'or the year alone'],
])('writes %s as %s: %s', (date, text) => expect(writeDate(date)).toBe(text));

describe('readDateTime', () => {
  it.each([
    ['25/11/2026 09:30', '2026-11-25T02:30:00.000Z', 'Vietnam is seven hours ahead'],
    ['25/11/26 9h30', '2026-11-25T02:30:00.000Z', 'as it is spoken'],
    ['25/11/26 9h', '2026-11-25T02:00:00.000Z', 'the full hour'],
    ['25112026 0930', '2026-11-25T02:30:00.000Z', 'digits only'],
    ['25/11/2026  06:59', '2026-11-24T23:59:00.000Z', 'still the day before in Greenwich'],
  ])('reads %j as %s: %s', (text, instant) => expect(readDateTime(text, 2036)).toBe(instant));

  it.each([
    ['25/11/2026', 'no time'],
    ['25/11/2026 24:00', 'no such hour'],
    ['25/11/2026 09:60', 'no such minute'],
    ['31/11/2026 09:30', 'no such day'],
    ['09:30', 'no day'],
  ])('refuses %j: %s', (text) => expect(readDateTime(text, 2036)).toBeNull());

  it('writes what it reads', () => expect(writeDateTime('2026-11-24T23:59:00.000Z')).toBe('25/11/2026 06:59'));

  it('moves over the end of a month and keeps the time', () =>
    expect(moveDateTime('2026-11-30T02:30:00.000Z', 1)).toBe('2026-12-01T02:30:00.000Z'));
});
