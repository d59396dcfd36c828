import type { PeriodFigures } from './ii-06.types.js';

/** The card of an office's website: how it has settled what it had to since 1 January. */
export interface StatisticsCard {
  readonly officeCode: string;
  /** `2026-11`: the last month that is counted, to its end or to the present moment. */
  readonly month: string;
  /** Đã giải quyết: in per cent of `total`, at most two decimals. */
  readonly solvedPercent: number;
  /** Số hồ sơ xử lý: column (3) of Biểu II.06 over these days. */
  readonly total: number;
  /** Trước & đúng hạn: (8) + (9). */
  readonly onTimeOrEarly: number;
  /** Trễ hạn: (10) + (13), so also what is late and still open. */
  readonly late: number;
  /** Tỉ lệ trễ hạn: in per cent of `total`. */
  readonly latePercent: number;
  /** When it was counted. */
  readonly updatedAt: string;
}

/** The numbers of the card out of the columns of the form. */
export function cardNumbers(
  f: PeriodFigures,
): Pick<StatisticsCard, 'solvedPercent' | 'total' | 'onTimeOrEarly' | 'late' | 'latePercent'> {
  const late = f.finishedLate + f.openLate;
  return {
    solvedPercent: solvedPercent(f.finished, f.received, late),
    total: f.received,
    onTimeOrEarly: f.finishedBefore + f.finishedOnTime,
    late,
    latePercent: latePercent(late, f.received),
  };
}

/** The largest share that does not claim to be all. */
const NOT_ALL = 99.99;

/** Rounded down, and 100 only where all is settled and nothing of it late. 0 of 0 is 0. */
function solvedPercent(solved: number, total: number, late: number): number {
  if (total === 0) return 0;
  const share = Math.floor((solved * 10_000) / total) / 100;
  return late > 0 ? Math.min(share, NOT_ALL) : share;
}

/** Rounded up, so that one late dossier shows among a hundred thousand; 100 only where all are late. */
function latePercent(late: number, total: number): number {
  if (total === 0) return 0;
  const share = Math.ceil((late * 10_000) / total) / 100;
  return late < total ? Math.min(share, NOT_ALL) : share;
}

/** `99,96 %`, as every share is written: no line breaks before the sign. */
export const percentVi = (percent: number): string => `${String(percent).replace('.', ',')}\u00a0%`;
