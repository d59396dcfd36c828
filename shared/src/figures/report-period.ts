import { addMonths, type LocalDate } from '../calendar/index.js';

export const REPORT_PERIOD_KINDS = ['month', 'quarter', 'half', 'year'] as const;
export type ReportPeriodKind = (typeof REPORT_PERIOD_KINDS)[number];

/** A period for which offices report. */
export interface ReportPeriod {
  /** `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly name: string;
  readonly kind: ReportPeriodKind;
  readonly year: number;
  /** Which one of its kind in the year, from 1. */
  readonly number: number;
  /** Local days, both inclusive. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export const REPORT_PERIOD_NAME = /^(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;

const MONTHS: Readonly<Record<ReportPeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/**
 * A named period.
 *
 * @returns null for what is no such name
 * @legal Nghị định 09/2019/NĐ-CP, Art. 12: each begins on the 15th of the month before its first and ends on the 14th of its last
 */
export function reportPeriod(name: string): ReportPeriod | null {
  const parts = REPORT_PERIOD_NAME.exec(name);
  if (!parts) return null;
  const [, year, month, quarter, half] = parts;
  if (month !== undefined) return period('month', Number(year), Number(month));
  if (quarter !== undefined) return period('quarter', Number(year), Number(quarter));
  if (half !== undefined) return period('half', Number(year), Number(half));
  return period('year', Number(year), 1);
}

/** The periods of a kind in a year, in order. */
export const reportPeriodsOf = (kind: ReportPeriodKind, year: number): ReportPeriod[] =>
  Array.from({ length: 12 / MONTHS[kind] }, (_none, index) => period(kind, year, index + 1));

/** The period of a kind that a day belongs to: 15 December is of the next year. */
export function reportPeriodAt(kind: ReportPeriodKind, day: LocalDate): ReportPeriod {
  const year = Number(day.slice(0, 4));
  return [...reportPeriodsOf(kind, year), period(kind, year + 1, 1)].find(({ to }) => day <= to)!;
}

function period(kind: ReportPeriodKind, year: number, number: number): ReportPeriod {
  const last = number * MONTHS[kind];
  const to = `${year}-${String(last).padStart(2, '0')}-14`;
  const from = addMonths(`${to.slice(0, 8)}15`, -MONTHS[kind]);
  return { name: nameOf(kind, year, number), kind, year, number, from, to };
}

function nameOf(kind: ReportPeriodKind, year: number, number: number): string {
  switch (kind) {
    case 'month':
      return `${year}-${String(number).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${number}`;
    case 'half':
      return `${year}-H${number}`;
    case 'year':
      return String(year);
  }
}
