import { describe, expect, it } from '@jest/globals';
import { besideEarlier, type EarlierNotice } from './notice-order.js';
import { NOTICE_KINDS, type NoticeKind } from './notice-state.js';

const OWED = ['planned', 'dispatched', 'submitting', 'retry_waiting'] as const;
const HOUR = 3_600_000;

const earlier = (changes: Partial<EarlierNotice>): EarlierNotice => ({
  kind: 'accepted',
  state: 'planned',
  nextInMs: 0,
  shared: false,
  ...changes,
});

describe('an earlier notice of the same dossier', () => {
  it.each<[NoticeKind, NoticeKind, string]>([
    ['result_ready', 'accepted', 'the result matters, not the receipt'],
    ['result_ready', 'due_moved', 'it is there already'],
    ['supplement_complete', 'supplement_requested', 'what was missing has come'],
    ['accepted', 'submitted', 'the receipt says more'],
    ['handed_over', 'result_ready', 'it has been collected'],
    ['handed_over', 'collect_reminder', 'the same'],
    ['payment_confirmed', 'payment_requested', 'it is paid'],
    ['withdrawn', 'supplement_requested', 'nothing is to be brought any more'],
    ['apology', 'due_moved', 'it names the newer date'],
    ['due_moved', 'due_moved', 'only the last date holds'],
  ])('%s supersedes %s: %s', (later, kind) => {
    for (const state of OWED) {
      const step = state === 'submitting' ? 'wait' : 'supersede';
      expect(besideEarlier(later, earlier({ kind, state })).step).toBe(step);
    }
  });

  it.each<[NoticeKind, NoticeKind, string]>([
    ['supplement_requested', 'accepted', 'code and date are told nowhere else'],
    ['due_moved', 'accepted', 'the same'],
    ['refused', 'accepted', 'a refusal is no receipt'],
  ])('%s waits for %s: %s', (later, kind) => expect(besideEarlier(later, earlier({ kind })).step).toBe('wait'));

  it('is waited for while it is in somebody else’s hands, however late', () => {
    for (const state of ['dispatched', 'submitting'] as const)
      expect(besideEarlier('apology', earlier({ state, nextInMs: 5 * HOUR })).step).toBe('wait');
  });

  it('that is tried again in hours, or leaves in the morning, is passed', () => {
    for (const state of ['planned', 'retry_waiting'] as const) {
      expect(besideEarlier('payment_requested', earlier({ state, nextInMs: HOUR })).step).toBe('pass');
      expect(besideEarlier('apology', earlier({ state, nextInMs: 30_000 }))).toEqual({ step: 'wait', forMs: 31_000 });
    }
  });

  it('that would bring an old time hours after a newer one is dropped, unless its message tells other dossiers too', () => {
    for (const state of ['planned', 'retry_waiting'] as const) {
      expect(besideEarlier('due_moved', earlier({ state, nextInMs: HOUR })).step).toBe('supersede');
      expect(besideEarlier('due_moved', earlier({ state, nextInMs: HOUR, shared: true })).step).toBe('pass');
      expect(besideEarlier('due_moved', earlier({ state, nextInMs: HOUR, kind: 'payment_requested' })).step).toBe(
        'pass',
      );
    }
  });

  it('whose message tells other dossiers too is never dropped', () => {
    expect(besideEarlier('result_ready', earlier({ kind: 'accepted', shared: true })).step).toBe('wait');
  });

  it('of kinds that supersede each other would let both vanish: there are none', () => {
    const drops = (later: NoticeKind, kind: NoticeKind): boolean =>
      besideEarlier(later, earlier({ kind })).step === 'supersede';
    for (const one of NOTICE_KINDS)
      for (const other of NOTICE_KINDS) if (one !== other) expect(drops(one, other) && drops(other, one)).toBe(false);
  });

  it('is never waited for longer than it takes until it is passed', () => {
    for (const later of NOTICE_KINDS)
      for (const kind of NOTICE_KINDS)
        for (const state of OWED)
          for (const nextInMs of [-5 * HOUR, 0, 1, 599_999, 600_000, 600_001, 9 * HOUR]) {
            const answer = besideEarlier(later, earlier({ kind, state, nextInMs }));
            if (answer.step === 'wait') expect(answer.forMs).toBeGreaterThanOrEqual(1_000);
            if (answer.step === 'wait') expect(answer.forMs).toBeLessThanOrEqual(601_000);
          }
  });
});
