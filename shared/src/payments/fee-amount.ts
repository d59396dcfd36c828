import type { FeeDefinition } from '../procedures/index.js';
import { wholeNumber } from './money.js';

/** How much of the work a fee is asked for. */
export interface FeeUnits {
  readonly copies: number;
  /** Pages of one copy. */
  readonly pages: number;
}

/**
 * What a fee comes to: once for the dossier, for each copy, or for each page of each copy. Where the price falls from
 * the n-th unit on, units are counted through the copies, or through the pages of one copy.
 *
 * @returns whole đồng
 * @throws RangeError for copies and pages that are not whole numbers from 0 on
 * @legal Circular 226/2016/TT-BTC (certified copies: 2.000 đ a page, 1.000 đ from the third on, at most 200.000 đ a copy)
 */
export function feeAmount(fee: FeeDefinition, units: FeeUnits): number {
  const copies = wholeNumber(units.copies, 'copies');
  const pages = wholeNumber(units.pages, 'pages');
  const cap = fee.capVnd ?? Infinity;
  if (fee.per === 'dossier') return wholeNumber(fee.amountVnd, 'amount');
  if (fee.per === 'page') return wholeNumber(copies * Math.min(cap, sum(fee, pages, Infinity)), 'amount');
  return wholeNumber(sum(fee, copies, cap), 'amount');
}

/** Adds up the first `count` units, of which none costs more than `cap`. */
function sum({ amountVnd, tiers = [] }: FeeDefinition, count: number, cap: number): number {
  const prices = [{ from: 1, amountVnd }, ...tiers.toSorted((a, b) => a.from - b.from)];
  return prices.reduce((total, price, index) => {
    const upTo = Math.min(count, (prices[index + 1]?.from ?? Infinity) - 1);
    return total + Math.max(0, upTo - price.from + 1) * Math.min(cap, price.amountVnd);
  }, 0);
}
