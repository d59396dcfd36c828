import { describe, expect, it } from '@jest/globals';
import { withoutCitizenIds, withoutPersonalWords } from './personal-words.js';

describe('what an officer typed into a letter', () => {
  it.each([
    ['CCCD 030090012345 mờ', 'CCCD … mờ'],
    ['số 0300 9001 2345.', 'số ….'],
    ['số 030.090.012.345', 'số …'],
    ['gọi 0912345678', 'gọi 0912345678'],
    ['biên lai 0123456789012', 'biên lai 0123456789012'],
    ['ngày 15/08/1990', 'ngày 15/08/1990'],
  ])('%s is told as %s', (text, told) => expect(withoutCitizenIds(text)).toBe(told));
});

describe('what an officer typed into a text message', () => {
  it.each([
    ['Ngày sinh 5 tháng 3 năm 1990 sai', 'Ngày sinh … sai'],
    ['Sinh ngày 05 Tháng 03, 1990', 'Sinh ngày …'],
    ['sinh 05/03/90 hay 05-03-1990', 'sinh … hay …'],
    ['sinh 1990/03/05 hay 1990-3-5', 'sinh … hay …'],
    ['sinh 05031990, không phải 31121889 hay 05131990', 'sinh …, không phải 31121889 hay 05131990'],
    ['tên  Nguyễn  Thị   Bích\tĐào sai dấu', 'tên … sai dấu'],
    ['theo 61/2018/NĐ-CP', 'theo 61/2018/NĐ-CP'],
    ['từ 01/2025', 'từ 01/2025'],
    ['phí 1.234.567 đồng', 'phí 1.234.567 đồng'],
    ['Điều 3.2.1', 'Điều 3.2.1'],
    ['Điều 12 tháng 5', 'Điều 12 tháng 5'],
  ])('%s is told as %s', (text, told) => expect(withoutPersonalWords(text, ['Nguyễn Thị  Bích Đào'])).toBe(told));
});
