import { describe, expect, it } from '@jest/globals';
import { checkCitizenCard, parseCitizenCard } from './citizen-card.js';
import type { CitizenCard } from './citizen-card.js';
import type { CitizenIdWarning } from './citizen-id.js';

const TEXT = '030090001234||Nguyễn Văn A|15081990|Nam|Số 1, phường Cộng Hòa|01012022';
const CARD: CitizenCard = {
  citizenId: '030090001234',
  fullName: 'Nguyễn Văn A',
  dateOfBirth: '1990-08-15',
  sex: 'male',
  address: 'Số 1, phường Cộng Hòa',
  issuedOn: '2022-01-01',
};
const { issuedOn: _, ...UNDATED } = CARD;

const withField = (index: number, value: string): string => TEXT.split('|').with(index, value).join('|');

describe('parseCitizenCard', () => {
  it.each<[string, CitizenCard, string]>([
    [TEXT, CARD, 'the card as the law draws it'],
    [TEXT.normalize('NFD'), CARD, 'decomposed letters'],
    [` ${TEXT.replaceAll('|', ' | ')}\r\n`, CARD, 'spaces around the fields'],
    [withField(1, '141234567'), { ...CARD, oldNumber: '141234567' }, 'the old CMND'],
    [withField(1, '030090001234'), { ...CARD, oldNumber: '030090001234' }, 'an old number of twelve digits'],
    [withField(1, 'x'), CARD, 'an old number that is none'],
    [withField(4, 'Nữ'), { ...CARD, sex: 'female' }, 'a woman'],
    [withField(4, 'NU'), { ...CARD, sex: 'female' }, 'a scanner without accents'],
    [withField(3, '1990'), { ...CARD, dateOfBirth: '1990' }, 'only the year'],
    [withField(3, '00001990'), { ...CARD, dateOfBirth: '1990' }, 'day and month 00'],
    [withField(3, '00081990'), { ...CARD, dateOfBirth: '1990-08' }, 'day 00'],
    [withField(5, ''), { ...CARD, address: '' }, 'no address'],
    [withField(5, 'Số  1'), { ...CARD, address: 'Số 1' }, 'spaces in a row'],
    [withField(6, ''), UNDATED, 'no date of issue'],
    [withField(6, '31022022'), UNDATED, 'an impossible date of issue'],
    [TEXT.slice(0, TEXT.lastIndexOf('|')), UNDATED, 'six fields'],
    [`${TEXT}|Nguyễn Văn B|Trần Thị C||`, CARD, 'the parents on the newest cards'],
  ])('reads %j as %j: %s', (text, card) => expect(parseCitizenCard(text)).toEqual(card));

  it.each([
    ['', 'nothing'],
    ['030090001234', 'the number alone'],
    ['030090001234||Nguyễn Văn A|15081990|Nam', 'five fields'],
    [withField(0, '141234567'), 'a CMND in place of the number'],
    [withField(0, '03009000123'), 'a digit lost'],
    [withField(2, ''), 'no name'],
    [withField(2, 'Nguy?n V?n A'), 'letters that the scanner did not know'],
    [withField(2, 'Nguy\ufffdn Văn A'), 'letters that the browser did not know'],
    [withField(3, '31021990'), 'a day that does not exist'],
    [withField(3, '15131990'), 'a month that does not exist'],
    [withField(3, '15001990'), 'a day without its month'],
    [withField(3, '15-08-1990'), 'a date in another form'],
    [withField(4, 'X'), 'neither man nor woman'],
    ['H23.18.07-261123-0001', 'a dossier code'],
  ])('refuses %j: %s', (text) => expect(parseCitizenCard(text)).toBeNull());
});

describe('checkCitizenCard', () => {
  it.each<[Partial<CitizenCard>, CitizenIdWarning[], string]>([
    [{}, [], 'all agrees'],
    [{ dateOfBirth: '1990-08' }, [], 'the month without its day'],
    [{ sex: 'female' }, ['sex_differs'], 'a man by his number'],
    [{ dateOfBirth: '1991-08-15' }, ['birth_year_differs'], 'another year'],
    [{ citizenId: '030290001234' }, ['birth_year_differs'], 'another century'],
    [{ citizenId: '999190001234' }, ['unknown_birth_place', 'sex_differs'], 'two at once'],
  ])('%j: %j, %s', (change, warnings) => expect(checkCitizenCard({ ...CARD, ...change })).toEqual(warnings));
});
