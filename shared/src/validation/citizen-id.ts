import { BIRTH_PLACES } from './birth-places.js';

export type Sex = 'male' | 'female';

/** What the twelve digits of a citizen id (số định danh cá nhân) say. They have no check digit. */
export interface CitizenIdParts {
  readonly birthPlaceCode: string;
  /** Vietnamese name of the place; absent for codes outside of the list, such as those of births abroad. */
  readonly birthPlace?: string;
  readonly sex: Sex;
  /** Year of birth, 1800 to 2299. */
  readonly birthYear: number;
}

/** What an officer is shown beside a number that is accepted. Stored words: never renamed. */
export const CITIZEN_ID_WARNINGS = [
  'unknown_birth_place',
  'sex_differs',
  'birth_year_differs',
  'withdrawn_number',
] as const;
export type CitizenIdWarning = (typeof CITIZEN_ID_WARNINGS)[number];

/** Answer of `checkCitizenId`; `ok` says only that the number has a possible form. */
export interface CitizenIdCheck {
  readonly ok: boolean;
  readonly kind?: 'citizenId' | 'cmnd';
  readonly warnings: readonly CitizenIdWarning[];
}

/** What the officer or the chip card says about the same person. */
export interface CitizenIdClaims {
  readonly sex?: Sex;
  /** `YYYY-MM-DD`, or `YYYY` alone, for old papers know only the year. */
  readonly dateOfBirth?: string;
}

// The fourth digit tells century and sex: even is male, odd is female.
const CENTURIES = [1900, 2000, 2100, 2200, 1800] as const;

/**
 * Reads a citizen id.
 *
 * @returns null unless it is written as exactly twelve digits
 * @legal Circular 59/2021/TT-BCA (structure of the number)
 */
export function parseCitizenId(id: string): CitizenIdParts | null {
  if (!/^\d{12}$/.test(id)) return null;
  const birthPlaceCode = id.slice(0, 3);
  const birthPlace = BIRTH_PLACES.get(birthPlaceCode);
  const digit = Number(id[3]);
  return {
    birthPlaceCode,
    ...(birthPlace === undefined ? {} : { birthPlace }),
    sex: digit % 2 === 0 ? 'male' : 'female',
    birthYear: CENTURIES[Math.floor(digit / 2)]! + Number(id.slice(4, 6)),
  };
}

/**
 * Whether a number can be a person's: twelve digits, or the nine of the old CMND. What disagrees with the claims is a
 * warning and never a refusal, because the national data have errors that the citizen cannot help.
 */
export function checkCitizenId(id: string, claims: CitizenIdClaims = {}): CitizenIdCheck {
  // New filings have used the twelve digits since 2025; the old number still leads to old papers.
  if (/^\d{9}$/.test(id)) return { ok: true, kind: 'cmnd', warnings: ['withdrawn_number'] };
  const parts = parseCitizenId(id);
  if (parts === null) return { ok: false, warnings: [] };

  const warnings: CitizenIdWarning[] = [];
  if (parts.birthPlace === undefined) warnings.push('unknown_birth_place');
  if (claims.sex !== undefined && claims.sex !== parts.sex) warnings.push('sex_differs');
  const year = claims.dateOfBirth?.slice(0, 4);
  if (year !== undefined && year !== String(parts.birthYear)) warnings.push('birth_year_differs');
  return { ok: true, kind: 'citizenId', warnings };
}
