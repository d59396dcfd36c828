import { describe, expect, it } from '@jest/globals';
import { DOSSIER_TRANSITIONS } from '../dossiers/index.js';
import { holdSecondsOf, withdrawnBy } from './notice-hold.js';
import { NOTICE_KINDS } from './notice-state.js';

describe('how long a notice can be taken back', () => {
  it.each([
    ['submitted', 0, 'the citizen waits at the counter for it'],
    ['accepted', 0, 'the same'],
    ['supplement_requested', 60, 'a wrong demand costs the citizen a way'],
    ['refused', 60, 'bad news is not sent by a slip'],
    ['apology', 60, 'it promises a date'],
    ['result_ready', 60, 'it makes the citizen come'],
    ['due_moved', 0, 'a correction is wanted at once'],
  ] as const)('%s: %i s, %s', (kind, seconds) => expect(holdSecondsOf(kind)).toBe(seconds));

  it('is never negative nor longer than a few minutes', () => {
    for (const kind of NOTICE_KINDS) expect(holdSecondsOf(kind)).toBeGreaterThanOrEqual(0);
    for (const kind of NOTICE_KINDS) expect(holdSecondsOf(kind)).toBeLessThanOrEqual(300);
  });
});

describe('what an act takes back', () => {
  it.each([
    ['reopen_decision', 'result_ready', 'reversed'],
    ['reopen_hand_over', 'result_ready', 'reversed'],
    ['void_intake', 'accepted', 'reversed'],
    ['receive_supplement', 'supplement_requested', 'no_longer_true'],
    ['hand_over', 'result_ready', 'no_longer_true'],
    ['withdraw', 'due_moved', 'no_longer_true'],
    ['return_unfinished', 'supplement_requested', 'no_longer_true'],
  ] as const)('%s takes back %s as %s', (transition, kind, because) => {
    expect(withdrawnBy(transition)?.kinds).toContain(kind);
    expect(withdrawnBy(transition)?.because).toBe(because);
  });

  it('is never the news of the act itself or a refusal', () => {
    expect(withdrawnBy('refuse')!.kinds).not.toContain('refused');
    expect(withdrawnBy('receive_supplement')!.kinds).not.toContain('supplement_complete');
    for (const transition of DOSSIER_TRANSITIONS) expect(withdrawnBy(transition)?.kinds ?? []).not.toContain('refused');
  });

  it('leaves the notices of ordinary steps alone', () => {
    for (const transition of ['accept', 'forward', 'request_supplement', 'apologise', 'decide', 'correct'] as const)
      expect(withdrawnBy(transition)).toBeNull();
  });
});
