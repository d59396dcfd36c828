import { describe, expect, it } from '@jest/globals';
import type { NoticeState } from '@motcua/shared/notices';
import { decideFate, mayEnd, type ReportedPart } from './decide-fate.js';

type State = ReportedPart['state'];
const parts = (...states: State[]): ReportedPart[] =>
  states.map((state, at) => ({ reference: `sms-${at + 1}`, state, words: state && `${state} ${at + 1}`, at: null }));

describe('decideFate', () => {
  it.each<[State[], State, string | null, string]>([
    [[null], null, null, 'nothing was told'],
    [['delivered'], 'delivered', 'delivered 1', 'one part is the whole'],
    [['delivered', null], 'gateway_accepted', null, 'the other part is still on its way'],
    [['delivered', 'gateway_accepted'], 'gateway_accepted', 'gateway_accepted 2', 'the same'],
    [['delivered', 'delivered'], 'delivered', 'delivered 2', 'each part has arrived'],
    [['delivered', 'undelivered'], 'undelivered', 'undelivered 2', 'a text that lacks a part is not shown'],
    [[null, 'expired'], 'expired', 'expired 2', 'the same'],
  ])('%j: %s, %s, for %s', (states, state, words) => {
    const fate = decideFate('n', parts(...states));
    expect(fate && [fate.state, fate.words]).toEqual(state && [state, words]);
  });

  it('believes a report about the whole message', () => {
    const whole = { reference: 'n', state: 'delivered', words: 'read', at: null } as const;
    expect(decideFate('n', [...parts(null, 'undelivered'), whole])).toEqual({
      state: 'delivered',
      words: 'read',
      at: null,
    });
  });
});

describe('mayEnd', () => {
  it.each<[NoticeState, Exclude<State, null>, boolean, string]>([
    ['gateway_accepted', 'delivered', true, 'the usual way'],
    ['unknown', 'gateway_accepted', true, 'the gateway has it after all'],
    ['unknown', 'undelivered', true, 'and could not bring it'],
    ['retry_waiting', 'delivered', true, 'it need not be sent again'],
    ['planned', 'delivered', true, 'the same'],
    ['dispatched', 'delivered', true, 'the same'],
    ['retry_waiting', 'undelivered', false, 'the next try may arrive'],
    ['undelivered', 'delivered', true, 'it came late'],
    ['delivered', 'undelivered', false, 'nobody takes it back'],
    ['recalled', 'delivered', false, 'it was never sent'],
    ['failed', 'expired', false, 'it was never taken'],
  ])('%s, told %s: %s, for %s', (state, told, ends) =>
    expect(mayEnd(state, { state: told, words: null, at: null })).toBe(ends),
  );
});
