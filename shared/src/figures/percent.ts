/**
 * A share in percent with one decimal, always rounded down: 99,96 % is shown as 99,9, so that 100 means all of them.
 *
 * @param part whole, from 0 to `whole`
 * @returns null where there is nothing to have a share of
 */
export function percentDown(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 10;
}
