import type { CalendarDay } from './calendar.types.js';
import { CULTURE_DAY_RESOLUTION, HOLIDAY_NAMES, substituteName } from './holiday-names.js';
import type { LocalDate } from './local-date.js';

type Source = Pick<CalendarDay, 'decision' | 'decidedOn' | 'provisional'>;

const {
  newYear: NEW_YEAR,
  tet: TET,
  hungKings: HUNG_KINGS,
  reunification: REUNIFICATION,
  labour: LABOUR,
  national: NATIONAL,
  culture: CULTURE,
} = HOLIDAY_NAMES;

const off = (name: string, dates: readonly LocalDate[], source: Source = {}): CalendarDay[] =>
  dates.map((date) => ({ date, kind: 'off', cause: 'holiday', name, ...source }));
const instead = (name: string, dates: readonly LocalDate[], source: Source = {}): CalendarDay[] =>
  dates.map((date) => ({ date, kind: 'off', cause: 'substitute', name: substituteName(name), ...source }));
const swapped = (source: Source, date: LocalDate, madeUp: LocalDate): CalendarDay[] => [
  { date, kind: 'off', cause: 'swap', name: 'Hoán đổi ngày nghỉ', ...source },
  { date: madeUp, kind: 'working', cause: 'make_up', name: 'Làm bù', ...source },
];

// Where each was found, and how certain it is: docs/holidays.md. A day without a source stands in the Labour Code
// itself, or its decision was not found.
const CV_245: Source = { decision: 'Công văn 245 của Văn phòng Chính phủ', decidedOn: '2022-01-11' };
const CV_8056: Source = { decision: 'Công văn 8056/VPCP-KGVX', decidedOn: '2022-12-01' };
const CV_8662: Source = { decision: 'Công văn 8662/VPCP-KGVX', decidedOn: '2023-11-03' };
const CV_2450: Source = { decision: 'Công văn 2450/VPCP-KGVX', decidedOn: '2024-04-12' };
const TB_6150: Source = { decision: 'Thông báo 6150/TB-BLĐTBXH', decidedOn: '2024-12-03' };
const TB_9441: Source = { decision: 'Thông báo 9441/TB-BNV', decidedOn: '2025-10-16' };
const CV_12729: Source = { decision: 'Công văn 12729/VPCP-KGVX', decidedOn: '2025-12-25' };
const NQ_28: Source = { decision: CULTURE_DAY_RESOLUTION };
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
  ...off(TET, ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'], CV_245),
  ...off(HUNG_KINGS, ['2022-04-10']),
  ...instead(HUNG_KINGS, ['2022-04-11']),
  ...off(REUNIFICATION, ['2022-04-30']),
  ...off(LABOUR, ['2022-05-01']),
  ...instead(REUNIFICATION, ['2022-05-02']),
  ...instead(LABOUR, ['2022-05-03']),
  ...off(NATIONAL, ['2022-09-01', '2022-09-02']),

  ...off(NEW_YEAR, ['2023-01-01']),
  ...instead(NEW_YEAR, ['2023-01-02']),
  ...off(TET, ['2023-01-20', '2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24'], CV_8056),
  ...instead(TET, ['2023-01-25', '2023-01-26'], CV_8056),
  ...off(HUNG_KINGS, ['2023-04-29']),
  ...off(REUNIFICATION, ['2023-04-30']),
  ...off(LABOUR, ['2023-05-01']),
  ...instead(HUNG_KINGS, ['2023-05-02']),
  ...instead(REUNIFICATION, ['2023-05-03']),
  ...off(NATIONAL, ['2023-09-01', '2023-09-02'], CV_8056),
  ...instead(NATIONAL, ['2023-09-04'], CV_8056),

  ...off(NEW_YEAR, ['2024-01-01']),
  ...off(TET, ['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'], CV_8662),
  ...instead(TET, ['2024-02-13', '2024-02-14'], CV_8662),
  ...off(HUNG_KINGS, ['2024-04-18']),
  ...swapped(CV_2450, '2024-04-29', '2024-05-04'),
  ...off(REUNIFICATION, ['2024-04-30']),
  ...off(LABOUR, ['2024-05-01']),
  ...off(NATIONAL, ['2024-09-02', '2024-09-03'], CV_8662),

  ...off(NEW_YEAR, ['2025-01-01']),
  ...off(TET, ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'], TB_6150),
  ...off(HUNG_KINGS, ['2025-04-07']),
  ...off(REUNIFICATION, ['2025-04-30']),
  ...off(LABOUR, ['2025-05-01']),
  ...swapped(TB_6150, '2025-05-02', '2025-04-26'),
  ...off(NATIONAL, ['2025-09-01', '2025-09-02'], TB_6150),

  ...off(NEW_YEAR, ['2026-01-01']),
  ...swapped(CV_12729, '2026-01-02', '2026-01-10'),
  ...off(TET, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'], TB_9441),
  ...off(HUNG_KINGS, ['2026-04-26']),
  ...instead(HUNG_KINGS, ['2026-04-27']),
  ...off(REUNIFICATION, ['2026-04-30']),
  ...off(LABOUR, ['2026-05-01']),
  ...swapped(TB_9441, '2026-08-31', '2026-08-22'),
  ...off(NATIONAL, ['2026-09-01', '2026-09-02'], TB_9441),
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
