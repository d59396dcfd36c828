/** Names of the public holidays, as notices and calendars print them. */
export const HOLIDAY_NAMES = {
  newYear: 'Tết Dương lịch',
  tet: 'Tết Âm lịch',
  hungKings: 'Giỗ Tổ Hùng Vương',
  reunification: 'Ngày Chiến thắng 30/4',
  labour: 'Ngày Quốc tế lao động 1/5',
  national: 'Quốc khánh 2/9',
  culture: 'Ngày Văn hóa Việt Nam',
} as const;

/** The name of the day off in place of a holiday that fell on a weekly day off. */
export const substituteName = (holiday: string): string => `${holiday} (nghỉ bù)`;

/** Resolution of the National Assembly that made 24 November a day off, in force from 1 July 2026. */
export const CULTURE_DAY_RESOLUTION = 'Nghị quyết 28/2026/QH16';
