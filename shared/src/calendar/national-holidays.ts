import type { CalendarDay } from './calendar.types.js';
import type { LocalDate } from './local-date.js';

type Source = Pick<CalendarDay, 'decision' | 'provisional'>;

const NEW_YEAR = 'Tết Dương lịch';
const TET = 'Tết Âm lịch';
const HUNG_KINGS = 'Giỗ Tổ Hùng Vương';
const REUNIFICATION = 'Ngày Chiến thắng 30/4';
const LABOUR = 'Ngày Quốc tế lao động 1/5';
const NATIONAL = 'Quốc khánh 2/9';
const CULTURE = 'Ngày Văn hóa Việt Nam';

const off = (name: string, dates: readonly LocalDate[], source: Source = {}): CalendarDay[] =>
  dates.map((date) => ({ date, kind: 'off', cause: 'holiday', name, ...source }));
const instead = (name: string, dates: readonly LocalDate[], source: Source = {}): CalendarDay[] =>
  dates.map((date) => ({ date, kind: 'off', cause: 'substitute', name: `${name} (nghỉ bù)`, ...source }));
const swapped = (source: Source, date: LocalDate, madeUp: LocalDate): CalendarDay[] => [
  { date, kind: 'off', cause: 'swap', name: 'Hoán đổi ngày nghỉ', ...source },
  { date: madeUp, kind: 'working', cause: 'make_up', name: 'Làm bù', ...source },
];

const CV_2450: Source = { decision: 'CV 2450/VPCP-KGVX' };
const TB_9441: Source = { decision: 'Thông báo 9441/TB-BNV' };
const NQ_28: Source = { decision: 'Nghị quyết 28/2026/QH16' };
const EXPECTED: Source = { provisional: true };

/**
 * Public holidays, substitute days, swapped days and make-up days of the whole country, 2022 to 2027. They seed an
 * editable table and are to be checked there against the yearly notices; 2027 is reckoned from the law. Holidays on a
 * weekend are named too, so that an office which counts Saturdays does not count them.
 *
 * @legal Labour Code 2019, Art. 112(1) (holidays) and Art. 111(3) (substitute days); Resolution 28/2026/QH16 (24/11)
 */
export const NATIONAL_HOLIDAYS: readonly CalendarDay[] = [
  ...off(NEW_YEAR, ['2022-01-01']),
  ...instead(NEW_YEAR, ['2022-01-03']),
  ...off(TET, ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04']),
  ...off(HUNG_KINGS, ['2022-04-10']),
  ...instead(HUNG_KINGS, ['2022-04-11']),
  ...off(REUNIFICATION, ['2022-04-30']),
  ...off(LABOUR, ['2022-05-01']),
  ...instead(REUNIFICATION, ['2022-05-02']),
  ...instead(LABOUR, ['2022-05-03']),
  ...off(NATIONAL, ['2022-09-01', '2022-09-02']),

  ...off(NEW_YEAR, ['2023-01-01']),
  ...instead(NEW_YEAR, ['2023-01-02']),
  ...off(TET, ['2023-01-20', '2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24']),
  ...instead(TET, ['2023-01-25', '2023-01-26']),
  ...off(HUNG_KINGS, ['2023-04-29']),
  ...off(REUNIFICATION, ['2023-04-30']),
  ...off(LABOUR, ['2023-05-01']),
  ...instead(HUNG_KINGS, ['2023-05-02']),
  ...instead(REUNIFICATION, ['2023-05-03']),
  ...off(NATIONAL, ['2023-09-01', '2023-09-02']),
  ...instead(NATIONAL, ['2023-09-04']),

  ...off(NEW_YEAR, ['2024-01-01']),
  ...off(TET, ['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12']),
  ...instead(TET, ['2024-02-13', '2024-02-14']),
  ...off(HUNG_KINGS, ['2024-04-18']),
  ...swapped(CV_2450, '2024-04-29', '2024-05-04'),
  ...off(REUNIFICATION, ['2024-04-30']),
  ...off(LABOUR, ['2024-05-01']),
  ...off(NATIONAL, ['2024-09-02', '2024-09-03']),

  ...off(NEW_YEAR, ['2025-01-01']),
  ...off(TET, ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31']),
  ...off(HUNG_KINGS, ['2025-04-07']),
  ...off(REUNIFICATION, ['2025-04-30']),
  ...off(LABOUR, ['2025-05-01']),
  ...swapped({}, '2025-05-02', '2025-04-26'),
  ...off(NATIONAL, ['2025-09-01', '2025-09-02']),

  ...off(NEW_YEAR, ['2026-01-01']),
  ...swapped(TB_9441, '2026-01-02', '2026-01-10'),
  ...off(TET, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']),
  ...off(HUNG_KINGS, ['2026-04-26']),
  ...instead(HUNG_KINGS, ['2026-04-27']),
  ...off(REUNIFICATION, ['2026-04-30']),
  ...off(LABOUR, ['2026-05-01']),
  ...swapped(TB_9441, '2026-08-31', '2026-08-22'),
  ...off(NATIONAL, ['2026-09-01', '2026-09-02']),
  ...off(CULTURE, ['2026-11-24'], NQ_28),

  ...off(NEW_YEAR, ['2027-01-01'], EXPECTED),
  ...off(TET, ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'], EXPECTED),
  ...instead(TET, ['2027-02-09', '2027-02-10'], EXPECTED),
  ...off(HUNG_KINGS, ['2027-04-16'], EXPECTED),
  ...off(REUNIFICATION, ['2027-04-30'], EXPECTED),
  ...off(LABOUR, ['2027-05-01'], EXPECTED),
  ...instead(LABOUR, ['2027-05-03'], EXPECTED),
  ...off(NATIONAL, ['2027-09-02', '2027-09-03'], EXPECTED),
  ...off(CULTURE, ['2027-11-24'], { ...EXPECTED, ...NQ_28 }),
];
