import { describe, expect, it } from '@jest/globals';
import { afterSending, afterWindow } from './decide-next-step.js';

const SETTINGS = { retryFirstMs: 30_000, retryMostMs: 3_600_000, maxAttempts: 8 };
const TEMPORARY = { kind: 'refused', permanent: false, error: '451' } as const;

describe('after a call of the gateway', () => {
  it.each([
    [1, 30_000],
    [2, 60_000],
    [3, 120_000],
    [7, 1_920_000],
  ])('waits before the next try: after try %i for %i ms', (attempts, waitMs) => {
    expect(afterSending('sms', attempts, TEMPORARY, SETTINGS)).toEqual({
      state: 'retry_waiting',
      waitMs,
      error: '451',
    });
  });

  it('counts no try when the gateway is left alone, and waits as long as that lasts', () => {
    const outcome = { kind: 'put_off', waitMs: 12_000, error: 'rests' } as const;
    expect(afterSending('sms', 8, outcome, SETTINGS)).toEqual({
      state: 'retry_waiting',
      waitMs: 12_000,
      error: 'rests',
      notTried: true,
    });
  });

  it('ends its wait where the gateway is still left alone after too long, without a try', () => {
    const outcome = { kind: 'put_off', waitMs: 12_000, error: 'rests' } as const;
    expect(afterSending('email', 1, outcome, SETTINGS, true)).toEqual({
      state: 'manual',
      error: 'rests',
      notTried: true,
    });
    expect(afterSending('email', 1, TEMPORARY, SETTINGS, true)).toMatchObject({ state: 'retry_waiting' });
  });

  it('never waits longer than the longest pause', () => {
    expect(afterSending('sms', 11, TEMPORARY, { ...SETTINGS, maxAttempts: 20 })).toMatchObject({ waitMs: 3_600_000 });
  });

  it.each([
    [1, 310_000, 310_000, 'the first try after a greylist'],
    [6, 310_000, 960_000, 'the schedule is slower by then'],
    [1, 9_000_000, 3_600_000, 'nobody makes us wait longer than the longest pause'],
  ])('waits as long as it was told: after try %i, told %i ms, for %i ms: %s', (attempts, asked, waitMs, _why) => {
    expect(afterSending('email', attempts, { ...TEMPORARY, waitMs: asked }, SETTINGS)).toMatchObject({ waitMs });
  });

  it.each([
    ['email', 8, TEMPORARY, 'manual'],
    ['sms', 1, { kind: 'refused', permanent: true, error: '400' }, 'failed'],
    ['sms', 1, { kind: 'unknown', error: 'reset' }, 'unknown'],
    ['sms', 8, { kind: 'unknown', error: 'reset' }, 'unknown'],
    ['sms', 1, { kind: 'unknown', error: 'reset', repeatable: true }, 'retry_waiting'],
    ['sms', 8, { kind: 'unknown', error: 'reset', repeatable: true }, 'unknown'],
    ['email', 1, { kind: 'unknown', error: 'reset' }, 'retry_waiting'],
    ['sms', 1, { kind: 'accepted', gateway: 'g', gatewayId: null }, 'gateway_accepted'],
  ] as const)('%s, try %i, %j: %s', (channel, attempts, outcome, state) => {
    expect(afterSending(channel, attempts, outcome, SETTINGS).state).toBe(state);
  });
});

describe('when the time of an owed notice is over', () => {
  it.each([
    ['planned', 'sms', false, 0, 'send_again', 'its outbox row was lost'],
    ['retry_waiting', 'sms', false, 3, 'send_again', 'the next try has come'],
    ['dispatched', 'sms', false, 0, 'ask_queue', 'the job may be lost or merely wait'],
    ['submitting', 'sms', false, 1, 'send_again', 'the worker died before the call'],
    ['submitting', 'sms', true, 1, 'unknown', 'the gateway may have it'],
    ['submitting', 'email', true, 1, 'send_again', 'twice is better than never'],
    ['submitting', 'email', true, 8, 'manual', 'it may bring down every worker'],
  ] as const)('%s %s, called %s, try %i: %s, because %s', (state, channel, called, attempts, step, _why) => {
    expect(afterWindow({ state, channel, called, attempts }, 8)).toBe(step);
  });
});
