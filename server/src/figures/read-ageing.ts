import {
  AGEING_FIGURES,
  type AgeingCounts,
  type AgeingReport,
  type BoardGroup,
  FIGURES_VERSION,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { countGroups } from './count-groups.js';
import { officesOfFigure } from './figure-conditions.js';
import { FIGURE_ROLES, scopeOfFigures } from './figure-offices.js';
import { nowPredicate } from './now-conditions.js';
import { agesOfOffices } from './working-ages.js';

export interface AgeingAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly groupBy: BoardGroup;
}

/** How old the open dossiers of an office are, and how late. @throws DomainError as `scopeOfFigures` */
export async function readAgeing(tx: OfficeTx, actor: Actor, asked: AgeingAsked): Promise<AgeingReport> {
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked);
  const ages = await agesOfOffices(tx, scope.officeIds);
  const [ofOffices, ...values] = officesOfFigure(scope, 'openNow');
  const figures = Object.fromEntries(AGEING_FIGURES.map((id) => [id, nowPredicate(id, tx.now, { ages })]));
  const { data, total } = await countGroups(tx, {
    officeIds: scope.officeIds,
    groupBy: asked.groupBy,
    among: [`${ofOffices} AND d.finished_at IS NULL`, ...values],
    figures: figures as Record<keyof AgeingCounts, string>,
  });
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: asked.below ?? false,
    groupBy: asked.groupBy,
    data,
    total,
    definitionVersion: FIGURES_VERSION,
    asOf: tx.now.toISOString(),
  };
}
