import { formatDueEn, formatDueVi } from '@motcua/shared/calendar';

/** `24:00` is the end of a day's figures; a minute later it would be the next day's. */
export const timeOf = (asOf: string, locale: string): string =>
  (locale === 'en' ? formatDueEn : formatDueVi)(new Date(Date.parse(asOf) - 1));

/** `2026-01-31` is of `01/2026`. */
export const monthOf = (day: string): string => `${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** `99,9 %`: with its tenth, unless it is all of them; no line breaks before the sign. */
export const percentText = (percent: number, locale: string): string =>
  `${percent.toLocaleString(locale, { minimumFractionDigits: percent === 100 ? 0 : 1 })}\u00a0%`;
