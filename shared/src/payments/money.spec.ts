import { describe, expect, it } from '@jest/globals';
import { formatVnd, readVnd, readWhole } from './money.js';

describe('formatVnd', () => {
  it.each([
    [0, '0\u00a0₫'],
    [999, '999\u00a0₫'],
    [8000, '8.000\u00a0₫'],
    [123_456, '123.456\u00a0₫'],
    [1_000_000, '1.000.000\u00a0₫'],
  ])('writes %d as %s', (amount, text) => expect(formatVnd(amount)).toBe(text));

  it.each([0.5, -1, Number.NaN, Infinity, 2 ** 53])('refuses %d', (amount) =>
    expect(() => formatVnd(amount)).toThrow(RangeError),
  );
});

describe('readVnd', () => {
  it.each([
    ['0', 0],
    ['1200000', 1_200_000],
    ['1.200.000', 1_200_000],
    [' 1 200 000\u00a0₫ ', 1_200_000],
    ['1200000 đ', 1_200_000],
    ['8.000đ', 8000],
    ['8.000 đồng'.normalize('NFD'), 8000],
    ['8000 VND', 8000],
  ])('reads %s', (text, amount) => expect(readVnd(text)).toBe(amount));

  it.each([
    '',
    'đ',
    '1,5',
    '1.5',
    '1.20',
    '1.2000',
    '.200',
    '1.200 000',
    '1,200,000',
    '-1',
    '1e6',
    '8.000 đ một bản',
    '9'.repeat(17),
  ])('does not guess at “%s”', (text) => expect(readVnd(text)).toBeNull());
});

describe('readWhole', () => {
  it.each([
    [' 0 ', 0],
    ['8000', 8000],
    ['8.000', 8000],
    ['1\u00a0200 000', 1_200_000],
    ['8.00', null],
    ['1.2000', null],
    ['8000 đ', null],
    ['1,5', null],
    ['-1', null],
    ['', null],
  ])('reads “%s” as %j', (text, number) => expect(readWhole(text)).toBe(number));
});
