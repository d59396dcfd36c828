import { describe, expect, it } from '@jest/globals';
import { byteRange } from './byte-range.js';

describe('a range of a file of 100 bytes', () => {
  it.each<[string | undefined, ReturnType<typeof byteRange>, string]>([
    [undefined, null, 'nothing asked for is the whole'],
    ['bytes=0-9', { first: 0, last: 9 }, 'both ends are part of it'],
    ['bytes=90-', { first: 90, last: 99 }, 'to the end'],
    ['bytes=-10', { first: 90, last: 99 }, 'the last ten'],
    ['bytes=-1000', { first: 0, last: 99 }, 'more than there is, from the end'],
    ['bytes=50-1000', { first: 50, last: 99 }, 'more than there is'],
    ['bytes=99-99', { first: 99, last: 99 }, 'the last one'],
    ['bytes=100-', 'unsatisfiable', 'behind the end'],
    ['bytes=100-200', 'unsatisfiable', 'behind the end'],
    ['bytes=-0', 'unsatisfiable', 'the last none'],
    ['bytes=9-0', null, 'backwards is malformed'],
    ['bytes=0-1,5-6', null, 'several are answered with the whole'],
    ['bytes=-', null, 'malformed'],
    ['items=0-9', null, 'another unit'],
    ['bytes=99999999999999999999-', 'unsatisfiable', 'far behind the end'],
  ])('%s: %j (%s)', (header, expected) => expect(byteRange(header, 100)).toEqual(expected));

  it('is never satisfiable of an empty one', () => expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable'));
});
