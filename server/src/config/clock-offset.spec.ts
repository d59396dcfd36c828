import { describe, expect, it } from '@jest/globals';
import { parseClockOffset } from './clock-offset.js';

const HOUR = 3_600_000;

describe('parseClockOffset', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['90', 90_000],
    ['-3600', -HOUR],
    ['+3d', 72 * HOUR],
    ['-2h', -2 * HOUR],
    ['15m', HOUR / 4],
    ['30s', 30_000],
    ['1w', 168 * HOUR],
    ['P1D', 24 * HOUR],
    ['-PT2H', -2 * HOUR],
    ['PT90M', 1.5 * HOUR],
    ['+P1W2DT3H4M5S', (9 * 24 + 3) * HOUR + 4 * 60_000 + 5000],
  ])('reads %s', (text, milliseconds) => expect(parseClockOffset(text)).toBe(milliseconds));

  it.each(['', 'soon', '1.5h', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '1 d', '--2h', '3d2h', '4000d', 'P600W', '1e3'])(
    'refuses "%s"',
    (text) => expect(parseClockOffset(text)).toBeNull(),
  );
});
