import { describe, expect, it } from '@jest/globals';

import { readProcedureDefinition } from './procedure-definition.schema.js';

const minimal = {
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  level: 'partial',
  limit: { amount: 1, unit: 'sameDay' },
  components: [{ code: 'TK', name: 'Tờ khai', form: 'original', required: 'always' }],
  steps: [{ code: 'tiep_nhan', name: 'Tiếp nhận hồ sơ', role: 'counter_officer' }],
  legalBasis: ['Luật Hộ tịch'],
  results: [{ code: 'GKS', name: 'Giấy khai sinh' }],
  retention: 'permanent',
};

describe('readProcedureDefinition', () => {
  it('fills in what may be left out', () => {
    const read = readProcedureDefinition(minimal);
    expect(read.ok && read.definition).toEqual({
      ...minimal,
      components: [{ ...minimal.components[0], copies: 1 }],
      cases: [],
      fees: [],
      formFields: [],
      supplementClock: 'resume',
      refusalNeedsLeader: false,
      counterMayDecide: false,
      sameVisit: false,
      otherAgencyPause: false,
    });
  });

  it('answers its own output unchanged', () => {
    const once = readProcedureDefinition(minimal);
    expect(once.ok && readProcedureDefinition(once.definition)).toEqual(once);
  });

  it('answers every problem with its path', () => {
    const read = readProcedureDefinition({ ...minimal, level: 'half', steps: [], colour: 'blue' });
    expect(read).toEqual({
      ok: false,
      problems: expect.arrayContaining([
        { path: 'level', message: 'must be one of full, partial, information, got "half"' },
        { path: 'steps', message: 'must have at least one entry' },
        { path: 'colour', message: 'is not a known name here' },
      ]),
    });
  });

  it.each([null, 'text', 7, [minimal]])('refuses %p without throwing', (json) => {
    const read = readProcedureDefinition(json);
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(['']);
  });

  it('refuses null where a name may be left out', () => {
    const read = readProcedureDefinition({ ...minimal, fees: null });
    expect(read).toEqual({ ok: false, problems: [{ path: 'fees', message: 'must be a list, got null' }] });
  });

  it('lets steps share what the unit of the whole cannot measure', () => {
    const steps = ['tiep_nhan', 'ky'].map((code) => ({
      code,
      name: code,
      role: 'leader',
      limit: { amount: 99, unit: 'workingHour' },
    }));
    expect(readProcedureDefinition({ ...minimal, limit: { amount: 3, unit: 'workingDay' }, steps }).ok).toBe(true);
  });
});
