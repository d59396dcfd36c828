import { expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { renderWord } from '../../server/src/papers/word/render-word.js';
import { APPLICANT, CODE, dossierFor, paperOf } from './paper-fixtures.js';

async function wordsOf(set: '2018' | '2025'): Promise<string> {
  const file = await renderWord(paperOf(dossierFor('apology'), 'apology', set));
  return strFromU8(unzipSync(new Uint8Array(file))['word/document.xml']!)
    .replaceAll(/<\/w:p>/gu, ' ')
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&apos;', "'")
    .replaceAll(/\s+/gu, ' ');
}

it.each([
  ['2018', 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', 'Số: 42/PXL'],
  ['2025', 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT', 'Số: 42/'],
] as const)(
  'an apology of %s can be worded anew in Word, with all it says on paper and no mark',
  async (set, title, number) => {
    const words = await wordsOf(set);
    for (const word of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN',
      number,
      title,
      APPLICANT,
      CODE,
      '17 giờ 00 phút, ngày 18/03/2026',
      'Cơ quan phối hợp chưa gửi kết quả xác minh nơi cư trú',
      '17 giờ 00 phút, ngày 24/03/2026',
      'KT. CHỦ TỊCH',
      'Vũ Đình Khải',
      'Nơi nhận:',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('MOTCUA1');
  },
);
