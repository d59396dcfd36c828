import { localDateOf } from '@motcua/shared/calendar';
import { cardNumbers, type StatisticsCard } from '@motcua/shared/figures';
import { malformed, refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ScopeOfFigures } from '../figures/figure-offices.js';
import { spanOf } from '../figures/figure-span.js';
import { readTotals } from '../figures/read-figures.js';

const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;

/** The days a card counts. */
export interface CardDays {
  readonly month: string;
  readonly from: string;
  readonly to: string;
}

/**
 * From 1 January to the end of a month, the present one where none is named.
 *
 * @throws DomainError 400 for what is no month, 422 `report.period_invalid` for one that has not begun
 */
export function cardDays(month: string | undefined, now: Date): CardDays {
  const present = localDateOf(now).slice(0, 7);
  const asked = month ?? present;
  if (!MONTH.test(asked)) throw malformed('month', 'field.invalid');
  if (asked > present) {
    throw refused('report.period_invalid', 'The month has not begun.', [{ path: 'month', code: 'field.invalid' }]);
  }
  const [year, number] = asked.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { month: asked, from: `${year}-01-01`, to: `${asked}-${last}` };
}

/** The card of an office: sums of the same table as Biểu II.06. */
export async function readCard(
  tx: OfficeTx,
  scope: ScopeOfFigures,
  { month, from, to }: CardDays,
): Promise<StatisticsCard> {
  const totals = await readTotals(tx, scope, spanOf({ from, to }, tx.now));
  return { officeCode: scope.office.code, month, ...cardNumbers(totals), updatedAt: tx.now.toISOString() };
}
