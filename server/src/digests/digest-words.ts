import type { DigestGroup, Locale } from '@motcua/shared/staff';
import type { OfficeFigures } from '../alerts/staff-digest.entity.js';

export interface DigestWords {
  opening(date: string, time: string): string;
  /** Of a mail that is sent at once. */
  now(date: string, time: string): string;
  readonly heading: Readonly<Record<DigestGroup, string>>;
  /** Follows the first number of a subject, with the space behind it. */
  dossiers(count: number): string;
  readonly subject: Readonly<Record<Exclude<DigestGroup, 'dueToday'>, string>>;
  late(span: string): string;
  readonly span: Readonly<Record<'minutes' | 'hours' | 'days', (count: number) => string>>;
  promised(when: string): string;
  answerBy(when: string): string;
  reviewOn(day: string): string;
  givenAt(when: string): string;
  heldBy(name: string): string;
  readonly heldByReader: string;
  readonly heldByNobody: string;
  more(count: number): string;
  office(figures: OfficeFigures): string;
  desk(url: string): string;
  readonly automatic: string;
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** How a digest is worded for those who read the desk in that language; names of procedures stay as the law has them. */
export const DIGEST_WORDS: Readonly<Record<Locale, DigestWords>> = {
  vi: {
    now: (date, time) => `Việc cần bạn biết ngay, lúc ${time} ngày ${date}.`,
    opening: (date, time) => `Bản tin hồ sơ sáng ${date}, tính đến ${time}.`,
    heading: {
      overdue: 'Trễ hạn',
      dueToday: 'Đến hạn hôm nay',
      dueSoon: 'Sắp đến hạn',
      unanswered: 'Chưa trả lời người nộp sau 8 giờ làm việc',
      pauseReview: 'Tạm dừng quá ngày hẹn xem lại',
      apologyDrafted: 'Sẽ trễ, đã soạn sẵn thư xin lỗi và hẹn lại',
      assigned: 'Được giao cho bạn, chưa xác nhận nhận',
    },
    dossiers: () => 'hồ sơ ',
    subject: {
      overdue: 'trễ hạn',
      dueSoon: 'sắp đến hạn',
      unanswered: 'chưa trả lời',
      pauseReview: 'tạm dừng cần xem lại',
      apologyDrafted: 'đã soạn thư xin lỗi',
      assigned: 'chờ bạn nhận',
    },
    late: (span) => `trễ ${span}`,
    span: {
      minutes: (minutes) => `${minutes} phút`,
      hours: (hours) => `${hours} giờ`,
      days: (days) => `${days} ngày`,
    },
    promised: (when) => `hẹn ${when}`,
    answerBy: (when) => `phải trả lời trước ${when}`,
    reviewOn: (day) => `hẹn xem lại ${day}`,
    givenAt: (when) => `giao lúc ${when}`,
    heldBy: (name) => `${name} đang giữ`,
    heldByReader: 'bạn đang giữ',
    heldByNobody: 'chưa ai giữ',
    more: (number) => `và ${number} hồ sơ khác`,
    office: ({ officeName, open, overdue, dueToday }) =>
      `${officeName}: ${open} hồ sơ chưa xong, ${overdue} trễ hạn, ${dueToday} đến hạn hôm nay, kể cả hạn trả lời người nộp.`,
    desk: (url) => `Mở Motcua: ${url}`,
    automatic: 'Thư này được gửi tự động, vui lòng không trả lời.',
  },
  en: {
    now: (date, time) => `What you should know at once, as of ${time} on ${date}.`,
    opening: (date, time) => `Dossiers on the morning of ${date}, as of ${time}.`,
    heading: {
      overdue: 'Overdue',
      dueToday: 'Due today',
      dueSoon: 'Due soon',
      unanswered: 'Unanswered after 8 working hours',
      pauseReview: 'Paused beyond the day of review',
      apologyDrafted: 'Will be late, an apology lies drafted',
      assigned: 'Given to you, not yet taken',
    },
    dossiers: (number) => (number === 1 ? 'dossier ' : 'dossiers '),
    subject: {
      overdue: 'overdue',
      dueSoon: 'due soon',
      unanswered: 'unanswered',
      pauseReview: 'paused, to review',
      apologyDrafted: 'with an apology drafted',
      assigned: 'given to you',
    },
    late: (span) => `late by ${span}`,
    span: {
      minutes: (minutes) => count(minutes, 'minute'),
      hours: (hours) => count(hours, 'hour'),
      days: (days) => count(days, 'day'),
    },
    promised: (when) => `promised for ${when}`,
    answerBy: (when) => `answer owed by ${when}`,
    reviewOn: (day) => `review due ${day}`,
    givenAt: (when) => `given at ${when}`,
    heldBy: (name) => `held by ${name}`,
    heldByReader: 'held by you',
    heldByNobody: 'held by nobody yet',
    more: (number) => `and ${count(number, 'more dossier')}`,
    office: ({ officeName, open, overdue, dueToday }) =>
      `${officeName}: ${open} open, ${overdue} overdue, ${dueToday} due today, answers owed included.`,
    desk: (url) => `Open Motcua: ${url}`,
    automatic: 'This mail was sent automatically, please do not reply.',
  },
};
