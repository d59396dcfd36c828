import { addDays, instantAt, type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { FigureSpan } from '@motcua/shared/figures';

/** What sums are kept of: days, halves of months, which begin on the 1st and on the 15th, and all days together. */
export type Grain = 'day' | 'half' | 'all';

/** Days that are read from sums of one kind. */
export interface SumPiece {
  readonly grain: Grain;
  readonly from: LocalDate;
  /** The first day after them. */
  readonly before: LocalDate;
}

/** A span as sums know it, and from which moment on its dossiers are counted one by one. */
export interface Summed {
  readonly pieces: readonly SumPiece[];
  /** What is still open then, or is settled since. */
  readonly countedFrom: Date;
}

/**
 * Of a span what sums can tell: whole days of it, in as few rows as there are. Where it begins within a day, or within a half
 * of a month and only halves are kept, nothing.
 */
export function summed({ from, until }: FigureSpan, finest: 'day' | 'half'): Summed {
  const first = localDateOf(from);
  const last = startOf(localDateOf(until), finest);
  const begins = instantAt(first, 0).getTime() === from.getTime() && startOf(first, finest) === first;
  if (!begins || last <= first) return { pieces: [], countedFrom: from };
  return { pieces: piecesOf(first, last), countedFrom: instantAt(last, 0) };
}

/** When the sums of all days begin, and a day that all lie before. */
const [ALWAYS, NEVER] = ['0001-01-01', '9999-01-01'];

/**
 * From which sums follows what was open at a midnight: those of all days, and those of the days since, which are to be
 * taken away. So the last days are read, not all that ever were.
 */
export function openingPieces(midnight: Date): SumPiece[] {
  const day = localDateOf(midnight);
  const first = startOf(day, 'half') === day ? day : nextHalf(day);
  const since: SumPiece[] = [
    { grain: 'day', from: day, before: first },
    { grain: 'half', from: first, before: NEVER },
  ];
  return [{ grain: 'all', from: ALWAYS, before: NEVER }, ...since.filter((piece) => piece.from < piece.before)];
}

function piecesOf(from: LocalDate, before: LocalDate): SumPiece[] {
  const first = startOf(from, 'half') === from ? from : nextHalf(from);
  const last = startOf(before, 'half');
  const pieces: SumPiece[] =
    first < last
      ? [
          { grain: 'day', from, before: first },
          { grain: 'half', from: first, before: last },
          { grain: 'day', from: last, before },
        ]
      : [{ grain: 'day', from, before }];
  return pieces.filter((piece) => piece.from < piece.before);
}

const startOf = (day: LocalDate, grain: 'day' | 'half'): LocalDate =>
  grain === 'day' ? day : `${day.slice(0, 8)}${day.slice(8) < '15' ? '01' : '15'}`;

/** Sixteen days after the 15th lies the next month at the latest. */
const nextHalf = (day: LocalDate): LocalDate => {
  const half = startOf(day, 'half');
  return startOf(addDays(half, half.endsWith('15') ? 17 : 14), 'half');
};
