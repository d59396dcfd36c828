import { describe, expect, it } from '@jest/globals';
import type { Component } from '../dossier.types';
import { changedChecks, type Check, checksOf } from './component-checks';

const paper = (code: string, change: Partial<Component> = {}): Component => ({
  code,
  name: `Giấy ${code}`,
  required: 'always',
  form: 'original',
  present: true,
  valid: true,
  copies: 1,
  source: 'paper',
  defect: null,
  bring: null,
  ...change,
});

const PAPERS = [
  paper('A'),
  paper('B', { present: false, valid: false, copies: 0 }),
  paper('C', { required: 'conditional' }),
];

describe('checks of papers', () => {
  it('tell the server nothing when nothing was found otherwise', () =>
    expect(changedChecks(PAPERS, checksOf(PAPERS))).toEqual([]));

  it.each<[string, Check, object, string]>([
    [
      'B',
      { present: true, valid: true, copies: 1 },
      { code: 'B', present: true, valid: true, copies: 1 },
      'it is there',
    ],
    [
      'A',
      { present: true, valid: false, copies: 1 },
      { code: 'A', present: true, valid: false, copies: 1 },
      'not valid',
    ],
    [
      'A',
      { present: true, valid: true, copies: 3 },
      { code: 'A', present: true, valid: true, copies: 3 },
      'more copies',
    ],
    ['A', { present: false, valid: true, copies: 1 }, { code: 'A', present: false }, 'it is not there after all'],
  ])('tell of %s alone when %j: %j, %s', (code, check, told) =>
    expect(changedChecks(PAPERS, { ...checksOf(PAPERS), [code]: check })).toEqual([told]),
  );

  it('are silent about a paper that is still missing, whatever stood behind its tick', () =>
    expect(changedChecks(PAPERS, { ...checksOf(PAPERS), B: { present: false, valid: true, copies: 4 } })).toEqual([]));
});
