import { expect, it } from '@jest/globals';
import { onTimePercent } from './on-time.types.js';
import { percentDown } from './percent.js';

it.each<[number, number, number | null, string]>([
  [9996, 10_000, 99.9, '99,96 % is not all of them'],
  [999_999, 1_000_000, 99.9, 'nor is all but one of a million'],
  [1059, 1059, 100, 'all'],
  [2, 3, 66.6, 'down, not to the nearest'],
  [29, 1000, 2.9, 'where binary fractions would lose a tenth'],
  [0, 7, 0, 'none'],
  [0, 0, null, 'of nothing'],
])('%i of %i are %p: %s', (part, whole, percent, _why) => {
  expect(percentDown(part, whole)).toBe(percent);
});

it.each<[number, number, number, number | null]>([
  [40, 0, 0, 100],
  [40, 0, 1, 99.9],
  [3, 1, 1, 75],
  [0, 0, 1, null],
])('%i settled on time and %i late, with %i open and late, are %p', (onTime, late, openOverdue, percent) => {
  const counts = { received: onTime + late + openOverdue, beforeTime: 0, onTime, late, openInTime: 0, openOverdue };
  expect(onTimePercent(counts)).toBe(percent);
});
