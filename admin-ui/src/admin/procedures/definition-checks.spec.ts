import { describe, expect, it } from '@jest/globals';
import {
  amountProblem,
  capProblem,
  codeProblem,
  copiesProblem,
  limitProblem,
  overdrawn,
  procedureCodeProblem,
  tierProblem,
} from './definition-checks';
import { blankStep, type LimitText } from './procedure-form';

describe('codeProblem', () => {
  it.each([
    ['upper', 'TK', [], undefined],
    ['upper', 'tk', [], 'code_upper'],
    ['upper', 'TỜ', [], 'code_upper'],
    ['upper', ' TK ', ['TK'], 'doubled'],
    ['lower', 'tham_dinh', ['ky'], undefined],
    ['lower', 'Thẩm định', [], 'code_lower'],
    ['camel', 'childName', [], undefined],
    ['camel', 'child_name', [], 'code_camel'],
  ] as const)('%s %j beside %j: %s', (kind, code, others, wrong) =>
    expect(codeProblem(kind, code, others)).toBe(wrong),
  );
});

describe('procedureCodeProblem', () => {
  it.each([
    ['1.001193', undefined],
    ['4.001193', 'procedure_code'],
    ['1.0011', 'procedure_code'],
  ])('%s: %s', (code, wrong) => expect(procedureCodeProblem(code)).toBe(wrong));
});

describe('limits', () => {
  it.each([
    [{ amount: '5', unit: 'workingDay' }, undefined],
    [{ amount: '', unit: 'sameDay' }, undefined],
    [{ amount: '', unit: 'none' }, undefined],
    [{ amount: '0', unit: 'day' }, 'limit'],
    [{ amount: '121', unit: 'month' }, 'limit'],
    [{ amount: 'năm', unit: 'day' }, 'limit'],
  ] as const)('%j: %s', (limit, wrong) => expect(limitProblem(limit)).toBe(wrong));
});

describe('money and counts', () => {
  it('takes no fractions and no signs', () => {
    expect(['8.000', '8000 đ', '8,5', '1000000001', ''].map(amountProblem)).toEqual([
      undefined,
      undefined,
      'amount',
      'amount',
      'amount',
    ]);
  });

  it('counts papers from 1 to 20', () =>
    expect(['0', '1', '20', '21'].map(copiesProblem)).toEqual(['copies', undefined, undefined, 'copies']));

  it('begins tiers one after the other, from the second unit on', () => {
    expect([tierProblem('1', undefined), tierProblem('3', undefined), tierProblem('3', '3')]).toEqual([
      'tier_from',
      undefined,
      'tier_order',
    ]);
  });

  it('caps no lower than one unit costs', () =>
    expect([capProblem('2000', '2000'), capProblem('1999', '2000')]).toEqual([undefined, 'cap']));
});

describe('overdrawn', () => {
  const days = (amount: string): LimitText => ({ amount, unit: 'workingDay' });
  const step = (limit: LimitText | null) => ({ ...blankStep(), limit });

  it('says how much the steps take when it is more than the whole', () =>
    expect(overdrawn(days('5'), [step(days('3')), step(days('3'))])).toBe(6));

  it('is silent when they fit, or have another unit or none', () => {
    expect(overdrawn(days('5'), [step(days('3')), step(days('2')), step(null)])).toBeNull();
    expect(overdrawn(days('5'), [step({ amount: '90', unit: 'workingHour' })])).toBeNull();
    expect(overdrawn({ amount: '', unit: 'sameDay' }, [step(days('3'))])).toBeNull();
  });
});
