import { describe, expect, it } from '@jest/globals';
import { clamdAddress } from './clamd-address.js';

describe('where the virus scanner listens', () => {
  it.each([
    ['tcp://clamav:3310', { host: 'clamav', port: 3310 }],
    ['tcp://[::1]:3310/', { host: '::1', port: 3310 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:///run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('%s is understood', (text, value) => expect(clamdAddress(text)).toEqual({ value }));

  it.each(['clamav:3310', 'tcp://clamav', 'tcp://clamav:3310/x', 'http://clamav:3310', 'unix:clamd.ctl', ''])(
    '%j is not',
    (text) => expect(clamdAddress(text)).toHaveProperty('mustBe'),
  );
});
