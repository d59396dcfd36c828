import { type ClosedDossier, PERIOD_FIGURES, reportPeriod } from '@motcua/shared/figures';
import type { Actor } from '../../common/actor.js';
import { DomainError, malformed } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { FIGURE_ROLES, scopeOfFigures } from '../../figures/figure-offices.js';
import { spanOf } from '../../figures/figure-span.js';
import { readIi06 } from '../../figures/read-figures.js';
import { countedDossiers } from './counted-dossiers.js';
import type { Frozen } from './seal-of-close.js';

/**
 * Biểu II.06 of a period and the list behind it, which agree.
 *
 * @throws DomainError as `readIi06`; 400 for what is no period; 409 `report.close_disturbed`
 */
export async function frozenOf(
  tx: OfficeTx,
  actor: Actor,
  { officeCode, period }: { readonly officeCode: string; readonly period: string },
): Promise<Frozen> {
  const named = reportPeriod(period);
  if (!named) throw malformed('period', 'field.invalid');
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, { officeCode }, named.to);
  const dossiers = await countedDossiers(tx, scope, spanOf(named, tx.now));
  const report = await readIi06(tx, actor, { officeCode, period });
  const agree = PERIOD_FIGURES.every((id) => counted(dossiers, id) === report.totals[id]);
  if (!agree) {
    // Each statement sees what others have committed by then.
    throw new DomainError('conflict', 'report.close_disturbed', 'Something of the period was changed meanwhile.');
  }
  return { report, dossiers };
}

const counted = (dossiers: readonly ClosedDossier[], id: ClosedDossier['figures'][number]): number =>
  dossiers.filter(({ figures }) => figures.includes(id)).length;
