import { describe, expect, it } from '@jest/globals';
import { moveCard, placeCard } from './card';
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
