import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { loadCatalogue, type CatalogueEntry } from './catalogue-file.js';

// Tests run as CommonJS, where __dirname is the one way to say "beside this file".
const SEEDS = join(__dirname, '../../../seeds/procedures');

describe('the shipped catalogue', () => {
  const entries = loadCatalogue(SEEDS);
  const definitionOf = (code: string) => find(entries, code).definition;

  it('has at least 28 procedures', () => {
    expect(entries.length).toBeGreaterThanOrEqual(28);
  });

  it('demands exactly the declaration and the birth paper for a birth', () => {
    const { components, cases, formFields } = definitionOf('1.001193');
    const always = components.filter(({ required }) => required === 'always');
    expect(always.map(({ code, form, copies }) => ({ code, form, copies }))).toEqual([
      { code: 'TK', form: 'original', copies: 1 },
      { code: 'GCS', form: 'original', copies: 1 },
    ]);
    expect(cases.map(({ code, fees }) => [code, fees?.[0]?.amountVnd])).toEqual([
      ['DUNG_HAN', undefined],
      ['QUA_HAN', 8000],
    ]);
    expect(formFields.map(({ key }) => key)).toEqual([
      'childName',
      'childDateOfBirth',
      'childSex',
      'placeOfBirth',
      'fatherName',
      'motherName',
    ]);
  });

  it('prices certified copies by tier and cap', () => {
    expect(definitionOf('2.000815').fees).toMatchObject([
      { kind: 'fee', per: 'page', amountVnd: 2000, tiers: [{ from: 3, amountVnd: 1000 }], capVnd: 200000 },
    ]);
  });

  it.each([
    ['1.000894', 'XAC_MINH', 3, 'workingDay'],
    ['1.000656', 'XAC_MINH', 3, 'workingDay'],
    ['1.004873', 'XAC_MINH', 23, 'day'],
    ['1.004859', 'XAC_MINH', 6, 'workingDay'],
    ['1.004884', 'XAC_MINH', 25, 'day'],
    ['1.001022', 'XAC_MINH', 8, 'workingDay'],
    ['2.000815', 'NHIEU_TRANG', 2, 'workingDay'],
  ] as const)('%s in case %s has %i %s', (code, caseCode, amount, unit) => {
    const found = definitionOf(code).cases.find((one) => one.code === caseCode);
    expect(found?.limit).toEqual({ amount, unit });
  });

  it('asks a leader before any civil status dossier is refused', () => {
    const civilStatus = entries.filter(({ definition }) => definition.field === 'Hộ tịch');
    expect(civilStatus).toHaveLength(10);
    expect(civilStatus.every(({ definition }) => definition.refusalNeedsLeader)).toBe(true);
  });

  it('lets the counter decide only on copies', () => {
    const codes = entries.filter(({ definition }) => definition.counterMayDecide).map(({ code }) => code);
    expect(codes).toEqual(['2.000815', '2.000908', '2.000942']);
  });

  it('fills in what a file may leave out', () => {
    expect(definitionOf('2.000930')).toMatchObject({
      cases: [],
      fees: [],
      supplementClock: 'resume',
      refusalNeedsLeader: false,
      counterMayDecide: false,
      sameVisit: false,
      otherAgencyPause: false,
    });
  });

  it('starts in July 2025 what came to the commune then', () => {
    expect(['1.001612', '1.012817', '1.001193'].map((code) => find(entries, code).effectiveFrom)).toEqual([
      '2025-07-01',
      '2025-07-01',
      '2022-01-01',
    ]);
  });
});

function find(entries: readonly CatalogueEntry[], code: string): CatalogueEntry {
  const found = entries.find((entry) => entry.code === code);
  if (!found) throw new Error(`no ${code} in the catalogue`);
  return found;
}
