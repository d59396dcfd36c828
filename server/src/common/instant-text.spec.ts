import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantText, instantTextOf } from './instant-text.js';

describe('a moment as text', () => {
  it('is what toISOString writes', () => {
    fc.assert(fc.property(fc.date({ noInvalidDate: true }), (at) => instantText(at) === at.toISOString()));
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (at) => instantText(at) === at.toISOString(),
      ),
    );
  });

  it.each([
    '2026-12-31T16:59:59.999Z',
    '2024-02-29T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.009Z',
  ])('%s', (text) => expect(instantText(new Date(text))).toBe(text));

  it('refuses what is no moment', () => expect(() => instantText(new Date(NaN))).toThrow(RangeError));

  it('may not have been yet', () => expect(instantTextOf(null)).toBeNull());
});
