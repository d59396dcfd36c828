import { describe, expect, it } from '@jest/globals';
import { greylistWaitMs } from './greylist-wait.js';

describe('greylistWaitMs', () => {
  it.each([
    ['451 4.7.1 Greylisted, try again', 310_000, 'the usual five minutes and a little'],
    [
      '450 4.2.0 <[…]>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/',
      310_000,
      'postgrey',
    ],
    ['451 4.7.1 Greylisting in action, please come back in 00:04:59', 309_000, 'milter-greylist'],
    ['450 4.7.1 Graylisted for 60 seconds', 70_000, 'seconds'],
    ['451 Greylisted, please try again in 10 minutes', 610_000, 'minutes'],
    ['451 greylisted for 900 minutes', 3_600_000, 'never longer than an hour'],
    ['451 4.3.0 Try again in 60 seconds', null, 'something else'],
    ['452 4.2.2 Mailbox full', null, 'not about time'],
  ] as const)('%s: %s, %s', (words, waitMs, _why) => expect(greylistWaitMs(words)).toBe(waitMs));
});
