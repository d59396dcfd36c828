import type { DayBand } from '@motcua/shared/figures';

/**
 * Whether a time lies so many days back.
 *
 * @param since the first moment from which on something is no older than so many days
 */
export function inBand(column: string, [from, to]: DayBand, since: (days: number) => string): string {
  const parts = [
    ...(from > 0 ? [`${column} < ${since(from - 1)}`] : []),
    ...(to !== null ? [`${column} >= ${since(to)}`] : []),
  ];
  return parts.join(' AND ');
}
