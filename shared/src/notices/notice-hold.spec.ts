import { describe, expect, it } from '@jest/globals';
import { DOSSIER_TRANSITIONS } from '../dossiers/index.js';
import { withdrawnBy } from './notice-hold.js';

describe('what an act takes back', () => {
  it.each([
    ['reopen_decision', 'result_ready', 'reversed'],
    ['reopen_hand_over', 'result_ready', 'reversed'],
    ['reopen_decision', 'posted', 'reversed'],
    ['reopen_hand_over', 'posted', 'reversed'],
    ['reopen_hand_over', 'handed_over', 'reversed'],
    ['void_intake', 'accepted', 'reversed'],
    ['receive_supplement', 'supplement_requested', 'no_longer_true'],
    ['hand_over', 'result_ready', 'no_longer_true'],
    ['hand_over', 'collect_reminder', 'no_longer_true'],
    ['receive_supplement', 'supplement_reminder', 'no_longer_true'],
    ['withdraw', 'payment_requested', 'no_longer_true'],
    ['withdraw', 'due_moved', 'no_longer_true'],
    ['return_unfinished', 'supplement_requested', 'no_longer_true'],
    ['request_supplement', 'supplement_complete', 'no_longer_true'],
    ['request_payment', 'payment_confirmed', 'no_longer_true'],
    ['suspend', 'resumed', 'no_longer_true'],
  ] as const)('%s takes back %s as %s', (transition, kind, because) => {
    expect(withdrawnBy(transition)?.kinds).toContain(kind);
    expect(withdrawnBy(transition)?.because).toBe(because);
  });

  it('is never the news of the act itself or a refusal', () => {
    expect(withdrawnBy('refuse')!.kinds).not.toContain('refused');
    expect(withdrawnBy('receive_supplement')!.kinds).not.toContain('supplement_complete');
    expect(withdrawnBy('request_supplement')!.kinds).not.toContain('supplement_requested');
    for (const transition of DOSSIER_TRANSITIONS) expect(withdrawnBy(transition)?.kinds ?? []).not.toContain('refused');
  });

  it('leaves the notices of ordinary steps alone', () => {
    for (const transition of ['accept', 'forward', 'apologise', 'decide', 'correct'] as const)
      expect(withdrawnBy(transition)).toBeNull();
  });
});
