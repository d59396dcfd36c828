import { expect, it } from '@jest/globals';
import { formatDateEn, formatDueBriefEn, formatDueEn } from './english-dates.js';

it.each([
  { at: '2026-02-13T10:00:00Z', due: '17:00, 13 February 2026', brief: '17:00 13 Feb', why: 'the month has a name' },
  { at: '2026-02-28T17:30:00Z', due: '00:30, 1 March 2026', brief: '00:30 1 Mar', why: 'in Vietnam it is tomorrow' },
])('writes a promised time in English: $why', ({ at, due, brief }) => {
  expect(formatDueEn(new Date(at))).toBe(due);
  expect(formatDueBriefEn(new Date(at))).toBe(brief);
});

it('refuses a day that does not exist', () => expect(() => formatDateEn('2026-02-30')).toThrow('no such day'));
