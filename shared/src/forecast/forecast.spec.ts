import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingMinutes, buildWorkingCalendar, NATIONAL_CALENDAR } from '../calendar/index.js';
import { forecast, type ForecastInput, queueFactor, type RemainingStep, wordOf } from './forecast.js';
import { limitInMinutes, restOfStep, usableHistory, wholeStep } from './step-minutes.js';

/** Monday morning of a week without holidays. */
const NOW = new Date('2026-06-01T08:00:00+07:00');
const THRESHOLDS = { tight: 0.15, late: 0.5 };
const step = (code: string, medianMinutes: number, p90Minutes: number, n = 40): RemainingStep => ({
  code,
  history: { medianMinutes, p90Minutes, n },
});
const within = (minutes: number, changes: Partial<ForecastInput> = {}): ForecastInput => ({
  now: NOW,
  dueAt: addWorkingMinutes(NOW, minutes, NATIONAL_CALENDAR),
  calendar: NATIONAL_CALENDAR,
  steps: [step('tham_dinh', 480, 960), step('ky', 120, 480)],
  spentMinutes: 0,
  queue: null,
  thresholds: THRESHOLDS,
  ...changes,
});

describe('forecast', () => {
  it.each([
    { left: 3000, word: 'safe' },
    { left: 1100, word: 'tight' },
    { left: 500, word: 'late' },
  ] as const)('says $word with $left working minutes left', ({ left, word }) =>
    expect(forecast(within(left)).word).toBe(word),
  );

  it.each([
    [0, 'safe'],
    [0.1499, 'safe'],
    [0.15, 'tight'],
    [0.4999, 'tight'],
    [0.5, 'late'],
    [1, 'late'],
  ] as const)('calls a chance of %d %s', (chance, word) => expect(wordOf(chance, THRESHOLDS)).toBe(word));

  it('is exact for one step that has just begun: half are late at the median, a tenth at the 90th percentile', () => {
    const steps = [step('tham_dinh', 480, 960)];
    expect(forecast(within(480, { steps })).chance).toBeCloseTo(0.5, 2);
    expect(forecast(within(960, { steps })).chance).toBeCloseTo(0.1, 2);
  });

  it('expects the mean of what is left, past nights, weekends and holidays', () => {
    const steps = [step('ky', 480, 480.001)]; // as regular as it gets: mean 480.6
    expect(forecast(within(2000, { steps })).expectedAt).toEqual(new Date('2026-06-02T08:01:00+07:00'));
    const holiday = buildWorkingCalendar([{ date: '2026-06-02', kind: 'off', cause: 'closure', name: 'Lũ' }]);
    const dueAt = new Date('2026-06-03T07:40:00+07:00');
    expect(forecast(within(0, { steps, dueAt })).word).toBe('safe');
    const closed = forecast(within(0, { steps, dueAt, calendar: holiday }));
    expect(closed).toMatchObject({ word: 'late', expectedAt: new Date('2026-06-03T08:01:00+07:00') });
  });

  it('is late for certain when the due time is over, or no working minute is left before it', () => {
    const overdue = { ...within(0), dueAt: new Date('2026-05-29T17:00:00+07:00') };
    expect(forecast(overdue)).toMatchObject({ word: 'late', chance: 1, stepCode: 'tham_dinh' });
    const night = { now: new Date('2026-06-01T17:30:00+07:00'), dueAt: new Date('2026-06-01T23:00:00+07:00') };
    expect(forecast({ ...within(0), ...night })).toMatchObject({ word: 'late', chance: 1 });
    expect(forecast({ ...overdue, steps: [] })).toEqual({
      word: 'late',
      chance: 1,
      stepCode: null,
      expectedAt: null,
      cautiousAt: null,
    });
  });

  it('has nothing to fear where no step is left', () =>
    expect(forecast(within(60, { steps: [] }))).toEqual({
      word: 'safe',
      chance: 0,
      stepCode: null,
      expectedAt: null,
      cautiousAt: null,
    }));

  it('calls what is as likely as an office has set it, and promises what nine of ten keep', () => {
    const strict = { tight: 0.02, late: 0.05 };
    expect(forecast(within(1100, { thresholds: strict })).word).toBe('late');
    const steps = [step('tham_dinh', 480, 960)];
    expect(forecast(within(3000, { steps })).cautiousAt).toEqual(addWorkingMinutes(NOW, 960, NATIONAL_CALENDAR));
  });

  it('does not look further than three years ahead', () => {
    const { expectedAt } = forecast(within(60, { steps: [step('tham_dinh', 9e6, 9e6)] }));
    expect(expectedAt).toEqual(addWorkingMinutes(NOW, 360_000, NATIONAL_CALENDAR));
  });

  it('grows with the holder’s queue, within bounds', () => {
    const with_ = (now: number): number => forecast(within(1300, { queue: { now, usual: 9 } })).chance;
    expect(with_(9)).toBe(forecast(within(1300)).chance);
    expect(with_(30)).toBeGreaterThan(with_(15));
    expect(with_(15)).toBeGreaterThan(with_(9));
    expect(with_(2)).toBeLessThan(with_(9));
    expect([queueFactor({ now: 0, usual: 99 }), queueFactor({ now: 500, usual: 0 })]).toEqual([0.5, 3]);
  });

  it('names the step that overruns its part of the time left by most', () => {
    // The present step has eaten twice its usual time and is not done; the signature is as quick as ever.
    const slowNow = within(300, { spentMinutes: 960 });
    expect(forecast(slowNow)).toMatchObject({ word: 'late', stepCode: 'tham_dinh' });
    // Now the leader's desk is what varies most and takes longest.
    const steps = [step('tham_dinh', 120, 150), step('ky', 480, 3000)];
    expect(forecast(within(600, { steps })).stepCode).toBe('ky');
    expect(forecast(within(5, { steps })).stepCode).toBe('ky');
    expect(forecast(within(30_000, { steps })).stepCode).toBeNull();
  });

  it('does not blame the longest step where it keeps its time', () => {
    const steps = [step('niem_yet', 1000, 1001), step('ky', 100, 300)];
    expect(forecast(within(1080, { steps })).stepCode).toBe('ky');
  });
});

describe('the history a step is judged by', () => {
  const office = { medianMinutes: 100, p90Minutes: 200, n: 5 };
  const all = { medianMinutes: 300, p90Minutes: 400, n: 700 };
  it.each([
    { histories: [office, all], expected: office, why: 'this office’s own' },
    { histories: [{ ...office, n: 4 }, all], expected: all, why: 'all offices’ where it has fewer than five cases' },
    { histories: [null, undefined], expected: { medianMinutes: 240, p90Minutes: 480, n: 0 }, why: 'else its limit' },
  ])('is $why', ({ histories, expected }) => expect(usableHistory(histories, 480)).toEqual(expected));

  it.each([
    [{ amount: 4, unit: 'workingHour' }, 240],
    [{ amount: 1, unit: 'halfDay' }, 240],
    [{ amount: 3, unit: 'workingDay' }, 1440],
    [{ amount: 7, unit: 'day' }, 2400],
    [{ amount: 1, unit: 'month' }, 10_560],
    [{ amount: 1, unit: 'sameDay' }, 480],
    [{ amount: 0, unit: 'none' }, 0],
  ] as const)('%j is %d working minutes', (limit, minutes) => expect(limitInMinutes(limit)).toBeCloseTo(minutes, 6));

  it('has the mean and variance of the log-normal distribution', () => {
    const { mean, variance } = wholeStep({
      medianMinutes: Math.exp(5),
      p90Minutes: Math.exp(5 + 1.2815515655446),
      n: 9,
    });
    expect(mean).toBeCloseTo(Math.exp(5.5), 4);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(Math.sqrt(Math.E - 1), 8);
  });

  it('knows what is left of a step, however long it lasts already', () => {
    const history = { medianMinutes: 480, p90Minutes: 960, n: 40 };
    expect(restOfStep(history, 0, 1).mean).toBeCloseTo(wholeStep(history).mean, 3);
    // A log-normal step that drags on drags on: what is left grows with what is spent.
    const rests = [960, 1920, 19_200, 1_920_000].map((spent) => restOfStep(history, spent, 1).mean);
    expect(rests).toEqual([...rests].sort((a, b) => a - b));
    expect(rests.every((rest) => Number.isFinite(rest) && rest > 0)).toBe(true);
  });

  it('equals what integration over the tail gives', () => {
    const [mu, sigma, s] = [Math.log(480), Math.log(2) / 1.2815515655446004, 600];
    let [mass, first, second] = [0, 0, 0];
    for (let t = s; t < 60_000; t += 0.5) {
      const density = Math.exp(-((Math.log(t) - mu) ** 2) / (2 * sigma * sigma)) / t;
      mass += density;
      first += density * (t - s);
      second += density * (t - s) ** 2;
    }
    const rest = restOfStep({ medianMinutes: 480, p90Minutes: 960, n: 40 }, s, 1);
    expect(rest.mean / (first / mass)).toBeCloseTo(1, 2);
    expect(rest.variance / (second / mass - (first / mass) ** 2)).toBeCloseTo(1, 2);
  });

  it('takes the whole for what is left, less what is spent, at the very beginning', () => {
    const regular = { medianMinutes: 1000, p90Minutes: 1000, n: 40 };
    expect(restOfStep(regular, 10, 1).mean).toBeCloseTo(wholeStep(regular).mean - 10, 6);
    expect(restOfStep({ medianMinutes: 0, p90Minutes: 0, n: 40 }, 0, 0.5).mean).toBeGreaterThanOrEqual(1);
  });
});

describe('properties of a forecast', () => {
  const history = fc
    .tuple(fc.integer({ min: 0, max: 20_000 }), fc.double({ min: 1, max: 30, noNaN: true }))
    .map(([medianMinutes, spread]) => ({ medianMinutes, p90Minutes: medianMinutes * spread, n: 9 }));
  const steps = fc
    .array(history, { minLength: 1, maxLength: 6 })
    .map((all) => all.map((one, i) => ({ code: `b${i}`, history: one })));
  const minutes = fc.integer({ min: -2000, max: 40_000 });
  const queue = fc.option(fc.record({ now: fc.nat(200), usual: fc.double({ min: 0, max: 200, noNaN: true }) }));
  const spent = fc.nat(60_000);
  const at = (left: number): Date => new Date(NOW.getTime() + left * 60_000);

  it('never falls when less time is left', () =>
    fc.assert(
      fc.property(steps, minutes, minutes, spent, queue, (all, a, b, spentMinutes, line) => {
        const chances = [Math.min(a, b), Math.max(a, b)].map(
          (left) => forecast(within(0, { steps: all, dueAt: at(left), spentMinutes, queue: line })).chance,
        );
        expect(chances[0]).toBeGreaterThanOrEqual(chances[1]!);
      }),
    ));

  it('is a probability, names a remaining step unless it is safe, and does not depend on anything else', () =>
    fc.assert(
      fc.property(steps, minutes, spent, queue, (all, left, spentMinutes, line) => {
        const input = within(0, { steps: all, dueAt: at(left), spentMinutes, queue: line });
        const found = forecast(input);
        expect(found.chance).toBeGreaterThanOrEqual(0);
        expect(found.chance).toBeLessThanOrEqual(1);
        expect(found.stepCode === null).toBe(found.word === 'safe');
        if (found.stepCode !== null) expect(all.map(({ code }) => code)).toContain(found.stepCode);
        expect(found.expectedAt! >= NOW).toBe(true);
        expect(forecast(input)).toEqual(found);
      }),
    ));
});
