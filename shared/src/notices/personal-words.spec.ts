import { describe, expect, it } from '@jest/globals';
import { withoutCitizenIds } from './personal-words.js';

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
