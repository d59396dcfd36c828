import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import type { GeneratedOffice, Invention } from './invention.js';
import { partsOf } from './parts-of-invention.js';

const office = (number: number, into: GeneratedOffice | null = null): GeneratedOffice => ({
  ...{ id: `office-${number}`, code: `G99.${number}`, weight: number, lateness: 0.1, counters: [], caseOfficers: [] },
  ...{ leader: 'leader', merged: into && { into, fromMs: 0 } },
});
const inventionOf = (dossiers: number, offices: readonly GeneratedOffice[]): Invention => ({
  ...{ seed: 7, dossiers, peopleFrom: 0, offices, procedures: [], until: new Date('2026-02-11T09:00+07:00') },
  ...{ calendar: NATIONAL_CALENDAR, calendarRevision: 0, secretKey: new Uint8Array(32) },
});

describe('what is invented side by side', () => {
  const second = office(2);
  const offices = [office(1), second, office(3), office(4), office(5, second)];

  it('is one where there is little', () => {
    const few = inventionOf(49_999, offices);
    expect(partsOf(few)).toEqual([few]);
    const one = inventionOf(1_000_000, [second, office(5, second)]);
    expect(partsOf(one)).toEqual([one]);
  });

  it.each([50_000, 99_999, 1_000_000])('is two halves of %d, with every office and every dossier once', (dossiers) => {
    const parts = partsOf(inventionOf(dossiers, offices));
    expect(parts.map((part) => part.offices.map(({ id }) => id))).toEqual([
      ['office-1', 'office-3'],
      ['office-2', 'office-4', 'office-5'],
    ]);
    expect(parts.reduce((sum, part) => sum + part.dossiers, 0)).toBe(dossiers);
    // Whoever comes is at most somebody new each time.
    expect(parts.map(({ peopleFrom }) => peopleFrom)).toEqual([0, parts[0]!.dossiers]);
    expect(new Set(parts.map(({ seed }) => seed)).size).toBe(2);
    expect(parts[0]!.dossiers / dossiers).toBeCloseTo(4 / 15, 3);
  });
});
