import { describe, expect, it } from '@jest/globals';
import { PERIOD_FIGURES } from './definitions.js';
import type { PeriodFigures } from './ii-06.types.js';
import { qd766Of } from './qd-766.js';

const figures = (some: Partial<PeriodFigures>): PeriodFigures =>
  ({ ...Object.fromEntries(PERIOD_FIGURES.map((id) => [id, 0])), ...some }) as PeriodFigures;
const timeliness = (some: Partial<PeriodFigures>) => qd766Of(figures(some))[0];

describe('indicators of QĐ 766', () => {
  it.each<{ some: Partial<PeriodFigures>; percent: number | null; points: number | null; why: string }>([
    {
      some: { received: 1059, finishedBefore: 1000, finishedOnTime: 59 },
      percent: 100,
      points: 20,
      why: 'all in time',
    },
    {
      some: { received: 2500, finishedBefore: 2499, finishedLate: 1 },
      percent: 99.9,
      points: 19.99,
      why: 'never all of them while one is late',
    },
    {
      some: { received: 10, finishedOnTime: 5, openInTime: 3, openLate: 2 },
      percent: 80,
      points: 16,
      why: 'what is open in time counts',
    },
    { some: {}, percent: null, points: null, why: 'nothing to settle' },
  ])('give $percent % and $points points: $why', ({ some, percent, points }) => {
    expect(timeliness(some)).toMatchObject({ percent, points, maxPoints: 20 });
  });

  it('shares of what was filed online leave out what was carried over', () => {
    const online = qd766Of(figures({ received: 30, receivedOnline: 8, receivedDirect: 2, carriedOver: 20 }))[2];
    expect(online).toMatchObject({ id: 'filedOnline', part: 8, whole: 10, percent: 80, points: null });
  });
});
