import { describe, expect, it } from '@jest/globals';
import { millsRatio, upperTail } from './normal.js';

describe('the standard normal distribution', () => {
  it.each([
    [-40, 1],
    [-3, 0.99865010196837],
    [-1.2815515655446004, 0.9],
    [0, 0.5],
    [1, 0.158655253931457],
    [2, 0.0227501319481792],
    [5, 2.86651571879194e-7],
    [40, 0],
  ])('has %d exceeded with probability %d', (x, p) => expect(upperTail(x)).toBeCloseTo(p, 12));

  it('keeps its digits far out, where tail and density vanish', () => {
    expect(upperTail(10) / 7.61985302416053e-24).toBeCloseTo(1, 10);
    // R(x) lies between x/(x²+1) and 1/x.
    for (const x of [2, 5, 30, 400]) {
      expect(millsRatio(x)).toBeGreaterThan(x / (x * x + 1));
      expect(millsRatio(x)).toBeLessThan(1 / x);
    }
  });

  it('goes on without a step where the ways to reckon it change', () => {
    for (const at of [-2, 2]) {
      expect(upperTail(at - 1e-9)).toBeCloseTo(upperTail(at + 1e-9), 8);
      expect(millsRatio(at - 1e-9) / millsRatio(at + 1e-9)).toBeCloseTo(1, 7);
    }
  });
});
