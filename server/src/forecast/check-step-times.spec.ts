import { describe, expect, it } from '@jest/globals';
import { type StepEvent, staysOfEvents } from './check-step-times.js';

const KEPT = ['tiep_nhan', 'tham_dinh', 'ky', 'tham_dinh', 'ky'];

/** Events a second apart, such as `forward ky`. */
const told = (...acts: string[]): string[] => {
  const events = acts.map((act, n): StepEvent => {
    const [transition, stepCode = null] = act.split(' ') as [string, string?];
    return { transition, stepCode, atMs: n * 1_000 };
  });
  return staysOfEvents(events, KEPT).map(
    ({ step, enteredMs, leftMs, leftBy }) =>
      `${step} ${enteredMs / 1_000}-${leftMs === null ? '' : leftMs / 1_000}${leftBy ? ` ${leftBy}` : ''}`,
  );
};

describe('the stays that events tell', () => {
  it.each<{ why: string; acts: string[]; stays: string[] }>([
    { why: 'none before it is accepted', acts: ['submit', 'refuse'], stays: [] },
    {
      why: 'to the end of the clock',
      acts: ['submit', 'accept', 'forward tham_dinh', 'receive_handover', 'forward ky', 'decide', 'hand_over'],
      stays: ['tiep_nhan 1-2 forward', 'tham_dinh 2-4 forward', 'ky 4-5 decide'],
    },
    {
      why: 'back, and on again',
      acts: ['accept', 'forward tham_dinh', 'forward ky', 'send_back tham_dinh', 'forward ky'],
      stays: ['tiep_nhan 0-1 forward', 'tham_dinh 1-2 forward', 'ky 2-3 send_back', 'tham_dinh 3-4 forward', 'ky 4-'],
    },
    {
      why: 'taken back: the step before was never left',
      acts: ['accept', 'forward tham_dinh', 'recall', 'withdraw'],
      stays: ['tiep_nhan 0-3 withdraw', 'tham_dinh 1-2 recall'],
    },
    {
      why: 'given to another at the same step and taken back: nothing moves',
      acts: ['accept', 'forward tham_dinh', 'receive_handover', 'reassign', 'recall'],
      stays: ['tiep_nhan 0-1 forward', 'tham_dinh 1-'],
    },
    {
      why: 'forwarded within the same step',
      acts: ['accept', 'forward tham_dinh', 'forward tham_dinh', 'recall'],
      stays: ['tiep_nhan 0-1 forward', 'tham_dinh 1-'],
    },
    {
      why: 'reopened',
      acts: ['accept', 'forward tham_dinh', 'forward ky', 'decide', 'reopen_decision', 'forward ky'],
      stays: ['tiep_nhan 0-1 forward', 'tham_dinh 1-2 forward', 'ky 2-3 decide', 'tham_dinh 4-5 forward', 'ky 5-'],
    },
  ])('$why', ({ acts, stays }) => expect(told(...acts)).toEqual(stays));
});
