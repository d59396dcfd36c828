import { describe, expect, it } from '@jest/globals';
import { DEFAULT_NOTICE_SETTINGS, SLOWEST_LOOP_MS } from './notice-settings.js';

const { dispatchWindowMs, gatewayTimeoutMs, leaseMs, queueTimeoutMs, relayEveryMs, sweepEveryMs } =
  DEFAULT_NOTICE_SETTINGS;
const slowest = (everyMs: number): number => Math.max(everyMs, SLOWEST_LOOP_MS);

describe('the waiting times of notices', () => {
  it('add up to no more than two minutes, from the worst disaster until what is owed has left', () => {
    // A worker that died is believed, and so is a queue that forgot.
    const believedMs = Math.max(dispatchWindowMs, leaseMs);
    const foundMs = slowest(sweepEveryMs);
    const queuedMs = slowest(relayEveryMs) + queueTimeoutMs;
    expect(believedMs + foundMs + queuedMs + gatewayTimeoutMs).toBeLessThanOrEqual(120_000);
  });

  it('leave a worker its claim for as long as a gateway may take', () => {
    // A call is begun only while half of the lease is left.
    expect(leaseMs / 2).toBeGreaterThanOrEqual(gatewayTimeoutMs);
  });
});
