import { describe, expect, it } from '@jest/globals';
import { type DigestFacts, type DigestLine, digestText, MOST_LINES } from './digest-text.js';

const at = (local: string): Date => new Date(`${local}:00+07:00`);
const NOW = at('2026-11-28T07:30');

const line = (changes: Partial<DigestLine>): DigestLine => ({
  kind: 'overdue',
  code: 'H23.18.07-261120-0007',
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  dueAt: at('2026-11-25T17:00'),
  holder: 'Phạm Quang Huy',
  own: false,
  ...changes,
});

const told = (changes: Partial<DigestFacts>): ReturnType<typeof digestText> =>
  digestText({ now: NOW, locale: 'vi', lines: [line({})], offices: [], deskUrl: null, ...changes });

const EVERY_KIND = [
  line({ kind: 'pause_review', code: 'P-1', dueAt: at('2026-11-25T00:00') }),
  line({ kind: 'response_overdue', code: 'R-1', dueAt: at('2026-11-27T16:00'), holder: null }),
  line({ kind: 'due_soon', code: 'S-1', dueAt: at('2026-11-30T10:00'), own: true }),
  line({ kind: 'due_soon', code: 'T-1', dueAt: at('2026-11-28T17:00') }),
  line({ code: 'O-2', dueAt: at('2026-11-27T17:00') }),
  line({ code: 'O-1' }),
];

describe('the text of a digest', () => {
  it('groups what it tells, the oldest first, and says how long and who', () => {
    const { subject, body } = told({
      lines: EVERY_KIND,
      offices: [{ officeCode: 'H23.18.07', officeName: 'UBND phường Cộng Hòa', open: 41, overdue: 3, dueToday: 2 }],
      deskUrl: 'https://motcua.example.vn',
    });
    expect(subject).toBe('Motcua: 2 hồ sơ trễ hạn, 2 sắp đến hạn, 1 chưa trả lời, 1 tạm dừng cần xem lại (28/11/2026)');
    const name = 'Cấp Giấy xác nhận tình trạng hôn nhân';
    expect(body).toBe(`Bản tin hồ sơ sáng 28/11/2026, tính đến 07:30.

Trễ hạn (2):
- O-1, ${name}: trễ 3 ngày, hẹn 17:00 25/11/2026, Phạm Quang Huy đang giữ
- O-2, ${name}: trễ 1 ngày, hẹn 17:00 27/11/2026, Phạm Quang Huy đang giữ

Đến hạn hôm nay (1):
- T-1, ${name}: hẹn 17:00, Phạm Quang Huy đang giữ

Sắp đến hạn (1):
- S-1, ${name}: hẹn 10:00 30/11/2026, bạn đang giữ

Chưa trả lời người nộp sau 8 giờ làm việc (1):
- R-1, ${name}: phải trả lời trước 16:00 27/11/2026, chưa ai giữ

Tạm dừng quá ngày hẹn xem lại (1):
- P-1, ${name}: hẹn xem lại 25/11/2026, Phạm Quang Huy đang giữ

UBND phường Cộng Hòa: 41 hồ sơ chưa xong, 3 trễ hạn, 2 đến hạn hôm nay, kể cả hạn trả lời người nộp.

Mở Motcua: https://motcua.example.vn

Thư này được gửi tự động, vui lòng không trả lời.
`);
  });

  it('says the same in English to whom reads the desk in English', () => {
    const { subject, body } = told({ lines: EVERY_KIND, locale: 'en' });
    expect(subject).toBe('Motcua: 2 dossiers overdue, 2 due soon, 1 unanswered, 1 paused, to review (28/11/2026)');
    expect(body).toContain('late by 3 days, promised for 17:00 25/11/2026, held by Phạm Quang Huy\n');
    expect(body).toContain('late by 1 day, ');
    expect(body).not.toMatch(/hồ sơ|hạn/);
  });

  it.each([
    [[line({})], 'Motcua: 1 hồ sơ trễ hạn (28/11/2026)'],
    [[line({ kind: 'due_soon', dueAt: at('2026-11-28T17:00') })], 'Motcua: 1 hồ sơ sắp đến hạn (28/11/2026)'],
    [[line({ kind: 'apology_drafted' })], 'Motcua: 1 hồ sơ đã soạn thư xin lỗi (28/11/2026)'],
    [[line({ kind: 'assigned' })], 'Motcua: 1 hồ sơ chờ bạn nhận (28/11/2026)'],
    [[line({ kind: 'response_overdue' })], 'Motcua: 1 hồ sơ chưa trả lời (28/11/2026)'],
  ])('names in the subject only what there is %#', (lines, subject) => expect(told({ lines }).subject).toBe(subject));

  it.each([
    ['2026-11-28T07:29', 'trễ 1 phút'],
    ['2026-11-28T06:31', 'trễ 59 phút'],
    ['2026-11-28T06:30', 'trễ 1 giờ'],
    ['2026-11-28T00:30', 'trễ 7 giờ'],
    ['2026-11-27T23:59', 'trễ 1 ngày'],
  ])('calls what was due at %s %s', (dueAt, words) =>
    expect(told({ lines: [line({ dueAt: at(dueAt) })] }).body).toContain(`: ${words}, `),
  );

  it('names fifty dossiers and counts the others, also those of the groups behind', () => {
    const overdue = Array.from({ length: MOST_LINES - 1 }, (_, n) => line({ code: `O-${n}` }));
    const soon = Array.from({ length: 3 }, (_, n) =>
      line({ kind: 'due_soon', code: `S-${n}`, dueAt: at('2026-11-30T10:00') }),
    );
    const review = line({ kind: 'pause_review', code: 'P-1' });
    const { subject, body } = told({ lines: [...overdue, ...soon, review] });
    expect(body.match(/^- /gm)).toHaveLength(MOST_LINES);
    expect(body).toContain('Sắp đến hạn (3):\n- S-0, ');
    expect(body).not.toContain('S-1');
    expect(body).not.toContain('Tạm dừng');
    expect(body).toContain('\n\nvà 3 hồ sơ khác\n\n');
    expect(subject).toContain('49 hồ sơ trễ hạn, 3 sắp đến hạn');
    expect(told({ lines: overdue }).body).not.toContain('hồ sơ khác');
  });

  it('keeps each dossier on one line', () => {
    const { body } = told({ lines: [line({ procedureName: 'Đăng ký\r\nBcc: x@example.com' })] });
    expect(body).toContain('- H23.18.07-261120-0007, Đăng ký Bcc: x@example.com: trễ');
  });
});
