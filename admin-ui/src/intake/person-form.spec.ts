import { describe, expect, it } from '@jest/globals';
import { applicantOf, EMPTY_PERSON, numberWarnings, submitterOf, wrongOfPerson } from './person-form';

const TODAY = '2026-11-23';
const DUC = { ...EMPTY_PERSON, idNumber: '030090 012 345', fullName: ' Trần Văn Đức ', phone: '0912 345 678' };

describe('applicantOf', () => {
  it('leaves out what is empty and closes up the number', () => {
    expect(applicantOf(DUC, TODAY)).toEqual({
      kind: 'person',
      fullName: 'Trần Văn Đức',
      citizenId: '030090012345',
      phone: '0912 345 678',
    });
  });

  it('gives the year of birth alone when no more is known', () => {
    expect(applicantOf({ ...DUC, dateOfBirth: '1954', sex: 'male' }, TODAY)).toMatchObject({
      dateOfBirth: '1954',
      sex: 'male',
    });
  });

  it('makes an organisation of a tax code, which is not born and has no sex', () => {
    const form = { ...DUC, idKind: 'taxCode', idNumber: '0100109106', dateOfBirth: '1990', sex: 'male' } as const;
    expect(applicantOf(form, TODAY)).toEqual({
      kind: 'organisation',
      fullName: 'Trần Văn Đức',
      otherId: { kind: 'taxCode', number: '0100109106' },
      phone: '0912 345 678',
    });
  });

  it('says that there is no number', () => {
    expect(applicantOf({ ...DUC, idKind: 'none' }, TODAY).otherId).toEqual({ kind: 'none' });
  });
});

describe('submitterOf', () => {
  it('keeps the old number too, and no passport', () => {
    expect(submitterOf({ ...DUC, idKind: 'cmnd', idNumber: '141234567' }, 'Cha', '').citizenId).toBe('141234567');
    expect(submitterOf({ ...DUC, idKind: 'passport', idNumber: 'C1234567' }, 'Cha', '')).toEqual({
      fullName: 'Trần Văn Đức',
      phone: '0912 345 678',
      relation: 'Cha',
    });
  });
});

describe('wrongOfPerson', () => {
  it('has nothing against a full person', () => expect(wrongOfPerson(DUC, 'bearer', TODAY)).toEqual({}));

  it('names every field that is wrong', () => {
    const form = { ...DUC, idNumber: '03009', fullName: '', dateOfBirth: '31/2/1990', phone: '0123', email: 'a@b' };
    expect(wrongOfPerson(form, 'owner', TODAY)).toEqual({
      'owner.idNumber': 'id.citizenId',
      'owner.fullName': 'name.missing',
      'owner.dateOfBirth': 'birth.invalid',
      'owner.phone': 'phone.invalid',
      'owner.email': 'email.invalid',
    });
  });

  it.each([
    ['cmnd', '14123456', 'id.cmnd'],
    ['taxCode', '0100109107', 'id.taxCode'],
    ['passport', '', 'id.missing'],
  ] as const)('refuses %s %s', (idKind, idNumber, code) => {
    expect(wrongOfPerson({ ...DUC, idKind, idNumber }, 'bearer', TODAY)).toEqual({ 'bearer.idNumber': code });
  });

  it('asks no number of who has none', () => {
    expect(wrongOfPerson({ ...DUC, idKind: 'none', idNumber: '' }, 'bearer', TODAY)).toEqual({});
  });
});

describe('numberWarnings', () => {
  it('says nothing before the number is whole', () => {
    expect(numberWarnings({ ...DUC, idNumber: '0300900' }, TODAY)).toBeNull();
  });

  it('compares the number with sex and year of birth', () => {
    expect(numberWarnings({ ...DUC, sex: 'male', dateOfBirth: '12/03/1990' }, TODAY)).toEqual([]);
    expect(numberWarnings({ ...DUC, sex: 'female', dateOfBirth: '1991' }, TODAY)).toEqual([
      'sex_differs',
      'birth_year_differs',
    ]);
  });
});
