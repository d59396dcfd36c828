import { describe, expect, it } from '@jest/globals';
import { moved } from './moved';

describe('moved', () => {
  it.each([
    [0, 1, 'b a c', 'down'],
    [2, -1, 'a c b', 'up'],
    [0, -1, 'a b c', 'not beyond the top'],
    [2, 1, 'a b c', 'not beyond the end'],
    [3, -1, 'a b c', 'nothing that is not there'],
  ])('entry %i by %i: %s (%s)', (index, step, order) =>
    expect(moved(['a', 'b', 'c'], index, step).join(' ')).toBe(order),
  );
});
