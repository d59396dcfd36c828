import { describe, expect, it } from '@jest/globals';
import { fieldAfterCard, moveCard, placeCard } from './card';
import { emptyForm } from './intake-form';
import { EMPTY_PERSON } from './person-form';

const DUC = {
  citizenId: '030090012345',
  fullName: 'Trần Văn Đức',
  dateOfBirth: '1990-03-12',
  sex: 'male',
  address: 'Số 1, phường Cộng Hòa',
} as const;
const AN = { ...DUC, citizenId: '030220001234', fullName: 'Trần Minh An', dateOfBirth: '2020' };
const form = emptyForm('v');

describe('after a card the cursor', () => {
  const asked = { ...form, procedureCode: '1.001193' };
  const brought = { ...asked, forSelf: false, bearer: { ...EMPTY_PERSON, fullName: 'Trần Văn Đức' } };
  it.each([
    ['goes on to what the card does not tell', 'bearer.phone', asked, 'bearer', 'bearer.idNumber'],
    ['finds its field when it stood in none', 'bearer.phone', asked, 'bearer', null],
    ['leaves a procedure that is chosen', 'bearer.phone', asked, 'bearer', 'procedureCode'],
    ['goes to the procedure first', 'procedureCode', form, 'bearer', null],
    ['leaves no unfinished search', undefined, form, 'bearer', 'procedureCode'],
    ['stays in the procedure’s own form', undefined, asked, 'bearer', 'formData.childName'],
    ['stays in the contact', undefined, asked, 'bearer', 'bearer.email'],
    ['stays in a field without a path', undefined, asked, 'bearer', ''],
    ['goes to the bearer who is still unknown', 'bearer.idNumber', { ...asked, forSelf: false }, 'owner', null],
    ['goes to what the two are to each other', 'relation', brought, 'owner', 'owner.idNumber'],
    ['goes to the owner’s phone last', 'owner.phone', { ...brought, relation: 'cha' }, 'owner', null],
  ] as const)('%s', (_behaviour, field, of, place, standsIn) => {
    expect(fieldAfterCard(of, place, standsIn)).toBe(field);
  });
});

describe('a card', () => {
  it('fills the bearer and leaves the phone that was typed', () => {
    const typed = { ...form, bearer: { ...EMPTY_PERSON, phone: '0912345678' } };
    expect(placeCard(typed, DUC).form.bearer).toEqual({
      ...EMPTY_PERSON,
      idNumber: '030090012345',
      fullName: 'Trần Văn Đức',
      dateOfBirth: '12/03/1990',
      sex: 'male',
      address: 'Số 1, phường Cộng Hòa',
      phone: '0912345678',
    });
  });

  it('of the next person takes the phone of the last one away', () => {
    const first = placeCard({ ...form, bearer: { ...EMPTY_PERSON, phone: '0912345678' } }, DUC).form;
    expect(placeCard(first, AN).form.bearer).toMatchObject({ fullName: 'Trần Minh An', phone: '' });
  });

  it('is the owner’s when the bearer is known and the owner is being asked for', () => {
    const { form: after, scanned } = placeCard({ ...placeCard(form, DUC).form, forSelf: false }, AN);
    expect(scanned.place).toBe('owner');
    expect([after.bearer.fullName, after.owner.fullName]).toEqual(['Trần Văn Đức', 'Trần Minh An']);
  });

  it('of the bearer read once more is not the owner’s', () => {
    expect(placeCard({ ...placeCard(form, DUC).form, forSelf: false }, DUC).scanned.place).toBe('bearer');
  });

  it('said to be the owner’s opens the owner and gives the bearer back, with the phone typed since', () => {
    const { form: after, scanned } = placeCard(form, AN);
    const moved = moveCard({ ...after, bearer: { ...after.bearer, phone: '0912345678' } }, scanned, 'owner');
    expect(moved.forSelf).toBe(false);
    expect(moved.owner.fullName).toBe('Trần Minh An');
    expect(moved.bearer).toEqual({ ...EMPTY_PERSON, phone: '0912345678' });
  });

  it('moves back again', () => {
    const { form: after, scanned } = placeCard(form, AN);
    const back = moveCard(moveCard(after, scanned, 'owner'), scanned, 'bearer');
    expect(back).toEqual(after);
  });
});
