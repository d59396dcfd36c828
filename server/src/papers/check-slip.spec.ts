import { describe, expect, it } from '@jest/globals';
import { writeSlipMark } from '@motcua/shared/papers';
import { SecretBox } from '../common/secret-box.js';
import { checkSlip } from './check-slip.js';
import { SlipSeal } from './slip-seal.js';

const seal = new SlipSeal(new SecretBox(Buffer.alloc(32, 1)));
const MARK = writeSlipMark(
  {
    code: 'H23.18.07-260315-0042',
    receivedAt: new Date('2026-03-15T09:12:00+07:00'),
    dueAt: new Date('2026-03-18T17:00:00+07:00'),
  },
  seal.sign,
);

describe('a paper that is checked without a network', () => {
  it('is said to be genuine, with what it promises', () => {
    const { ok, sentence } = checkSlip(seal.publicKeyText, MARK);
    expect(ok).toBe(true);
    expect(sentence).toMatch(
      /^HỢP LỆ: hồ sơ H23\.18\.07-260315-0042, tiếp nhận .*15\/03\/2026.*, hẹn trả .*18\/03\/2026/,
    );
  });

  it('is told from one that was never received', () => {
    const mark = writeSlipMark({ code: 'H23.18.07-260315-0042', receivedAt: null, dueAt: null }, seal.sign);
    expect(checkSlip(seal.publicKeyText, mark).sentence).toContain('chưa tiếp nhận, không có ngày hẹn trả');
  });

  it.each([
    ['a later date', MARK.replace('202603181700', '202603281700'), 'đã bị sửa'],
    ['half of it', MARK.slice(0, 80), 'đọc thiếu'],
    ['something else', 'https://example.vn', 'không phải mã QR'],
  ])('is refused with %s', (_, text, words) => {
    const { ok, sentence } = checkSlip(seal.publicKeyText, text);
    expect([ok, sentence.includes(words)]).toEqual([false, true]);
  });

  it('is refused by the key of another installation, or by no key', () => {
    const other = new SlipSeal(new SecretBox(Buffer.alloc(32, 2)));
    expect(checkSlip(other.publicKeyText, MARK).ok).toBe(false);
    expect(checkSlip('AAAA', MARK).sentence).toBe('Khóa công khai không đúng dạng.');
  });
});
