import { FIGURES_VERSION, qd766Of, type Qd766Report } from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { FIGURE_ROLES, scopeOfFigures } from '../figures/figure-offices.js';
import { daysOf, spanOf } from '../figures/figure-span.js';
import { type Ii06Asked, readTotals } from '../figures/read-figures.js';

/** What of QĐ 766 is known here: shares of the sums of Biểu II.06. @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do */
export async function readQd766(tx: OfficeTx, actor: Actor, asked: Ii06Asked): Promise<Qd766Report> {
  const days = daysOf(asked);
  const span = spanOf(days, tx.now);
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, days.to);
  const figures = await readTotals(tx, scope, span);
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: asked.below ?? false,
    ...days,
    data: qd766Of(figures),
    figures,
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}
