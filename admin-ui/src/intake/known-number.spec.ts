import { expect, it } from '@jest/globals';
import { type KnownNumber, knownNumber } from './known-number';
import { EMPTY_PERSON, type PersonForm } from './person-form';

it.each<[Partial<PersonForm>, KnownNumber | null, string]>([
  [{ idNumber: '030 090 012 345' }, { citizenId: '030090012345' }, 'a whole citizen id'],
  [{ idNumber: '0300900', phone: '0912345678' }, { phone: '0912345678' }, 'the phone while the id is being typed'],
  [{ idKind: 'cmnd', idNumber: '141234567' }, { citizenId: '141234567' }, 'the old number'],
  [{ idKind: 'taxCode', idNumber: '0100109106' }, { taxCode: '0100109106' }, 'an organisation'],
  [{ idKind: 'taxCode', idNumber: '0100109107' }, null, 'a tax code that cannot be'],
  [{ idKind: 'passport', idNumber: 'C1234567' }, null, 'a passport, which is not searched by'],
  [{ phone: '0912' }, null, 'half a phone'],
])('%j → %j: %s', (typed, number) => {
  expect(knownNumber({ ...EMPTY_PERSON, ...typed }, '2026-11-23')).toEqual(number);
});
