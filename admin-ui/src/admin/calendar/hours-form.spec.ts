import { describe, expect, it } from '@jest/globals';
import type { OfficeHours } from '../admin.types';
import { formOfHours, hoursBody, readSessions, readTime } from './hours-form';

const HOURS: OfficeHours = {
  id: 'a',
  officeCode: null,
  validFrom: '2026-01-01',
  week: {
    1: [
      { from: 420, to: 690 },
      { from: 810, to: 1020 },
    ],
  },
  cutOffMinute: 900,
  dueTime: 'close',
  openingWeek: null,
  version: 1,
};

describe('a time as it is typed', () => {
  it.each([
    ['7', 420],
    ['07:30', 450],
    ['0730', 450],
    ['730', 450],
    ['7h30', 450],
    ['7h', 420],
    ['7g30', 450],
    ['7.30', 450],
    ['24:00', 1440],
    ['24:01', null],
    ['7:60', null],
    ['sáng', null],
    ['', null],
  ])('%s is %s', (text, minutes) => expect(readTime(text)).toBe(minutes));
});

describe('the sessions of a day', () => {
  it.each([
    ['', []],
    ['7:00-11:30, 13:30–17:00', HOURS.week['1']],
    ['0700-1130;1330-1700', HOURS.week['1']],
    ['7h-11h30,13h30 - 17h', HOURS.week['1']],
    [
      '7-11, 11-12',
      [
        { from: 420, to: 660 },
        { from: 660, to: 720 },
      ],
    ],
    ['11:30-7:00', null],
    ['7-12, 11-17', null],
    ['7-11-12', null],
    ['7', null],
    ['7-11,', null],
  ])('“%s”', (line, sessions) => expect(readSessions(line)).toEqual(sessions));
});

describe('hours as the API takes them', () => {
  it('are what was there, from another day on', () => {
    const form = { ...formOfHours(HOURS), validFrom: '2027-01-04' };
    expect(form.week['1']).toBe('07:00–11:30, 13:30–17:00');
    expect(hoursBody('H23', form)).toEqual({
      officeCode: 'H23',
      validFrom: '2027-01-04',
      week: HOURS.week,
      cutOffMinute: 900,
      dueTime: 'close',
    });
  });

  it('name the opening hours only where they differ', () => {
    const form = { ...formOfHours(HOURS), validFrom: '2027-01-04', opensElse: true };
    const open = { ...form, openingWeek: { ...form.openingWeek, 6: '7:30-11' } };
    expect(hoursBody('', open)).toMatchObject({ openingWeek: { ...HOURS.week, 6: [{ from: 450, to: 660 }] } });
    expect(hoursBody('', open)).not.toHaveProperty('officeCode');
  });

  it('are none while something is missing or cannot be read', () => {
    const form = { ...formOfHours(HOURS), validFrom: '2027-01-04' };
    expect(hoursBody('', { ...form, validFrom: '' })).toBeNull();
    expect(hoursBody('', { ...form, cutOff: 'x' })).toBeNull();
    expect(hoursBody('', { ...form, week: { ...form.week, 2: '9-8' } })).toBeNull();
    const elsewhere = { ...form, openingWeek: { ...form.openingWeek, 2: '9-8' } };
    expect(hoursBody('', elsewhere)).not.toBeNull();
    expect(hoursBody('', { ...elsewhere, opensElse: true })).toBeNull();
  });
});
