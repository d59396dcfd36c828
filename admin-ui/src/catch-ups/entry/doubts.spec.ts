import { describe, expect, it } from '@jest/globals';
import { doubtsOf, hasDoubts, type Slip } from './doubts';

const [EIGHT, NINE] = ['2026-11-23T01:00:00.000Z', '2026-11-23T02:00:00.000Z'];
const slip = (blockNumber: string, receivedAt: string, channel = 'desk'): Slip => ({
  blockNumber,
  receivedAt,
  channel,
});

describe('what is doubtful in a batch', () => {
  it('is nothing when the block is whole and the times differ', () => {
    const doubts = doubtsOf([slip('KG-0015', EIGHT), slip('KG-0016', NINE), slip('', EIGHT, 'post')]);
    expect(doubts).toEqual({ doubled: [], skipped: [], unnumbered: [], sameMinute: [] });
    expect(hasDoubts(doubts)).toBe(false);
  });

  it('is a desk line without a number, and a minute left as it was suggested', () => {
    const doubts = doubtsOf([slip('KG-0015', EIGHT), slip(' ', EIGHT), slip('KG-0016', '')]);
    expect(doubts).toMatchObject({ unnumbered: [1], sameMinute: [1] });
    expect(hasDoubts(doubts)).toBe(true);
  });

  it('does not take two times that are not there for one', () =>
    expect(doubtsOf([slip('1', ''), slip('2', '')]).sameMinute).toEqual([]));

  it('is nothing in a line that does not count, and lines keep their places', () =>
    expect(doubtsOf([slip('1', EIGHT), null, slip('', NINE), slip('2', NINE)])).toEqual({
      doubled: [],
      skipped: [],
      unnumbered: [2],
      sameMinute: [3],
    }));

  it('is a leaf used twice or nowhere', () => {
    const doubts = doubtsOf([slip('1', EIGHT), slip('3', NINE), slip('3', EIGHT)]);
    expect(doubts).toMatchObject({ doubled: ['3'], skipped: [['2', '2']] });
  });
});
