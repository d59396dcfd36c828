import { describe, expect, it } from '@jest/globals';
import type { Words } from './paper-document.js';
import { setWords } from './set-words.js';

/** Every letter one point wide. */
const linesOf = (words: Words, width: number): string[] =>
  setWords(words, width, (text) => [...text].length).map(({ pieces }) => pieces.map(({ text }) => text).join(''));

describe('words are set into lines', () => {
  it('that break at spaces, and nowhere else while there is room', () => {
    expect(linesOf('Đăng ký khai sinh', 8)).toEqual(['Đăng ký', 'khai', 'sinh']);
    expect(linesOf('Số bộ\nhồ sơ', 20)).toEqual(['Số bộ', 'hồ sơ']);
  });

  it('without taking a mark from the word before it, though that is in another face', () => {
    expect(linesOf([{ text: 'Giấy chứng sinh', bold: true }, { text: ': mờ dấu' }], 15)).toEqual([
      'Giấy chứng',
      'sinh: mờ dấu',
    ]);
  });

  it('that do not begin with a dash', () => {
    expect(linesOf('Nguyễn Trãi – Hưng Đạo', 12)).toEqual(['Nguyễn', 'Trãi – Hưng', 'Đạo']);
  });

  it('with a label beside what it is of', () => {
    expect(linesOf([{ text: 'Điện thoại: 0912 ' }, { text: 'E-mail: ', whole: true }, { text: 'a@b.vn' }], 26)).toEqual(
      ['Điện thoại: 0912', 'E-mail: a@b.vn'],
    );
  });

  it.each([
    ['H23.18.07-260315-0042', 18, ['H23.18.07-260315', '-0042']],
    ['000.00.18.H23-260315-0042', 17, ['000.00.18.H23', '-260315-0042']],
    ['https://dvc.example.vn/tra-cuu?ma=1', 24, ['https://dvc.example.vn/', 'tra-cuu?ma=1']],
    ['Ẵẫỡữựỵẵẫỡữ', 4, ['Ẵẫỡữ', 'ựỵẵẫ', 'ỡữ']],
  ])('that cut %s at a mark where it is too long for one', (text, width, lines) => {
    expect(linesOf(text, width)).toEqual(lines);
    const set = setWords(text, width, (part) => [...part].length);
    expect(set.map(({ isCut }) => isCut)).toEqual(lines.map((_, index) => index < lines.length - 1));
  });
});
