import {
  type BoardGroup,
  FIGURES_VERSION,
  SUPPLEMENT_FIGURES,
  type SupplementCounts,
  type SupplementReport,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { countGroups } from './count-groups.js';
import { officesOfFigure } from './figure-conditions.js';
import { FIGURE_ROLES, scopeOfFigures } from './figure-offices.js';
import { daysOf, spanOf } from './figure-span.js';
import { thenOf } from './period-conditions.js';
import { maybeAnswered } from './picked-dossiers.sql.js';
import { settledInSums } from './settled-sums.sql.js';
import { mayBeAnswered, supplementPredicate } from './supplement-conditions.js';

export interface SupplementsAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly groupBy: BoardGroup;
}

/**
 * How much of what an office answered in a period had to be supplemented, was refused or ended without a result.
 *
 * @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do
 */
export async function readSupplements(tx: OfficeTx, actor: Actor, asked: SupplementsAsked): Promise<SupplementReport> {
  const days = daysOf(asked);
  const span = spanOf(days, tx.now);
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, days.to);
  const [ofOffices, ...values] = officesOfFigure(scope, 'answered');
  const { kept, countedFrom } = settledInSums(scope.officeIds, asked.groupBy, span, SUPPLEMENT_FIGURES);
  const { data, total } = await countGroups(tx, {
    officeIds: scope.officeIds,
    groupBy: asked.groupBy,
    // What sums have is settled before; what has been reopened since comes from its events.
    among: [`${ofOffices} AND ${mayBeAnswered({ from: countedFrom, until: span.until })}`, ...values],
    from: maybeAnswered(scope.officeIds, { from: countedFrom, until: span.until }),
    kept,
    beside: thenOf(span, scope),
    figures: Object.fromEntries(SUPPLEMENT_FIGURES.map((id) => [id, supplementPredicate(id, span)])) as Record<
      keyof SupplementCounts,
      string
    >,
    lastDay: days.to,
  });
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: asked.below ?? false,
    ...days,
    groupBy: asked.groupBy,
    data,
    total,
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}
