import { describe, expect, it } from '@jest/globals';
import type { ProcedureDefinition } from '@motcua/shared/procedures';
import { procedureDefinition, readLimit } from './procedure-body';
import { blankCase, procedureValues } from './procedure-form';

const COPIES: ProcedureDefinition = {
  name: 'Chứng thực bản sao từ bản chính',
  field: 'Chứng thực',
  level: 'partial',
  limit: { amount: 1, unit: 'sameDay' },
  components: [
    { code: 'BC', name: 'Bản chính', form: 'presented', copies: 1, required: 'always' },
    { code: 'UQ', name: 'Giấy ủy quyền', form: 'original', copies: 2, required: 'conditional', condition: 'Nộp thay' },
  ],
  cases: [
    { code: 'THUONG', name: 'Thông thường' },
    {
      code: 'DAI',
      name: 'Nhiều trang',
      limit: { amount: 2, unit: 'workingDay' },
      steps: [{ code: 'ky', name: 'Ký', role: 'leader', limit: { amount: 1, unit: 'workingDay' } }],
      fees: [],
    },
  ],
  steps: [{ code: 'ky', name: 'Ký', role: 'leader' }],
  fees: [
    {
      code: 'CT',
      name: 'Phí chứng thực',
      kind: 'fee',
      amountVnd: 2000,
      per: 'page',
      tiers: [{ from: 3, amountVnd: 1000 }],
      capVnd: 200_000,
      exemptions: ['Người khuyết tật', 'Hộ nghèo'],
    },
  ],
  legalBasis: ['Nghị định 23/2015/NĐ-CP'],
  results: [{ code: 'BS', name: 'Bản sao chứng thực' }],
  retention: 'years_2',
  formFields: [{ key: 'pages', label: 'Số trang', type: 'number' }],
  supplementClock: 'restart',
  refusalNeedsLeader: false,
  counterMayDecide: true,
  sameVisit: true,
  otherAgencyPause: false,
};

describe('procedureDefinition', () => {
  it('gives back what the form was begun with', () =>
    expect(procedureDefinition(procedureValues(COPIES))).toEqual(COPIES));

  it('leaves the blanks around a text and the spelling of its accents behind', () => {
    const values = { ...procedureValues(COPIES), name: ` ${'Chứng thực'.normalize('NFD')} ` };
    expect(procedureDefinition(values).name).toBe('Chứng thực'.normalize('NFC'));
  });

  it('drops the condition of a paper that is always asked for', () => {
    const values = procedureValues(COPIES);
    const always = values.components.map((row) => ({ ...row, required: 'always' as const }));
    expect(procedureDefinition({ ...values, components: always }).components[1]).not.toHaveProperty('condition');
  });

  it('has a case take from the procedure what it does not name', () => {
    const values = { ...procedureValues(COPIES), cases: [{ ...blankCase(), code: 'MOI', name: 'Mới' }] };
    expect(procedureDefinition(values).cases).toEqual([{ code: 'MOI', name: 'Mới' }]);
  });
});

describe('readLimit', () => {
  it.each([
    [
      { amount: '5', unit: 'workingDay' },
      { amount: 5, unit: 'workingDay' },
    ],
    [
      { amount: '5', unit: 'sameDay' },
      { amount: 1, unit: 'sameDay' },
    ],
    [
      { amount: '', unit: 'none' },
      { amount: 0, unit: 'none' },
    ],
  ] as const)('reads %j as %j', (text, limit) => expect(readLimit(text)).toEqual(limit));
});
