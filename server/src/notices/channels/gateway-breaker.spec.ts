import { describe, expect, it } from '@jest/globals';
import { GatewayBreaker } from './gateway-breaker.js';

describe('GatewayBreaker', () => {
  const start = (): { breaker: GatewayBreaker; pass: (ms: number) => void } => {
    let now = 0;
    const breaker = new GatewayBreaker({ breakerFailures: 3, breakerRestMs: 1_000 }, () => now);
    return { breaker, pass: (ms) => void (now += ms) };
  };
  const fail = (breaker: GatewayBreaker, times: number): void => {
    for (let i = 0; i < times; i++) breaker.record(false);
  };

  it('lets calls through as long as fewer than so many failed one after the other', () => {
    const { breaker } = start();
    fail(breaker, 2);
    breaker.record(true);
    fail(breaker, 2);
    expect([breaker.ask(), breaker.open, breaker.letsThrough]).toEqual([null, false, Infinity]);
  });

  it('lets none through after that, until the rest is over; then one', () => {
    const { breaker, pass } = start();
    fail(breaker, 3);
    pass(400);
    expect([breaker.ask(), breaker.open, breaker.letsThrough]).toEqual([600, true, 0]);
    pass(600);
    expect([breaker.letsThrough, breaker.ask(), breaker.ask(), breaker.letsThrough]).toEqual([1, null, 1_000, 0]);
  });

  it('opens the way again when that one is answered', () => {
    const { breaker, pass } = start();
    fail(breaker, 3);
    pass(1_000);
    breaker.ask();
    breaker.record(true);
    expect([breaker.ask(), breaker.ask(), breaker.open]).toEqual([null, null, false]);
    fail(breaker, 2);
    expect(breaker.ask()).toBeNull();
  });

  it('rests once more when it is not, and tries another when it never comes back', () => {
    const { breaker, pass } = start();
    fail(breaker, 3);
    pass(1_000);
    breaker.ask();
    breaker.record(false);
    expect(breaker.ask()).toBe(1_000);
    pass(1_000);
    expect(breaker.ask()).toBeNull();
    pass(1_000);
    expect(breaker.ask()).toBeNull();
  });
});
