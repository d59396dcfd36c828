import {
  FIGURES_VERSION,
  PAUSE_FIGURES,
  type PauseCounts,
  type PauseGroup,
  type PauseReport,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { countGroups } from './count-groups.js';
import { officesOfFigure } from './figure-conditions.js';
import { FIGURE_ROLES, scopeOfFigures } from './figure-offices.js';
import { nowPredicate } from './now-conditions.js';

export interface PausesAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly groupBy: PauseGroup;
}

/** What stands still at an office now, why and for how long. @throws DomainError as `scopeOfFigures` */
export async function readPauses(tx: OfficeTx, actor: Actor, asked: PausesAsked): Promise<PauseReport> {
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked);
  const [ofOffices, ...values] = officesOfFigure(scope, 'pausedNow');
  const { data, total } = await countGroups(tx, {
    officeIds: scope.officeIds,
    groupBy: asked.groupBy,
    among: [`${ofOffices} AND d.finished_at IS NULL AND d.paused`, ...values],
    figures: Object.fromEntries(PAUSE_FIGURES.map((id) => [id, nowPredicate(id, tx.now, {})])) as Record<
      keyof PauseCounts,
      string
    >,
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
