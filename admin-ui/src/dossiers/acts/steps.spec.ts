import { describe, expect, it } from '@jest/globals';
import { officeOfStep, stepNow, stepsAfter, stepsBefore } from './steps';

const steps = [
  { code: 'tiep_nhan', name: 'Tiếp nhận', role: 'counter_officer' },
  { code: 'tham_dinh', name: 'Thẩm định', role: 'case_officer' },
  { code: 'ky', name: 'Ký', role: 'leader' },
] as const;
const at = (stepCode: string | null) => ({ stepCode, procedure: { steps } });
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

describe('steps around the one a dossier stands at', () => {
  it.each([
    ['tiep_nhan', ['tham_dinh', 'ky'], []],
    ['tham_dinh', ['ky'], ['tiep_nhan']],
    ['ky', [], ['tham_dinh', 'tiep_nhan']],
    [null, ['tiep_nhan', 'tham_dinh', 'ky'], []],
    ['bo', ['tiep_nhan', 'tham_dinh', 'ky'], []],
  ])('%s: ahead %j, behind %j', (stepCode, ahead, behind) => {
    expect(codes(stepsAfter(at(stepCode)))).toEqual(ahead);
    expect(codes(stepsBefore(at(stepCode)))).toEqual(behind);
    expect(stepNow(at(stepCode))?.code).toBe(steps.find(({ code }) => code === stepCode)?.code);
  });

  it('fall to the receiving office at the counter, else to the handling one', () => {
    const offices = { officeCode: 'H23.18.07', handlingOfficeCode: 'H23.18.01' };
    expect(steps.map((step) => officeOfStep(offices, step))).toEqual(['H23.18.07', 'H23.18.01', 'H23.18.01']);
  });
});
