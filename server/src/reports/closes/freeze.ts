import { type ClosedDossier, PERIOD_FIGURES, reportPeriod } from '@motcua/shared/figures';
import type { Actor } from '../../common/actor.js';
import { DomainError, malformed } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { FIGURE_ROLES, scopeOfFigures } from '../../figures/figure-offices.js';
import { spanOf } from '../../figures/figure-span.js';
import { countIi06 } from '../../figures/read-figures.js';
import { countedDossiers } from './counted-dossiers.js';
import type { Frozen } from './seal-of-close.js';

/** What is frozen, and which of the offices counted in it compared with due times by the minute. */
export interface FrozenAs extends Frozen {
  readonly byMinute: readonly string[];
}

/**
 * Biểu II.06 of a period and the list behind it, which agree.
 *
 * @param comparedBy the offices that compare by the minute, whatever they do today; null as they do today
 * @throws DomainError as `readIi06`; 400 for what is no period; 409 `report.close_disturbed`
 */
export async function frozenOf(
  tx: OfficeTx,
  actor: Actor,
  { officeCode, period }: { readonly officeCode: string; readonly period: string },
  comparedBy: readonly string[] | null = null,
): Promise<FrozenAs> {
  const named = reportPeriod(period);
  if (!named) throw malformed('period', 'field.invalid');
  const found = await scopeOfFigures(tx, actor, FIGURE_ROLES, { officeCode }, named.to);
  const scope = comparedBy ? { ...found, byMinute: found.officeIds.filter((id) => comparedBy.includes(id)) } : found;
  const dossiers = await countedDossiers(tx, scope, spanOf(named, tx.now));
  const report = await countIi06(tx, scope, { period });
  const agree = PERIOD_FIGURES.every((id) => counted(dossiers, id) === report.totals[id]);
  if (!agree) {
    // Each statement sees what others have committed by then.
    throw new DomainError('conflict', 'report.close_disturbed', 'Something of the period was changed meanwhile.');
  }
  return { report, dossiers, byMinute: scope.byMinute };
}

const counted = (dossiers: readonly ClosedDossier[], id: ClosedDossier['figures'][number]): number =>
  dossiers.filter(({ figures }) => figures.includes(id)).length;
