import type { LocalDate } from '@motcua/shared/calendar';

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
/** Above what is also an electronic form. */
export const SEAL_LINE = 'Chữ ký số của Tổ chức';

/** Day in two digits, of the months only January and February: so that no stroke turns 1 into 11, or 3 into 31. */
export function dateInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
