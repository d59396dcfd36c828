import { describe, expect, it } from '@jest/globals';
import { addWorkingMinutes, NATIONAL_CALENDAR as calendar } from '../calendar/index.js';
import { forecast } from './forecast.js';

/** Mulberry32: the same numbers with every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Skewed durations of three kinds: log-normal, gamma-like (a sum of waits), and a plain one with a long-lying tenth. */
function durationOf(kind: number, median: number, random: () => number): number {
  if (kind === 0) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return median * Math.exp(0.6 * normal);
  }
  if (kind === 1) return (median / 2.67) * -Math.log((1 - random()) * (1 - random()) * (1 - random()));
  const usual = median * (0.5 + random());
  return random() < 0.1 ? usual * 4 : usual;
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor((sorted.length - 1) * q)]!;

describe('a simulated office', () => {
  const random = numbers(20_261_127);
  const STEPS = [
    { code: 'tham_dinh', kind: 1, median: 900 },
    { code: 'ky', kind: 0, median: 300 },
    { code: 'dong_dau', kind: 2, median: 100 },
  ];
  const histories = STEPS.map(({ kind, median }) => {
    const seen = Array.from({ length: 400 }, () => durationOf(kind, median, random)).sort((a, b) => a - b);
    return { medianMinutes: quantile(seen, 0.5), p90Minutes: quantile(seen, 0.9), n: seen.length };
  });
  const start = new Date('2026-06-01T07:00:00+07:00');

  /** Dossiers that are forecast when half of their limit has passed, with what became of them. */
  const judged = Array.from({ length: 20_000 }, () => {
    const limit = 700 + random() * 2400;
    const durations = STEPS.map(({ kind, median }) => durationOf(kind, median, random));
    const total = durations.reduce((a, b) => a + b, 0);
    if (total <= limit / 2) return null;
    let present = 0;
    let entered = 0;
    while (entered + durations[present]! <= limit / 2) entered += durations[present++]!;
    const { chance, word } = forecast({
      now: addWorkingMinutes(start, Math.floor(limit / 2), calendar),
      dueAt: addWorkingMinutes(start, Math.floor(limit), calendar),
      calendar,
      steps: STEPS.slice(present).map(({ code }, index) => ({ code, history: histories[present + index]! })),
      spentMinutes: limit / 2 - entered,
      queue: null,
      thresholds: { tight: 0.15, late: 0.5 },
    });
    return { chance, word, late: total > limit };
  }).filter((one) => one !== null);

  it.each([
    { from: 0, to: 0.1, least: 0, most: 0.15 },
    { from: 0.1, to: 0.3, least: 0.05, most: 0.4 },
    { from: 0.3, to: 0.5, least: 0.2, most: 0.6 },
    { from: 0.5, to: 0.7, least: 0.4, most: 0.8 },
    { from: 0.7, to: 0.9, least: 0.6, most: 0.97 },
    { from: 0.9, to: 1.01, least: 0.85, most: 1 },
  ])('is late as often as the forecast said, between $from and $to', ({ from, to, least, most }) => {
    const band = judged.filter(({ chance }) => chance >= from && chance < to);
    expect(band.length).toBeGreaterThan(300);
    const share = band.filter(({ late }) => late).length / band.length;
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  it('is right four times out of five where it says safe or late', () => {
    const said = judged.filter(({ word }) => word !== 'tight');
    const right = said.filter(({ word, late }) => (word === 'late') === late);
    expect(right.length / said.length).toBeGreaterThan(0.8);
  });
});
