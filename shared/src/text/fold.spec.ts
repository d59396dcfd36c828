import { describe, expect, it } from '@jest/globals';
import { foldVietnamese, stripDiacritics } from './fold.js';

describe('foldVietnamese', () => {
  it.each([
    ['Nguyễn Văn Đức', 'nguyen van duc', 'marks, tones and đ'],
    ['Nguyễn Văn Đức'.normalize('NFD'), 'nguyen van duc', 'decomposed spelling'],
    ['  ĐỖ   thị\tHƯỜNG ', 'do thi huong', 'spaces and capitals'],
    ["H'Hen Niê", "h'hen nie", 'names of other peoples'],
    ['H\u2018a H\u2019b H\u02BCc H\u0060d H\u00B4e', "h'a h'b h'c h'd h'e", 'every apostrophe'],
    ['Ơ ơ Ư ư Ă ă Â â Ê ê Ô ô', 'o o u u a a a a e e o o', 'every letter with a mark of its own'],
    ['', '', 'nothing'],
  ])('%s → %s: %s', (text, folded) => expect(foldVietnamese(text)).toBe(folded));
});

describe('stripDiacritics', () => {
  it('keeps case, spaces and punctuation', () =>
    expect(stripDiacritics('Hồ sơ  ĐÃ có: 20.000đ.')).toBe('Ho so  DA co: 20.000d.'));
});
