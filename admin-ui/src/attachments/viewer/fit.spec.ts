import { describe, expect, it } from '@jest/globals';
import { fitted } from './fit';

const PLACE = { width: 800, height: 500 };

describe('a page in its place', () => {
  it.each([
    [{ width: 1000, height: 2000 }, 0, 1, { width: 250, height: 500 }],
    [{ width: 1000, height: 2000 }, 1, 1, { width: 800, height: 400 }],
    [{ width: 1000, height: 2000 }, 2, 2, { width: 500, height: 1000 }],
    [{ width: 100, height: 50 }, 0, 1, { width: 800, height: 400 }],
  ])('%j turned %d times and enlarged %d times is %j', (page, turns, zoom, expected) => {
    expect(fitted(page, PLACE, turns, zoom)).toEqual(expected);
  });

  it('is never nothing', () => {
    expect(fitted({ width: 1, height: 30_000 }, PLACE, 0, 1).width).toBe(1);
  });
});
