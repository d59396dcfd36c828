import { LATE_CAUSE_WORDS, LATE_CAUSES } from '../dossiers/index.js';
import { foldVietnamese } from '../text/index.js';

/** A column of a sheet of old dossiers, in the order of the template. Stored words: faults name them. */
export const HISTORY_COLUMNS = [
  'oldCode',
  'procedureCode',
  'applicantName',
  'idNumber',
  'channel',
  'receivedAt',
  'dueAt',
  'finishedAt',
  'handedOverAt',
  'outcome',
  'lateCause',
] as const;
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number];

interface ColumnWords {
  /** As the template heads it. */
  readonly vi: string;
  readonly en: string;
  /** Whether a sheet must have it; a cell may still be empty where `filled` does not say otherwise. */
  readonly required: boolean;
  readonly filled: boolean;
  /** What may stand in it, for whoever fills the sheet in. */
  readonly help: { readonly vi: string; readonly en: string };
}

const causes = (language: 'vi' | 'en'): string =>
  LATE_CAUSES.map((cause) => LATE_CAUSE_WORDS[cause][language]).join('; ');

const DATES = {
  vi: 'Ví dụ 15/01/2024 hoặc 15/01/2024 09:30; không bắt buộc ghi giờ',
  en: 'Such as 15/01/2024 or 15/01/2024 09:30; the time may be left out',
} as const;

export const HISTORY_COLUMN: Readonly<Record<HistoryColumn, ColumnWords>> = {
  oldCode: {
    vi: 'Mã hồ sơ cũ',
    en: 'Old code',
    required: true,
    filled: true,
    help: { vi: 'Mã ở phần mềm cũ, mỗi hồ sơ một mã', en: 'The code in the older system, one for each dossier' },
  },
  procedureCode: {
    vi: 'Mã thủ tục',
    en: 'Procedure code',
    required: true,
    filled: true,
    help: { vi: 'Mã có trong danh mục, ví dụ 1.001193', en: 'A code of the catalogue, such as 1.001193' },
  },
  applicantName: {
    vi: 'Chủ hồ sơ',
    en: 'Applicant',
    required: true,
    filled: true,
    help: { vi: 'Họ tên hoặc tên tổ chức', en: 'Name of the person or organisation' },
  },
  idNumber: {
    vi: 'Số giấy tờ',
    en: 'Id number',
    required: false,
    filled: false,
    help: {
      vi: 'Số định danh 12 số, CMND 9 số, mã số thuế hoặc hộ chiếu; định dạng ô là Văn bản. Có thể để trống',
      en: 'Citizen id of 12 digits, old id of 9, tax code or passport, in a cell of type Text. May be empty',
    },
  },
  channel: {
    vi: 'Kênh tiếp nhận',
    en: 'Channel',
    required: false,
    filled: false,
    help: {
      vi: 'Trực tiếp, Bưu chính hoặc Trực tuyến; để trống là Trực tiếp',
      en: 'Desk, Post or Online; empty means Desk',
    },
  },
  receivedAt: { vi: 'Ngày tiếp nhận', en: 'Received', required: true, filled: true, help: DATES },
  dueAt: {
    vi: 'Ngày hẹn trả',
    en: 'Due',
    required: true,
    filled: false,
    help: { vi: `${DATES.vi}. Để trống nếu không có hạn`, en: `${DATES.en}. Empty where there was no limit` },
  },
  finishedAt: {
    vi: 'Ngày có kết quả',
    en: 'Finished',
    required: true,
    filled: true,
    help: { vi: `${DATES.vi}. Chỉ nhập hồ sơ đã xong`, en: `${DATES.en}. Only finished dossiers are taken` },
  },
  handedOverAt: {
    vi: 'Ngày trả kết quả',
    en: 'Handed over',
    required: false,
    filled: false,
    help: { vi: `${DATES.vi}. Để trống là ngày có kết quả`, en: `${DATES.en}. Empty means when it was finished` },
  },
  outcome: {
    vi: 'Kết quả',
    en: 'Outcome',
    required: false,
    filled: false,
    help: {
      vi: 'Đã giải quyết, Từ chối hoặc Rút hồ sơ; để trống là Đã giải quyết',
      en: 'Granted, Denied or Withdrawn; empty means Granted',
    },
  },
  lateCause: {
    vi: 'Nguyên nhân quá hạn',
    en: 'Cause of lateness',
    required: false,
    filled: false,
    help: {
      vi: `Chỉ ghi cho hồ sơ quá hạn, một trong: ${causes('vi')}. Để trống là chưa nêu nguyên nhân`,
      en: `Only of what was late, one of: ${causes('en')}. Empty means that none was given`,
    },
  },
};

/** The column that a heading names, in either language or by its own word, whatever its case and accents; null for none. */
export function historyColumn(heading: string): HistoryColumn | null {
  const asked = foldVietnamese(heading);
  return (
    HISTORY_COLUMNS.find((key) => {
      const { vi, en } = HISTORY_COLUMN[key];
      return [vi, en, key].some((name) => foldVietnamese(name) === asked);
    }) ?? null
  );
}
