import { describe, expect, it } from '@jest/globals';
import { gsmSeptets, measureSms, splitSms } from './sms-text.js';
import type { SmsEncoding } from './sms-text.js';

const NOTICE =
  'UBND phường Cộng Hòa đã tiếp nhận hồ sơ H23.18.07-260315-0042. Hẹn trả kết quả: 17:00 ngày 13/02/2026. Tra cứu: {link}';

describe('measureSms', () => {
  it.each<[string, SmsEncoding, number, number, string]>([
    ['', 'gsm7', 0, 0, 'nothing to send'],
    ['a'.repeat(160), 'gsm7', 160, 1, 'one full part'],
    ['a'.repeat(161), 'gsm7', 161, 2, 'parts of 153 once joined'],
    ['a'.repeat(306), 'gsm7', 306, 2, 'two full parts'],
    ['a'.repeat(307), 'gsm7', 307, 3, 'and one letter more'],
    [`${'a'.repeat(158)}€`, 'gsm7', 160, 1, 'an extension letter takes two'],
    [`${'a'.repeat(159)}{`, 'gsm7', 161, 2, 'so it no longer fits'],
    [`${'a'.repeat(152)}[${'a'.repeat(152)}`, 'gsm7', 306, 3, 'and is not torn between two parts'],
    ['à è é ì ò ù', 'gsm7', 11, 1, 'six Vietnamese letters of GSM-7'],
    ['à'.normalize('NFD'), 'gsm7', 1, 1, 'measured in NFC'],
    ['đ', 'ucs2', 1, 1, 'one letter turns the whole text'],
    ['ệ'.repeat(70), 'ucs2', 70, 1, 'one full part of wide letters'],
    ['ệ'.repeat(71), 'ucs2', 71, 2, 'parts of 67 once joined'],
    ['ệ'.repeat(135), 'ucs2', 135, 3, 'and one letter more'],
    [`${'ệ'.repeat(66)}😀${'ệ'.repeat(66)}`, 'ucs2', 134, 3, 'a pair of units is not torn either'],
    ['`', 'ucs2', 1, 1, 'the grave accent alone is not in GSM-7'],
    ['ç', 'ucs2', 1, 1, 'nor is the small ç'],
  ])('%# %s %s %i %i: %s', (text, encoding, units, parts) =>
    expect(measureSms(text)).toMatchObject({ encoding, units, parts }),
  );

  it('says how much room is left in the last part', () => {
    expect(measureSms('abc').left).toBe(157);
    expect(measureSms('a'.repeat(161)).left).toBe(145);
  });

  it('takes two parts for a notice with diacritics', () => expect(measureSms(NOTICE).parts).toBe(2));
});

describe('splitSms', () => {
  it.each([
    ['', 0],
    ['abc', 1],
    [`${'a'.repeat(152)}[${'a'.repeat(152)}`, 3],
    [`${'ệ'.repeat(66)}😀${'ệ'.repeat(66)}`, 3],
    [NOTICE.repeat(3).normalize('NFD'), 6],
  ])('loses no letter of %s', (text, count) => {
    const { parts } = splitSms(text);
    expect(parts).toHaveLength(count);
    expect(parts.join('')).toBe(text.normalize('NFC'));
  });
});

describe('gsmSeptets', () => {
  it('writes letters by their place in 3GPP TS 23.038, those of the extension behind an escape', () => {
    expect(gsmSeptets('@\n\r_ΞÆ A¡Zz§à')).toEqual([0, 10, 13, 17, 26, 28, 32, 65, 64, 90, 122, 95, 127]);
    expect(gsmSeptets('{}[]~|^\\€\f')).toEqual(
      [0x28, 0x29, 0x3c, 0x3e, 0x3d, 0x40, 0x14, 0x2f, 0x65, 0x0a].flatMap((septet) => [0x1b, septet]),
    );
  });

  it('writes no letter that is not there', () => expect(() => gsmSeptets('đ')).toThrow(RangeError));
});
