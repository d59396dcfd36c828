import { expect, it } from '@jest/globals';
import { FORM_SETS, type FormSet, isInSet, PAPER_FORMS, type PaperForm, readSlipMark } from '@motcua/shared/papers';
import { describePapers, fontsOf, pagesOf, qrOf, structureOf, textOf } from '../support/pdf-tools.js';
import { differenceFromGolden, POINTS_THAT_MAY_DIFFER } from './golden-pictures.js';
import type { Block } from '../../server/src/papers/pdf/paper-document.js';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { plainOf } from '../../server/src/papers/pdf/set-words.js';
import {
  ADDRESS,
  APPLICANT,
  CODE,
  COMPONENTS,
  COUNTER,
  dossierFor,
  OFFICER,
  paperOf,
  printed,
  seal,
} from './paper-fixtures.js';

const ALL: readonly [PaperForm, FormSet][] = PAPER_FORMS.flatMap((form) =>
  FORM_SETS.filter((set) => isInSet(form, set)).map((set): [PaperForm, FormSet] => [form, set]),
);

/** What each form says in both sets, beside whose dossier it is. */
const SAYS: Readonly<Record<PaperForm, readonly string[]>> = {
  receipt: [
    'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    'Mẫu số 01',
    `Địa chỉ: ${ADDRESS}`,
    'Số điện thoại: 0987 654 321',
    'Email: hhen.nie@example.com',
    '030190054321',
    ...COMPONENTS,
    '3. Thời gian giải quyết hồ sơ theo quy định là: 3 ngày làm việc.',
    '4. Thời gian nhận hồ sơ: 09 giờ 12 phút, ngày 15/03/2026.',
    '5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 18/03/2026.',
    COUNTER.fullName,
  ],
  supplement_request: [
    'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    'Mẫu số 02',
    'Bản chụp mờ, mất góc dấu của cơ sở y tế',
    'Bản chính hoặc bản sao có chứng thực',
    'Thiếu chữ ký của người được ủy quyền',
    'Thời hạn bổ sung, hoàn thiện: đến hết ngày 30/03/2026',
    'Lý do: Giấy chứng sinh không đọc được họ tên người mẹ',
    'số điện thoại 0220 3882 123 để được hướng dẫn./.',
  ],
  refusal: [
    'PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ',
    'Mẫu số 03',
    'Nơi cư trú của cha, mẹ không thuộc phường Cộng Hòa; đề nghị nộp tại Ủy ban nhân dân phường nơi cư trú.',
    'Xin thông báo cho Ông/Bà được biết và thực hiện./.',
  ],
  apology: [
    'Mẫu số 04',
    'Cơ quan phối hợp chưa gửi kết quả xác minh nơi cư trú',
    '17 giờ 00 phút, ngày 18/03/2026',
    '17 giờ 00 phút, ngày 24/03/2026',
    'không thể trả kết quả',
    'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
    'Vũ Đình Khải',
    'Nơi nhận:',
  ],
  stop_notice: [
    'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
    'Mẫu số 05',
    'Số: 42/TB-UBND',
    '3. Đề nghị dừng: Trần Văn Đức, lúc 08 giờ 15 phút, ngày 17/03/2026',
    '4. Giai đoạn giải quyết: Đang xử lý',
    'Công dân xin rút hồ sơ để bổ sung thông tin của người cha',
    'Giấy chứng sinh; Văn bản ủy quyền',
    'đã thu 41.000 đồng',
  ],
  process_control: [
    'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
    '1. Giao: Bộ phận Tiếp nhận và Trả kết quả',
    '2. Nhận: Công chức Tư pháp – Hộ tịch',
    'Giao: 10 giờ 05 phút, ngày 15/03/2026',
    'Nhận: 16 giờ 02 phút, ngày 16/03/2026',
    OFFICER.fullName,
    'Đúng hạn',
  ],
  dossier_handover: [
    'PHIẾU BÀN GIAO HỒ SƠ',
    `Bên giao: ${COUNTER.fullName} – Bộ phận Tiếp nhận và Trả kết quả`,
    `Bên nhận: ${OFFICER.fullName} – Công chức Tư pháp – Hộ tịch`,
    ...COMPONENTS,
  ],
  result_receipt: [
    'GIẤY BIÊN NHẬN TRẢ KẾT QUẢ',
    'Người nhận: Trần Văn Đức (người nộp hồ sơ)',
    'Giấy khai sinh',
    '17/2026',
    'Ngày trả kết quả: 16 giờ 45 phút, ngày 18/03/2026',
  ],
  fee_receipt: [
    'BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ',
    '(Liên 1: Lưu tại cơ quan thu)',
    '(Liên 2: Giao cho người nộp tiền)',
    '(Liên 3: Lưu nội bộ)',
    'Mẫu số: 01BLP2-001 Ký hiệu: HD-26E Số: 0000123',
    'Lệ phí đăng ký khai sinh quá hạn (LP)',
    'Số tiền: 41.000 đồng',
    'Viết bằng chữ: Bốn mươi mốt nghìn đồng',
    'Hình thức thanh toán: tiền mặt',
  ],
};

/** Where the sets differ. */
const ONLY: Readonly<Record<FormSet, Partial<Record<PaperForm, readonly string[]>>>> = {
  '2018': {
    receipt: ['Số CMND/Thẻ căn cước/Hộ chiếu: 030190054321', 'Nội dung yêu cầu giải quyết: '],
    supplement_request: ['1. Giấy chứng sinh: ', 'NGƯỜI HƯỚNG DẪN'],
    apology: ['PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', 'Số: 42/PXL', 'Thời gian hẹn trả kết quả lại: '],
    process_control: ['Mẫu số 05'],
  },
  '2025': {
    receipt: ['Số CCCD/MST: 030190054321', 'Thủ tục hành chính cần giải quyết: '],
    supplement_request: [
      'Giai đoạn: Trong quá trình giải quyết hồ sơ',
      'Căn cứ: Luật Hộ tịch số 60/2014/QH13; Nghị định số 123/2015/NĐ-CP',
      'NGƯỜI LẬP PHIẾU',
    ],
    refusal: ['Thời gian nộp hồ sơ: 09 giờ 10 phút, ngày 15/03/2026'],
    apology: [
      'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
      'Thời hạn giải quyết ban đầu: ',
      'Lần xin lỗi, gia hạn: lần thứ 1',
    ],
    process_control: ['Mẫu số 06'],
  },
};

const RECEIVED = { receivedAt: new Date('2026-03-15T09:12:00+07:00'), dueAt: new Date('2026-03-18T17:00:00+07:00') };

/** The dates that held when the event happened. */
const MARKED: Readonly<Record<PaperForm, object>> = {
  receipt: RECEIVED,
  supplement_request: RECEIVED,
  refusal: { receivedAt: null, dueAt: null },
  apology: { ...RECEIVED, dueAt: new Date('2026-03-24T17:00:00+07:00') },
  stop_notice: RECEIVED,
  process_control: RECEIVED,
  dossier_handover: RECEIVED,
  result_receipt: RECEIVED,
  fee_receipt: RECEIVED,
};

/** Where a line or a cell was broken says nothing. */
const bare = (words: string): string => words.normalize('NFC').replaceAll(/\s+/gu, '');

/** All that a part of a paper says, field by field. */
function saidBy(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.above ?? '', block.issuer, block.number ?? '', block.place];
    case 'title':
      return [...block.lines, ...(block.below ?? []).map(plainOf)];
    case 'text':
      return [plainOf(block.words)];
    case 'table':
      return [...block.header, ...block.rows].flat().map(({ words }) => plainOf(words));
    case 'signatures':
      return block.columns.flatMap((column) =>
        column === null
          ? []
          : 'receivers' in column
            ? column.receivers
            : [...column.title.split('\n'), column.hint, column.name ?? ''],
      );
    case 'new-page':
      return [];
  }
}

describePapers('every form of paper', () => {
  it.each(ALL)('%s of %s says what it should, as text, as a structure and as a picture', async (form, set) => {
    const pdf = await printed(form, set);
    expect((await printed(form, set)).equals(pdf)).toBe(true);
    expect(pdf.length).toBeLessThan(300_000);

    const text = textOf(pdf);
    const wanted = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN PHƯỜNG CỘNG HÒA',
      `Mã hồ sơ: ${CODE}`,
      APPLICANT,
      'Đăng ký khai sinh (quá hạn)',
      ...SAYS[form],
      ...(ONLY[set][form] ?? []),
    ];
    expect(wanted.filter((words) => !text.includes(words))).toEqual([]);

    const structure = structureOf(pdf);
    expect(structure).toMatch(/^Document\n/);
    expect(structure).toMatch(/Figure:\s+\/Placement \/Block/);
    expect(structure).toMatch(/H1 \(block\)/);
    const fonts = fontsOf(pdf).split('\n').slice(2).filter(Boolean);
    const FACE = /^[A-Z]{6}\+Tinos-\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/;
    expect(fonts.filter((font) => !FACE.test(font))).toEqual([]);

    expect(differenceFromGolden(`${form}-${set}`, pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });

  it.each(ALL)('%s of %s is marked so that a scanner reads it and no changed letter passes', async (form, set) => {
    const mark = qrOf(await printed(form, set));
    expect(readSlipMark(mark, seal.verify)).toEqual({ ok: true, mark: { code: CODE, ...MARKED[form] } });
    const flipped = [...mark].map(
      (letter, at) => mark.slice(0, at) + (letter === 'A' ? 'B' : 'A') + mark.slice(at + 1),
    );
    expect(flipped.filter((changed) => changed !== mark && readSlipMark(changed, seal.verify).ok)).toEqual([]);
  });

  it.each(ALL)('%s of %s loses no word of any field', async (form, set) => {
    const paper = paperOf(dossierFor(form), form, set);
    const text = bare(textOf(await renderPaper(paper)));
    expect(paper.blocks.flatMap(saidBy).filter((words) => !text.includes(bare(words)))).toEqual([]);
  });

  it('has one number on each copy of a receipt for money, that of its book', async () => {
    expect(textOf(await printed('fee_receipt', '2025')).match(/(?<!Mẫu )[Ss]ố: \S+/gu)).toEqual(
      Array(3).fill('Số: 0000123'),
    );
  });

  it('goes on to a second page with forty components, all of them named', async () => {
    const pdf = await printed('receipt', '2025', { components: 40 });
    expect(pagesOf(pdf)).toBe(2);
    const text = textOf(pdf);
    for (let n = 4; n <= 40; n++) expect(text).toContain(`Giấy tờ bổ trợ số ${n} theo quy định`);
    expect(text).toContain('Trang 2/2');
    expect(differenceFromGolden('receipt-two-pages', pdf)).toBeLessThanOrEqual(POINTS_THAT_MAY_DIFFER);
  });

  it('leaves a place for the organisation’s signature where the dossier came online, and none for a hand', async () => {
    const text = textOf(await printed('receipt', '2025', { online: true }));
    expect(text).toContain('Chữ ký số của Tổ chức');
    expect(text).not.toContain('NGƯỜI NỘP HỒ SƠ');
  });
});
