import { describe, expect, it } from '@jest/globals';
import { settleRung, type UpperRung } from './ladder.js';
import { NOTICE_STATES, type NoticeState, OWED_NOTICE_STATES, TROUBLED_NOTICE_STATES } from './notice-state.js';

const upper = (state: NoticeState, more: Partial<UpperRung> = {}): UpperRung => ({
  state,
  recalledBecause: null,
  reportExpected: false,
  sameText: false,
  ...more,
});

describe('a message for the case that another does not arrive', () => {
  it.each(OWED_NOTICE_STATES)('waits while the other is %s', (state) =>
    expect(settleRung(upper(state), 'waiting')).toEqual({ step: 'stay' }),
  );

  it.each(TROUBLED_NOTICE_STATES)('is sent once the other is %s', (state) =>
    expect(settleRung(upper(state), 'waiting')).toEqual({ step: 'send' }),
  );

  it('waits for the officer where the other was stopped because the same text had just gone out', () => {
    expect(settleRung(upper('manual', { sameText: true }), 'waiting')).toEqual({ step: 'stay' });
    expect(settleRung(upper('recalled', { sameText: true, recalledBecause: 'officer' }), 'waiting')).toEqual({
      step: 'recall',
      because: 'officer',
    });
  });

  it('is not needed once the other arrived, or was taken by a gateway that tells no more', () => {
    const notNeeded = { step: 'recall', because: 'not_needed' };
    expect(settleRung(upper('delivered', { reportExpected: true }), 'waiting')).toEqual(notNeeded);
    expect(settleRung(upper('gateway_accepted'), 'waiting')).toEqual(notNeeded);
    expect(settleRung(upper('gateway_accepted', { reportExpected: true }), 'waiting')).toEqual({ step: 'stay' });
  });

  it('is taken back with the other, for the same reason', () =>
    expect(settleRung(upper('recalled', { recalledBecause: 'officer' }), 'waiting')).toEqual({
      step: 'recall',
      because: 'officer',
    }));

  it('is sent where the other is not wished, which takes nothing back of this one', () =>
    expect(settleRung(upper('recalled', { recalledBecause: 'not_wanted' }), 'waiting')).toEqual({ step: 'send' }));

  it('is owed again only when the other comes back after it seemed to have arrived', () => {
    const again = NOTICE_STATES.filter((state) => settleRung(upper(state), 'not_needed').step === 'send');
    expect(again).toEqual(['undelivered', 'expired']);
  });
});
