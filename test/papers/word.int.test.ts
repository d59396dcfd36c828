import { expect, it } from '@jest/globals';
import { FORM_SETS, type FormSet, type PaperForm, WORD_FORMS } from '@motcua/shared/papers';
import { strFromU8, unzipSync } from 'fflate';
import { renderWord } from '../../server/src/papers/word/render-word.js';
import { widthOf } from '../../server/src/papers/pdf/width-of.js';
import { APPLICANT, type Changes, CODE, dossierFor, paperOf } from './paper-fixtures.js';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';

async function xmlOf(form: PaperForm, set: FormSet, changes: Changes = {}): Promise<string> {
  const file = await renderWord(paperOf(dossierFor(form, changes), form, set));
  return strFromU8(unzipSync(new Uint8Array(file))['word/document.xml']!);
}

async function wordsOf(set: FormSet): Promise<string> {
  return (await xmlOf('apology', set))
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

it.each(WORD_FORMS.flatMap((form) => FORM_SETS.map((set) => [form, set] as const)))(
  'the nation stands on one line of the Word file, over the motto: %s of %s',
  async (form, set) => {
    const heading = /<w:tbl>(?:(?!<\/w:tbl>).)*CỘNG HÒA XÃ HỘI.*?<\/w:tbl>/su.exec(await xmlOf(form, set))![0];
    const table = heading.slice(heading.lastIndexOf('<w:tbl>'));
    // Twentieths of a point; where none is said, Word keeps 5.4 points at both sides of a cell.
    const [, right] = [...table.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => Number(width) / 20);
    const margin = /<w:tblCellMar>.*?<w:left [^>]*w:w="(\d+)"/su.exec(table)?.[1] ?? '108';
    const size = /<w:sz w:val="(\d+)"\/>(?:(?!<w:sz ).)*CỘNG HÒA/su.exec(table)![1];
    expect(widthOf(NATION, 'bold', Number(size) / 2)).toBeLessThan(right! - (2 * Number(margin)) / 20);
  },
);

it('a Word file of what came online has the place for an electronic signature', async () => {
  expect(await xmlOf('refusal', '2025', { online: true })).toContain('Chữ ký số của Tổ chức');
  expect(await xmlOf('refusal', '2025')).not.toContain('Chữ ký số');
});
