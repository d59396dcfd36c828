import { describe, expect, it } from '@jest/globals';
import { isUnfinished, readScan } from './scan-result';

const CARD = '030090001234||Nguyễn Văn A|15081990|Nam|Số 1, phường Cộng Hòa|01012022';

const MARK = `MOTCUA1:H23.18.07-260315-0042:202603150912:202603181700:${'A'.repeat(103)}`;

describe('readScan', () => {
  it('reads a card and what its number contradicts', () => {
    expect(readScan(CARD, false)).toMatchObject({
      kind: 'citizenCard',
      card: { fullName: 'Nguyễn Văn A' },
      mismatches: [],
    });
    expect(readScan(CARD.replace('Nam', 'Nữ'), true)).toMatchObject({
      kind: 'citizenCard',
      mismatches: ['sex_differs'],
    });
  });

  it.each(['H23.18.07-260315-0042', 'G22.99.01-261123-0007', '000.00.01.H22-240301-0012', ' H26.107-260315-10000\n'])(
    'knows the dossier code %j, of whatever portal',
    (text) => expect(readScan(text, false)).toEqual({ kind: 'dossierCode', code: text.trim() }),
  );

  it('finds the dossier of a paper by its QR', () => {
    expect(readScan(MARK, false)).toEqual({ kind: 'dossierCode', code: 'H23.18.07-260315-0042' });
  });

  it.each([
    [CARD.slice(0, 30), 'incomplete', 'the first half of a card'],
    [CARD.slice(40), 'incomplete', 'the second half of a card'],
    ['|Nguyễn Văn B|Trần Thị C', 'incomplete', 'the end of a card of 2024'],
    [CARD.replace('Nguyễn Văn A', 'Nguy?n V?n A'), 'incomplete', 'a card with letters lost'],
    ['EE123456789VN', 'unknown', 'a waybill'],
    ['030090001234', 'unknown', 'a number alone'],
    ['8934563138165', 'unknown', 'a product'],
  ])('takes %j for %s: %s', (text, kind) => {
    expect(readScan(text, true)).toEqual({ kind });
    expect(readScan(text, false)).toEqual({ kind });
  });

  it('takes six fields for a card only when the scanner says that this was all', () => {
    const cut = CARD.slice(0, CARD.lastIndexOf(' Hòa'));
    expect(readScan(cut, false)).toEqual({ kind: 'incomplete' });
    expect(readScan(cut, true)).toMatchObject({ kind: 'citizenCard', card: { address: 'Số 1, phường Cộng' } });
  });
});

describe('isUnfinished', () => {
  it.each([
    ['030090', true, 'the beginning of a number'],
    ['030090001234', true, 'the number alone'],
    ['030090001234||Nguyễn Văn A|1508', true, 'within the date of birth'],
    [CARD.slice(0, CARD.lastIndexOf('|')), true, 'the date of issue is to come'],
    [CARD.slice(0, -2), true, 'within the date of issue'],
    [CARD, false, 'a whole card'],
    [`${CARD}|Nguyễn Văn B`, false, 'more than a whole card'],
    ['H23.18', true, 'within an office code'],
    ['H23.18.07-2603', true, 'within the day'],
    ['H23.18.07-260315-00', true, 'within the number'],
    ['H23.18.07-260315-0042', false, 'a whole code'],
    ['8934563138165', false, 'thirteen digits'],
    ['EE123456789VN', false, 'a waybill'],
    [MARK.slice(0, 5), true, 'the first letters of the QR of a paper'],
    [MARK.slice(0, 40), true, 'within its dates'],
    [MARK.slice(0, -1), true, 'before the last letter of its signature'],
    [MARK, false, 'a whole one'],
  ])('%j: %s, %s', (text, unfinished) => expect(isUnfinished(text)).toBe(unfinished));
});
