import { describe, expect, it } from '@jest/globals';
import { versionState, versionToShow } from './versions';

const version = (number: number, effectiveFrom: string, effectiveTo: string | null) => ({
  number,
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  effectiveFrom,
  effectiveTo,
});
const OLD = version(1, '2022-01-01', '2026-11-30');
const NEW = version(2, '2026-12-01', null);

describe('versionState', () => {
  it.each([
    [OLD, '2021-12-31', 'future'],
    [OLD, '2022-01-01', 'in_force'],
    [OLD, '2026-11-30', 'in_force'],
    [OLD, '2026-12-01', 'past'],
    [NEW, '2030-01-01', 'in_force'],
  ] as const)('%j on %s is %s', (one, day, state) => expect(versionState(one, day)).toBe(state));
});

describe('versionToShow', () => {
  it.each([
    ['2026-11-30', 1, 'the one in force'],
    ['2026-12-01', 2, 'the new one from its day on'],
    ['2020-01-01', 1, 'the first to come'],
  ])('on %s shows version %i: %s', (day, number) => expect(versionToShow([OLD, NEW], day)?.number).toBe(number));

  it('shows the last that ended', () => expect(versionToShow([OLD], '2027-01-01')).toBe(OLD));
});
