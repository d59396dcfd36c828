import { describe, expect, it } from '@jest/globals';
import { mayReadMetrics } from './metrics-access.js';

describe('who may read figures', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('without a token: this computer, %s', (address) => {
    expect(mayReadMetrics({ address, authorization: undefined }, undefined)).toBe(true);
  });

  it.each(['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', '127.evil', undefined])(
    'without: nobody else, %s',
    (address) => {
      expect(mayReadMetrics({ address, authorization: 'Bearer undefined' }, undefined)).toBe(false);
    },
  );

  it.each([undefined, 'Bearer ', 'Bearer abc', 'bearer abcd', 'Bearer abcde', 'Basic abcd'])(
    'with a token: not even this computer with %s',
    (authorization) => {
      expect(mayReadMetrics({ address: '127.0.0.1', authorization }, 'abcd')).toBe(false);
    },
  );

  it('with a token: whoever brings it', () => {
    expect(mayReadMetrics({ address: '10.0.0.7', authorization: 'Bearer abcd' }, 'abcd')).toBe(true);
  });
});
