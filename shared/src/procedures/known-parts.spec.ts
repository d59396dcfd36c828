import { expect, it } from '@jest/globals';
import { effectiveCase, knownParts, type ProcedureOfCases } from './effective-case.js';

const paper = (code: string, name: string) => ({ code, name, form: 'copy', copies: 1, required: 'always' }) as const;

const PROCEDURE: ProcedureOfCases = {
  limit: { amount: 3, unit: 'workingDay' },
  components: [paper('TK', 'Tờ khai')],
  fees: [],
  steps: [{ code: 'tiep_nhan', name: 'Tiếp nhận', role: 'counter_officer' }],
  cases: [
    { code: 'A', name: 'Thường', components: [paper('TK', 'Tờ khai mẫu A'), paper('GCS', 'Giấy chứng sinh')] },
    { code: 'B', name: 'Xác minh', components: [paper('TK', 'Tờ khai mẫu B')] },
  ],
};

it('names what a dossier has from its present case, and from the others what that does not know', () => {
  const { components, steps } = knownParts(PROCEDURE, effectiveCase(PROCEDURE, 'B')!);
  const nameOf = (code: string) => components.find((one) => one.code === code)?.name;
  expect([nameOf('TK'), nameOf('GCS'), nameOf('UQ')]).toEqual(['Tờ khai mẫu B', 'Giấy chứng sinh', undefined]);
  expect(steps[0]?.name).toBe('Tiếp nhận');
});
