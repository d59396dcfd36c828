import { describe, expect, it } from '@jest/globals';
import { formatVnd } from './money.js';

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
