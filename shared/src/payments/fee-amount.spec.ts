import { describe, expect, it } from '@jest/globals';
import type { FeeDefinition } from '../procedures/index.js';
import { feeAmount } from './fee-amount.js';

const PLAIN: FeeDefinition = { code: 'LP', name: 'Lệ phí', kind: 'charge', amountVnd: 8000, per: 'copy' };
const CERTIFIED_COPY: FeeDefinition = {
  code: 'PHI_BS',
  name: 'Phí chứng thực bản sao từ bản chính',
  kind: 'fee',
  amountVnd: 2000,
  per: 'page',
  tiers: [{ from: 3, amountVnd: 1000 }],
  capVnd: 200_000,
};

describe('feeAmount', () => {
  it.each([
    [1, 1, 2_000, 'the first page'],
    [2, 1, 4_000, 'the second costs as much'],
    [3, 1, 5_000, 'the third costs half'],
    [10, 1, 12_000, 'ten pages'],
    [197, 1, 199_000, 'just below the cap'],
    [198, 1, 200_000, 'the cap is reached'],
    [199, 1, 200_000, 'the cap holds'],
    [10_000, 1, 200_000, 'a whole archive'],
    [3, 4, 20_000, 'each copy begins with its own first page'],
    [500, 3, 600_000, 'the cap is that of one copy'],
    [0, 1, 0, 'no page'],
    [10, 0, 0, 'no copy'],
  ])('certifies %d pages in %d copies for %d đ: %s', (pages, copies, vnd) =>
    expect(feeAmount(CERTIFIED_COPY, { copies, pages })).toBe(vnd),
  );

  it.each<[Partial<FeeDefinition>, number, string]>([
    [{}, 24_000, 'three copies'],
    [{ per: 'dossier' }, 8_000, 'once, however many copies'],
    [{ per: 'page' }, 120_000, 'five pages, three times'],
    [{ tiers: [{ from: 2, amountVnd: 5_000 }] }, 18_000, 'further copies cost less'],
    [{ capVnd: 6_000 }, 18_000, 'no copy above the cap'],
    [{ amountVnd: 0 }, 0, 'free of charge'],
    [
      {
        per: 'page',
        tiers: [
          { from: 4, amountVnd: 100 },
          { from: 2, amountVnd: 1_000 },
        ],
      },
      30_600,
      'tiers in any order: 8.000 + 2 × 1.000 + 2 × 100, three times',
    ],
  ])('%j comes to %d đ: %s', (change, vnd) =>
    expect(feeAmount({ ...PLAIN, ...change }, { copies: 3, pages: 5 })).toBe(vnd),
  );

  it.each([
    [1.5, 1, 'half a copy'],
    [-1, 1, 'less than none'],
    [1, Number.NaN, 'no number'],
    [1, -2, 'pages below zero'],
    [Infinity, 1, 'endless copies'],
    [Number.MAX_SAFE_INTEGER, 5, 'an amount that would lose đồng'],
  ])('refuses %d copies of %d pages: %s', (copies, pages) =>
    expect(() => feeAmount(CERTIFIED_COPY, { copies, pages })).toThrow(RangeError),
  );
});
