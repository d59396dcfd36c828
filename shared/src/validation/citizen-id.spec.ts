import { describe, expect, it } from '@jest/globals';
import { BIRTH_PLACES } from './birth-places.js';
import { checkCitizenId, parseCitizenId } from './citizen-id.js';
import type { CitizenIdClaims, CitizenIdWarning } from './citizen-id.js';

describe('parseCitizenId', () => {
  it('reads place, sex and year', () =>
    expect(parseCitizenId('030090001234')).toEqual({
      birthPlaceCode: '030',
      birthPlace: 'Hải Dương',
      sex: 'male',
      birthYear: 1990,
    }));

  it.each([
    ['001199000000', 'female', 1999, '1 is a woman born 1900–1999'],
    ['001203000000', 'male', 2003, '2 is a man born 2000–2099'],
    ['001305000000', 'female', 2005, '3 is a woman born 2000–2099'],
    ['001400000000', 'male', 2100, '4 begins the next century'],
    ['001799000000', 'female', 2299, '7 ends the last one'],
    ['001898000000', 'male', 1898, '8 is a man born before 1900'],
    ['001999000000', 'female', 1899, '9 is a woman born before 1900'],
  ])('%s: %s %d, %s', (id, sex, birthYear) => expect(parseCitizenId(id)).toMatchObject({ sex, birthYear }));

  it('knows the 63 provinces', () => expect(BIRTH_PLACES.size).toBe(63));
});

describe('checkCitizenId', () => {
  it.each<[string, CitizenIdClaims, CitizenIdWarning[], string]>([
    ['030090001234', {}, [], 'a plain number'],
    ['030090001234', { sex: 'male', dateOfBirth: '1990-08-15' }, [], 'all agrees'],
    ['030090001234', { dateOfBirth: '1990' }, [], 'the year alone'],
    ['030090001234', { sex: 'female' }, ['sex_differs'], 'sex differs'],
    ['030090001234', { dateOfBirth: '1991-08-15' }, ['birth_year_differs'], 'year differs'],
    ['030090001234', { dateOfBirth: '2090' }, ['birth_year_differs'], 'century differs'],
    ['999090001234', {}, ['unknown_birth_place'], 'born abroad'],
    ['141234567', {}, ['withdrawn_number'], 'an old CMND'],
  ])('accepts %s with %o: %s %s', (id, claims, warnings) =>
    expect(checkCitizenId(id, claims)).toMatchObject({ ok: true, warnings }),
  );

  it.each([
    ['', 'nothing'],
    ['03009000123', 'eleven digits'],
    ['0300900012345', 'thirteen digits'],
    ['0300900O1234', 'a letter O'],
    ['030090001234\n', 'a line break'],
    ['٠٣٠٠٩٠٠٠١٢٣٤', 'digits of another script'],
  ])('refuses %j: %s', (id) => expect(checkCitizenId(id)).toEqual({ ok: false, warnings: [] }));
});
