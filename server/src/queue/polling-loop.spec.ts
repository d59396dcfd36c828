import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PollingLoop } from './polling-loop.js';

const LOGGER = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('work that is done again and again', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** Each run takes 100 ms, and `runs` of them leave more to do. */
  const loopOf = (
    runs: number,
    rests?: number,
  ): { readonly times: () => readonly number[]; readonly loop: PollingLoop } => {
    const begun = performance.now();
    const times: number[] = [];
    const work = (): Promise<boolean> => {
      times.push(performance.now() - begun);
      return new Promise((resolve) => setTimeout(() => resolve(times.length < runs), 100));
    };
    const settings = { name: 'test', everyMs: 10_000, slowestMs: 60_000, ...(rests !== undefined && { rests }) };
    // A pause of nothing takes a millisecond.
    const rounded = (): number[] => times.map((ms) => Math.round(ms / 10) * 10);
    return { times: rounded, loop: new PollingLoop(work, settings, LOGGER) };
  };

  it('goes on at once where there is more, and waits for the next time where there is none', async () => {
    const { loop, times } = loopOf(3);
    loop.start();
    await jest.advanceTimersByTimeAsync(10_250);
    expect(times()).toEqual([0, 100, 200]);
    await jest.advanceTimersByTimeAsync(200);
    expect(times()).toEqual([0, 100, 200, 10_300]);
    await loop.stop();
  });

  it('rests as many times as long as a run took before it does more', async () => {
    const { loop, times } = loopOf(3, 3);
    loop.start();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(times()).toEqual([0, 400, 800]);
    await loop.stop();
  });

  it('is woken from its wait, not from its rest after a failure', async () => {
    let fails = false;
    let runs = 0;
    const work = (): Promise<boolean> => {
      runs += 1;
      return fails ? Promise.reject(new Error('away')) : Promise.resolve(false);
    };
    const loop = new PollingLoop(work, { name: 'test', everyMs: 1_000, slowestMs: 4_000 }, LOGGER);
    loop.start();
    await jest.advanceTimersByTimeAsync(10);
    loop.poke();
    await jest.advanceTimersByTimeAsync(10);
    expect(runs).toBe(2);
    fails = true;
    loop.poke();
    await jest.advanceTimersByTimeAsync(10);
    expect(runs).toBe(3);
    loop.poke();
    await jest.advanceTimersByTimeAsync(1_900);
    expect(runs).toBe(3);
    await jest.advanceTimersByTimeAsync(200);
    expect(runs).toBe(4);
    await loop.stop();
  });
});
