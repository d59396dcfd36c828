import { describe, expect, it } from '@jest/globals';
import type { DossierState } from '@motcua/shared/dossiers';
import { mayFinish, type QuickState, quickState } from './row-state';

describe('mayFinish', () => {
  it.each([
    [true, 'counter_officer', true],
    [false, 'counter_officer', false],
    [false, 'leader', true],
    [false, 'records_clerk', true],
    [false, 'case_officer', false],
  ] as const)('the counter decides: %s, as %s: %s', (counterMayDecide, role, may) => {
    expect(mayFinish({ counterMayDecide }, new Set([role]))).toBe(may);
  });
});

describe('quickState', () => {
  const finishable = new Set(['2.000815']);
  it.each<[DossierState, string, QuickState, string]>([
    ['accepted', '2.000815', 'waiting', 'only the signature is missing'],
    ['accepted', '2.000635', 'under_way', 'the counter may not decide this one'],
    ['processing', '2.000815', 'under_way', 'it was forwarded'],
    ['handed_over', '2.000635', 'done', 'the citizen has it'],
  ])('%s %s is %s: %s', (state, procedureCode, found) => {
    expect(quickState({ state, procedureCode, sameVisit: true }, finishable)).toBe(found);
  });
});
