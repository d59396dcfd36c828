import {
  FIGURES_VERSION,
  LATE_CAUSE_FIGURES,
  type LateCauseCounts,
  type LateCauseReport,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { countGroups } from './count-groups.js';
import { spanCondition } from './figure-conditions.js';
import { FIGURE_ROLES, scopeOfFigures } from './figure-offices.js';
import { daysOf, spanOf } from './figure-span.js';
import { periodPredicate, thenOf } from './period-conditions.js';
import { maybeLate } from './picked-dossiers.sql.js';

export interface LateCausesAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Why dossiers of an office were late in a period. @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do */
export async function readLateCauses(tx: OfficeTx, actor: Actor, asked: LateCausesAsked): Promise<LateCauseReport> {
  const days = daysOf(asked);
  const span = spanOf(days, tx.now);
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, days.to);
  const { data, total } = await countGroups(tx, {
    officeIds: scope.officeIds,
    groupBy: 'lateCause',
    among: spanCondition(scope, span),
    from: maybeLate(scope.officeIds, span, tx.now),
    beside: thenOf(span, scope),
    figures: Object.fromEntries(LATE_CAUSE_FIGURES.map((id) => [id, periodPredicate(id, span)])) as Record<
      keyof LateCauseCounts,
      string
    >,
  });
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: asked.below ?? false,
    ...days,
    data,
    total,
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}
