import { expect, it } from '@jest/globals';
import { changedDayBody, emptyDay, formOfDay, newDayBody } from './day-form';

it('makes a closure with its decision, of an office or of the country', () => {
  const form = { ...emptyDay('2026-12-14'), name: ' Nghỉ bão ', decision: '5/CĐ-UBND', decidedOn: '2026-12-13' };
  const body = {
    date: '2026-12-14',
    kind: 'off',
    cause: 'closure',
    name: 'Nghỉ bão',
    decision: '5/CĐ-UBND',
    decidedOn: '2026-12-13',
    provisional: false,
  };
  expect(newDayBody('H23.18.07', form)).toEqual({ officeCode: 'H23.18.07', ...body });
  expect(newDayBody('', form)).toEqual(body);
});

it('changes a provisional holiday into an announced one and leaves out what is not known', () => {
  const form = formOfDay({
    id: 'id',
    officeCode: null,
    date: '2027-02-06',
    kind: 'off',
    cause: 'holiday',
    name: 'Tết Âm lịch',
    decision: null,
    decidedOn: null,
    provisional: true,
    version: 1,
  });
  expect(changedDayBody(1, { ...form, provisional: false })).toEqual({
    version: 1,
    kind: 'off',
    cause: 'holiday',
    name: 'Tết Âm lịch',
    decision: '',
    provisional: false,
  });
  expect(newDayBody('', { ...form, cause: 'make_up' })).toMatchObject({ kind: 'working', cause: 'make_up' });
});
