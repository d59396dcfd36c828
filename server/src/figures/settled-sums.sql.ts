import type { BoardGroup, FigureSpan, SupplementFigure } from '@motcua/shared/figures';
import type { Condition } from '../dossiers/conditions.js';
import { type SumPiece, summed } from './sum-pieces.js';

const [BY_OFFICER, BY_PROCEDURE] = [`s.grouped_by = 'officer'`, `s.grouped_by = 'procedure'`];

/** Which rows `s` of `settled_sum` a group asks; an office has fewer officers than procedures. */
export const SETTLED_BY: Readonly<Record<BoardGroup, string>> = {
  officer: BY_OFFICER,
  office: BY_OFFICER,
  procedure: BY_PROCEDURE,
  field: BY_PROCEDURE,
};

/** The same as `by` of the group, of such a row. */
export const SETTLED_GROUP: Readonly<Record<BoardGroup, string>> = {
  officer: `NULLIF(s.group_id, '00000000-0000-0000-0000-000000000000')`,
  office: 's.office_id',
  procedure: 's.group_id',
  field: 's.group_id',
};

/** In which column a figure is kept. */
const KEPT_AS: Readonly<Record<SupplementFigure, string>> = {
  answered: 'answered',
  supplemented: 'supplemented',
  supplementedAgain: 'supplemented_again',
  refused: 'refused',
  denied: 'denied',
  withdrawnByWish: 'withdrawn_by_wish',
  returnedUnsupplemented: 'returned_unsupplemented',
  returnedUnpaid: 'returned_unpaid',
  returnedSuspended: 'returned_suspended',
};

/** What sums know of a span, and from which moment on its dossiers are counted one by one. */
export interface SettledInSums {
  /** Rows of (`by`, figures), as the groups have them; null where no sums lie within the span. */
  readonly kept: Condition | null;
  readonly countedFrom: Date;
}

/** @param ids the figures, in the order of their columns */
export function settledInSums(
  officeIds: readonly string[],
  groupBy: BoardGroup,
  span: FigureSpan,
  ids: readonly SupplementFigure[],
): SettledInSums {
  const { pieces, countedFrom } = summed(span, 'half');
  if (pieces.length === 0) return { kept: null, countedFrom };
  const days = ({ from, before }: SumPiece): string => `('${from}'::date, '${before}'::date)`;
  // OFFSET 0 has each office looked up along the key.
  const rows = `
    SELECT ${SETTLED_GROUP[groupBy]}, ${ids.map((id) => `sum(s.${KEPT_AS[id]})::int`).join(', ')}
      FROM (VALUES ${pieces.map(days).join(', ')}) p (begins, ends)
     CROSS JOIN LATERAL (
           SELECT s.* FROM settled_sum s WHERE s.office_id = ANY (?) AND ${SETTLED_BY[groupBy]} AND s.begins_on >= p.begins AND s.begins_on < p.ends OFFSET 0) s
     GROUP BY 1`;
  return { kept: [rows, officeIds], countedFrom };
}
