import { describe, expect, it } from '@jest/globals';
import { cleanFileName, MAX_FILE_NAME } from './file-name.js';

describe('the name of an attachment', () => {
  it.each([
    ['Giấy khai sinh.pdf', 'Giấy khai sinh.pdf', 'an ordinary one stays'],
    ['Giấy khai sinh.pdf'.normalize('NFD'), 'Giấy khai sinh.pdf', 'letters of a Mac are composed'],
    ["H'Hen Niê.jpg", "H'Hen Niê.jpg", 'an apostrophe is part of names'],
    ['../../etc/passwd', 'passwd', 'folders are left out'],
    ['C:\\Users\\Mai\\quét 1.png', 'quét 1.png', 'those of Windows too'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf', 'controls are left out'],
    ['anh\u202Egpj.exe', 'anhgpj.exe', 'what turns letters around is left out'],
    ['\ufeff\u200b\u2066x\u2069.pdf', 'x.pdf', 'what is not seen is left out'],
    ['a\ud800b.pdf', 'ab.pdf', 'half a character is left out'],
    ['  ..ẩn . ', 'ẩn', 'dots and blanks at the ends are left out'],
    ['<img src=x>.png', '_img src=x_.png', 'signs with a meaning become a line'],
    ['a \t\u00a0 b.pdf', 'a b.pdf', 'blanks are one blank'],
    ['///', '', 'nothing readable is nothing'],
    ['\u202e', '', 'nothing seen is nothing'],
  ])('%j becomes %j: %s', (given, expected) => expect(cleanFileName(given)).toBe(expected));

  it('is cut before its extension, never within a character', () => {
    const name = cleanFileName(`${'👪ẫ'.repeat(200)}.docx`);
    expect([...name]).toHaveLength(MAX_FILE_NAME);
    expect(name).toMatch(/(👪|ẫ)\.docx$/u);
    expect(cleanFileName(name)).toBe(name);
  });
});
