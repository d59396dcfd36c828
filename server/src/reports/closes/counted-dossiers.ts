import { type ClosedDossier, type FigureSpan, PERIOD_FIGURES, type PeriodFigure } from '@motcua/shared/figures';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Conditions } from '../../dossiers/conditions.js';
import { spanCondition } from '../../figures/figure-conditions.js';
import type { FigureScope } from '../../figures/figure-scope.js';
import { periodPredicate, thenOf } from '../../figures/period-conditions.js';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly receivedAt: Date;
  readonly due: Date | null;
  readonly finishedAt: Date | null;
  readonly figures: PeriodFigure[];
}

/** Every dossier that is in a figure of the form, with those it is in: by the conditions that the form counts by. */
export async function countedDossiers(tx: OfficeTx, scope: FigureScope, span: FigureSpan): Promise<ClosedDossier[]> {
  const where = new Conditions();
  where.add(...spanCondition(scope, span));
  const figures = PERIOD_FIGURES.map((id) => `CASE WHEN ${periodPredicate(id, span)} THEN '${id}' END`).join(', ');
  const rows: Row[] = await tx.em.query(
    // Days and minutes are compared by Vietnam's clocks, without a zone; what is kept is a moment.
    `SELECT d.id, d.code, d.received_at AS "receivedAt", f.due_grain AT TIME ZONE INTERVAL '7 hours' AS due, f.finished_at AS "finishedAt",
            array_remove(ARRAY[${figures}], NULL) AS figures
       FROM dossier d CROSS JOIN LATERAL ${thenOf(span, scope)} WHERE ${where.sql} ORDER BY d.code`,
    where.values,
  );
  return rows
    .filter(({ figures: of }) => of.length > 0)
    .map(({ receivedAt, due, finishedAt, ...row }) => ({
      ...row,
      receivedAt: receivedAt.toISOString(),
      due: due?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
    }));
}
