import { describe, expect, it } from '@jest/globals';
import { decodeKeys, pressesIn } from './key-stream';
import { codePoint, KeyStream, utf8, windows1258 } from './spec-keys';
import { US_LAYOUT } from './us-layout';

const CARD = '030090001234||Nguyễn Thị Bích Hằng|15081990|Nữ|Số 1/2, xã Đức Mỹ, phường Cộng Hòa|01012022';
const stream = (): KeyStream => new KeyStream();

describe('the keys of a US keyboard', () => {
  it.each([
    ['Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0', '1234567890', '!@#$%^&*()'],
    ['Backquote Minus Equal BracketLeft BracketRight Backslash', '`-=[]\\', '~_+{}|'],
    ['Semicolon Quote Comma Period Slash Space', ";',./ ", ':"<>? '],
    ['KeyQ KeyM KeyZ', 'qmz', 'QMZ'],
    ['Numpad0 Numpad9 NumpadDecimal NumpadSubtract', '09.-', '09.-'],
  ])('%s type %s, with Shift %s', (codes, plain, shifted) => {
    const typed = codes.split(' ').map((code) => US_LAYOUT.get(code));
    expect(typed.map((characters) => characters?.[0]).join('')).toBe(plain);
    expect(typed.map((characters) => characters?.[1]).join('')).toBe(shifted);
  });
});

describe('decodeKeys', () => {
  it.each<[string, KeyStream, string]>([
    ['plain keys', stream().type('H23.18.07-261123-0042'), 'H23.18.07-261123-0042'],
    ['keys on the keypad', stream().stroke('Numpad4', '4').stroke('Numpad2', 'ArrowDown'), '42'],
    ['another layout', stream().stroke('KeyQ', 'a').stroke('Digit2', 'ă'), 'q2'],
    ['caps lock', stream().stroke('KeyN', 'n', true).stroke('KeyA', 'A'), 'Na'],
    ['Alt codes of Unicode', stream().typeWithAlt(CARD, codePoint), CARD],
    ['Alt codes of UTF-8', stream().typeWithAlt(CARD, utf8), CARD],
    ['Alt codes of windows-1258', stream().typeWithAlt(CARD, windows1258), CARD],
    ['Alt codes for ASCII too', stream().altCode(78).altCode(7919), 'Nữ'],
    ['Unicode below 256 alone', stream().typeWithAlt('Thìn', codePoint), 'Thìn'],
    ['an impossible Alt code', stream().altCode(99_999_999), '\ufffd'],
    ['characters without keys', stream().packets(CARD), CARD],
    ['decomposed characters', stream().packets('Nữ'.normalize('NFD')), 'Nữ'],
    ['composition', stream().composing('030090001234||NGUYEN'), '030090001234||NGUYEN'],
    ['Telex: oo', stream().type('Xo').swallowed('o', 1, 'ô').type('ng'), 'Xoong'],
    ['Telex: capitals', stream().type('E').swallowed('E', 1, 'Ê').type('123'), 'EE123'],
    ['Telex: w alone', stream().type('khu ').swallowed('w', 0, 'ư').type(' 1'), 'khu w 1'],
    ['Telex: a tone on an earlier letter', stream().type('Toan').swallowed('s', 3, 'oán'), 'Toans'],
    ['Telex: given up', stream().type('a').swallowed('s', 1, 'á').swallowed('s', 1, 'as'), 'ass'],
    ['VNI: A1', stream().type('Khu A').swallowed('1', 1, 'Á').type(','), 'Khu A1,'],
    ['a control character between', stream().type('01').modifier('ctrl', true).stroke(']', 'BracketRight'), '01'],
  ])('%s', (_, { records }, text) => expect(decodeKeys(records)).toBe(text.normalize('NFC')));

  it('loses no code to a control key that is let go early', () => {
    const records = stream().type('01').modifier('ctrl', true).stroke('BracketRight', ']').records;
    const early = records.map((record) => (record.type === 'up' ? { ...record, ctrl: false } : record));
    expect(decodeKeys(early)).toBe('01');
  });

  it('reads an Alt code of which Alt never came up', () =>
    expect(decodeKeys(stream().altCode(7919).records.slice(0, -1))).toBe('ữ'));

  it('does not count a repeated key', () => expect(decodeKeys(stream().held('a', 9).records)).toBe('a'));

  it('takes Shift and an arrow, and pasting, for an input method', () => {
    for (const key of ['ArrowLeft', 'Insert']) {
      const { records } = stream().type('o').stroke(key, key, true).packets('ô');
      expect(decodeKeys(records)).toBe('o');
    }
  });
});

describe('pressesIn', () => {
  it('counts the swallowed press once, and not what was sent in its place', () =>
    expect(pressesIn(stream().type('bo').swallowed('o', 1, 'ô').records)).toHaveLength(3));
});
