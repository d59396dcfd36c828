import { describe, expect, it } from '@jest/globals';
import { PERIOD_FIGURES } from './definitions.js';
import type { PeriodFigures } from './ii-06.types.js';
import { cardNumbers, percentVi } from './statistics-card.js';

const figures = (some: Partial<PeriodFigures>): PeriodFigures => ({
  ...(Object.fromEntries(PERIOD_FIGURES.map((id) => [id, 0])) as PeriodFigures),
  ...some,
});

describe('the statistics card', () => {
  it.each<{ why: string; of: Partial<PeriodFigures>; is: readonly number[] }>([
    {
      why: 'all settled in time, as on the card of March 2024',
      of: { received: 1059, finished: 1059, finishedBefore: 1000, finishedOnTime: 59 },
      is: [100, 1059, 1059, 0, 0],
    },
    {
      why: 'one of 2,500 open and late',
      of: { received: 2500, finished: 2499, finishedOnTime: 2499, open: 1, openLate: 1 },
      is: [99.96, 2500, 2499, 1, 0.04],
    },
    {
      why: 'all but one of 100,000 settled, which two decimals cannot say',
      of: { received: 100_000, finished: 99_999, finishedOnTime: 99_999, open: 1, openLate: 1 },
      is: [99.99, 100_000, 99_999, 1, 0.01],
    },
    {
      why: 'all settled, one of them late: not 100',
      of: { received: 40, finished: 40, finishedBefore: 39, finishedLate: 1 },
      is: [99.99, 40, 39, 1, 2.5],
    },
    {
      why: 'open and in time is neither settled nor late',
      of: { received: 3, finished: 2, finishedBefore: 2, open: 1, openInTime: 1 },
      is: [66.66, 3, 2, 0, 0],
    },
    { why: 'nothing but late ones', of: { received: 3, finished: 3, finishedLate: 3 }, is: [99.99, 3, 0, 3, 100] },
    {
      why: 'all but one late',
      of: { received: 100_000, finished: 100_000, finishedLate: 99_999, finishedOnTime: 1 },
      is: [99.99, 100_000, 1, 99_999, 99.99],
    },
    { why: 'nothing handled yet', of: {}, is: [0, 0, 0, 0, 0] },
  ])('$why', ({ of, is }) => {
    const { solvedPercent, total, onTimeOrEarly, late, latePercent } = cardNumbers(figures(of));
    expect([solvedPercent, total, onTimeOrEarly, late, latePercent]).toEqual(is);
  });

  it('writes per cent as Vietnamese do', () => {
    expect([99.96, 100, 0, 0.04].map(percentVi)).toEqual(['99,96\u00a0%', '100\u00a0%', '0\u00a0%', '0,04\u00a0%']);
  });
});
