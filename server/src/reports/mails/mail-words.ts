import { formatDateVi } from '@motcua/shared/calendar';
import type { MailedReport } from '@motcua/shared/figures';
import type { Locale } from '@motcua/shared/staff';

/** What the mail of a report says. Nothing of a citizen: a mail leaves the house. */
export interface ReportMailFacts {
  readonly report: MailedReport;
  readonly officeName: string;
  readonly below: boolean;
  /** By what the rows are grouped; null for the usual one. */
  readonly groupBy: string | null;
  /** Local days, both inclusive; null for what is told of the moment it was made. */
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly madeOn: string;
  readonly definitionVersion: number;
  readonly fileName: string;
  /** How large a file is that does not go with the mail; null for one that does. */
  readonly tooLargeBytes: number | null;
  /** Where the desk is; null when this process does not know an address that others can open. */
  readonly deskUrl: string | null;
}

interface Words {
  readonly report: Readonly<Record<MailedReport, string>>;
  readonly opening: string;
  what(name: string): string;
  office(name: string, below: boolean): string;
  days(from: string, to: string): string;
  moment(day: string): string;
  readonly groups: Readonly<Record<string, string>>;
  groupedBy(group: string): string;
  version(number: number): string;
  file(name: string): string;
  /** @param megabytes in the writing of the language */
  tooLarge(name: string, megabytes: string): string;
  readonly end: string;
  desk(url: string): string;
  readonly automatic: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  vi: {
    report: {
      'II.06': 'Biểu II.06',
      'on-time': 'Tỉ lệ đúng hạn',
      steps: 'Thời gian từng bước',
      ageing: 'Tuổi hồ sơ đang giải quyết',
      supplements: 'Yêu cầu bổ sung',
      pauses: 'Hồ sơ đang tạm dừng',
      'qd-766': 'Chỉ số QĐ 766',
      'late-causes': 'Nguyên nhân quá hạn',
    },
    opening: 'Báo cáo bạn đã yêu cầu gửi định kỳ.',
    what: (name) => `Báo cáo: ${name}`,
    office: (name, below) => `Cơ quan: ${name}${below ? ' và các cơ quan trực thuộc' : ''}`,
    days: (from, to) => `Kỳ: từ ngày ${from} đến ngày ${to}`,
    moment: (day) => `Tại thời điểm lập, ngày ${day}`,
    groups: {
      day: 'ngày',
      month: 'tháng',
      step: 'bước',
      cause: 'lý do tạm dừng',
      field: 'lĩnh vực',
      procedure: 'thủ tục',
      officer: 'cán bộ',
      office: 'cơ quan',
    },
    groupedBy: (group) => `Theo: ${group}`,
    version: (number) => `Cách tính: phiên bản ${number}`,
    file: (name) => `Tệp kèm theo: ${name}`,
    tooLarge: (name, megabytes) =>
      `Tệp ${name} lớn ${megabytes} MB nên không gửi kèm được. Mở Motcua, trang Báo cáo, để tải báo cáo này.`,
    end: 'Muốn thôi nhận: mở Motcua, trang Báo cáo, nút Gửi định kỳ.',
    desk: (url) => `Mở Motcua: ${url}`,
    automatic: 'Thư này được gửi tự động, vui lòng không trả lời.',
  },
  en: {
    report: {
      'II.06': 'Form II.06',
      'on-time': 'On-time rate',
      steps: 'Time of steps',
      ageing: 'Age of open dossiers',
      supplements: 'Supplements asked for',
      pauses: 'Paused dossiers',
      'qd-766': 'Indicators of QĐ 766',
      'late-causes': 'Causes of delay',
    },
    opening: 'A report that you asked to be sent regularly.',
    what: (name) => `Report: ${name}`,
    office: (name, below) => `Office: ${name}${below ? ' and the offices below it' : ''}`,
    days: (from, to) => `Period: ${from} to ${to}`,
    moment: (day) => `As of when it was made, ${day}`,
    groups: {
      day: 'day',
      month: 'month',
      step: 'step',
      cause: 'cause of the pause',
      field: 'field',
      procedure: 'procedure',
      officer: 'officer',
      office: 'office',
    },
    groupedBy: (group) => `By: ${group}`,
    version: (number) => `Definitions: version ${number}`,
    file: (name) => `Attached: ${name}`,
    tooLarge: (name, megabytes) =>
      `The file ${name} has ${megabytes} MB, too many to go with a mail. Open Motcua, the page Reports, to have it.`,
    end: 'To end it: open Motcua, the page Reports, the button Send regularly.',
    desk: (url) => `Open Motcua: ${url}`,
    automatic: 'This mail was sent automatically, please do not reply.',
  },
};

/** Plain text, in the language of whoever gets it. */
export function reportMailText(facts: ReportMailFacts, locale: Locale): { subject: string; body: string } {
  const words = WORDS[locale];
  const { report, officeName, below, groupBy, days, madeOn, definitionVersion, fileName, tooLargeBytes, deskUrl } =
    facts;
  const name = words.report[report];
  const office = oneLine(officeName);
  const [from, to] = days ? [formatDateVi(days.from), formatDateVi(days.to)] : [null, null];
  const when = from !== null ? `${from} – ${to}` : formatDateVi(madeOn);
  const body = [
    words.opening,
    '',
    words.what(name),
    words.office(office, below),
    from !== null ? words.days(from, to) : words.moment(formatDateVi(madeOn)),
    ...(groupBy === null ? [] : [words.groupedBy(words.groups[groupBy]!)]),
    words.version(definitionVersion),
    tooLargeBytes === null ? words.file(fileName) : words.tooLarge(fileName, megabytes(tooLargeBytes, locale)),
    '',
    words.end,
    ...(deskUrl === null ? [] : [words.desk(deskUrl)]),
    '',
    words.automatic,
    '',
  ].join('\n');
  return { subject: `Motcua: ${name}, ${office} (${when})`.normalize('NFC'), body: body.normalize('NFC') };
}

/** One decimal, never less than it is. */
const megabytes = (bytes: number, locale: Locale): string =>
  (Math.ceil(bytes / 100_000) / 10).toLocaleString(locale, { minimumFractionDigits: 1 });

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
