import { localDateOf } from '@motcua/shared/calendar';
import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import { FIGURES_VERSION, LATE_CAUSE_FIGURES, reportPeriod, type ReportCloseView } from '@motcua/shared/figures';
import { type Actor, rolesAt, type RolePair } from '../../common/actor.js';
import { DomainError, forbidden, malformed, refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { type OfficeTx, sqlState } from '../../database/office-transaction.js';
import { CLOSING_ROLES } from '../../figures/figure-offices.js';
import { readLateCauses } from '../../figures/read-late-causes.js';
import { chooseOffice } from '../../offices/office-choice.js';
import { frozenOf } from './freeze.js';
import { closeView } from './read-close.js';
import { ReportClose } from './report-close.entity.js';
import { sealOfClose } from './seal-of-close.js';

/**
 * Freezes the figures of a period that is over, with the list behind them: signed off by a leader, and never changed
 * again. Late dossiers should have a cause by then (the sheet of causes goes with the form); who closes without says how
 * many have none, and that is kept.
 *
 * @throws DomainError 400, 403, 404; 409 `report.already_closed`, `report.close_disturbed`; 422 `report.close_too_early`,
 *   `report.close_broken`, `report.late_without_cause`
 */
export async function closePeriod(
  tx: OfficeTx,
  actor: Actor,
  asked: { readonly officeCode: string; readonly period: string; readonly lateWithoutCause?: number | undefined },
): Promise<ReportCloseView> {
  const office = await chooseOffice(tx.em, actor, CLOSING_ROLES, asked.officeCode);
  const period = reportPeriod(asked.period);
  if (!period) throw malformed('period', 'field.invalid');
  if (period.to >= localDateOf(tx.now)) {
    throw refused('report.close_too_early', 'The period is not over.', [{ path: 'period', code: 'field.invalid' }]);
  }
  const pair = closingPair(actor, office.id);
  const frozen = await frozenOf(tx, actor, { officeCode: office.code, period: period.name });
  if (!frozen.report.holds) throw refused('report.close_broken', 'The columns of the form do not add up.');
  const lateWithoutCause = await countLateWithoutCause(tx, actor, { officeCode: office.code, period: period.name });
  if (lateWithoutCause !== (asked.lateWithoutCause ?? 0)) {
    throw refused('report.late_without_cause', `${lateWithoutCause} late dossiers have no cause; confirm how many.`, [
      { path: 'lateWithoutCause', code: 'field.invalid' },
    ]);
  }
  const id = newId();
  try {
    await tx.em.insert(ReportClose, {
      id,
      officeId: office.id,
      period: period.name,
      fromOn: period.from,
      toOn: period.to,
      report: frozen.report as never,
      dossiers: frozen.dossiers as never,
      byMinute: [...frozen.byMinute],
      lateWithoutCause,
      definitionVersion: FIGURES_VERSION,
      sha256: sealOfClose(frozen),
      staffId: actor.staffId,
      role: 'leader',
      onBehalfOfId: pair.delegation?.fromStaffId ?? null,
      at: tx.now,
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new DomainError('conflict', 'report.already_closed', 'This period is closed already.');
  }
  return closeView(tx.em, id);
}

/** As the report of causes counts them. */
async function countLateWithoutCause(
  tx: OfficeTx,
  actor: Actor,
  asked: { readonly officeCode: string; readonly period: string },
): Promise<number> {
  const { data } = await readLateCauses(tx, actor, asked);
  const untold = data.find(({ key }) => key === NO_LATE_CAUSE)?.figures;
  return LATE_CAUSE_FIGURES.reduce((sum, id) => sum + (untold?.[id] ?? 0), 0);
}

const UNIQUE_VIOLATION = '23505';

/** One's own role before that of somebody else. A deputy for some fields answers for no whole form. */
function closingPair(actor: Actor, officeId: string): RolePair {
  const pairs = rolesAt(actor, officeId).filter(({ role }) => CLOSING_ROLES.includes(role));
  const pair = pairs.find(({ delegation }) => delegation === null) ?? pairs[0];
  if (!pair) throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  return pair;
}
