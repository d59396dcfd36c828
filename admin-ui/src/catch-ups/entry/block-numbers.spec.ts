import { describe, expect, it } from '@jest/globals';
import { nextBlockNumber, reconcile } from './block-numbers';

describe('numbers of a paper block', () => {
  it.each([
    ['KG-0015', 'KG-0016', 'keeps its noughts'],
    ['KG-0999', 'KG-1000', 'carries over'],
    [' 7 ', '8', 'has no letters'],
    ['bưu gửi', '', 'has no figures'],
    ['', '', 'is not there'],
  ])('%s is followed by %s: %s', (number, next) => expect(nextBlockNumber(number)).toBe(next));

  it.each([
    { why: 'nothing is missing', numbers: ['KG-0015', 'KG-0016'], doubled: [], skipped: [] },
    { why: 'the order does not matter', numbers: ['KG-0016', 'KG-0014', 'KG-0015'], doubled: [], skipped: [] },
    { why: 'one was used twice', numbers: ['KG-0015', 'KG-0016', 'KG-0015'], doubled: ['KG-0015'], skipped: [] },
    { why: 'thrice is said once', numbers: ['7', '7', '7'], doubled: ['7'], skipped: [] },
    {
      why: 'one was skipped',
      numbers: ['KG-0015', 'KG-0017'],
      doubled: [],
      skipped: [['KG-0016', 'KG-0016']],
    },
    {
      why: 'several in a row are a span',
      numbers: ['KG-0098', 'KG-0102', 'KG-0104'],
      doubled: [],
      skipped: [
        ['KG-0099', 'KG-0101'],
        ['KG-0103', 'KG-0103'],
      ],
    },
    { why: 'blocks are apart', numbers: ['A-01', 'B-09', 'A-02'], doubled: [], skipped: [] },
    { why: 'the same leaf in another writing', numbers: ['KG-0015', 'kg-15'], doubled: ['KG-0015'], skipped: [] },
    { why: 'post has no number', numbers: ['', 'EMS', 'KG-0015'], doubled: [], skipped: [] },
  ])('$why', ({ numbers, doubled, skipped }) => expect(reconcile(numbers)).toEqual({ doubled, skipped }));
});
