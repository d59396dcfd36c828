import { type Reconciliation, reconcile } from './block-numbers';

/** What may be right and often is not; nothing of it forbids a batch. */
export interface Doubts extends Reconciliation {
  /** Taken in at the desk without a number, as lines from 0. */
  readonly unnumbered: readonly number[];
  /** At the very minute of the line before, as lines from 0: the suggestion may have been left as it was. */
  readonly sameMinute: readonly number[];
}

/** What a paper slip says of itself. */
export interface Slip {
  readonly blockNumber: string;
  readonly receivedAt: string;
  readonly channel: string;
}

/** @param lines all of a page; null keeps the place of one that does not count */
export function doubtsOf(lines: readonly (Slip | null)[]): Doubts {
  const slips = lines.flatMap((slip, place) => (slip === null ? [] : [{ ...slip, place }]));
  const unnumbered = slips.filter(({ channel, blockNumber }) => channel === 'desk' && blockNumber.trim() === '');
  const sameMinute = slips.filter(
    ({ receivedAt }, index) => receivedAt !== '' && receivedAt === slips[index - 1]?.receivedAt,
  );
  return {
    ...reconcile(slips.map(({ blockNumber }) => blockNumber)),
    unnumbered: unnumbered.map(({ place }) => place),
    sameMinute: sameMinute.map(({ place }) => place),
  };
}

export const hasDoubts = (doubts: Doubts): boolean =>
  Object.values(doubts).some((found: readonly unknown[]) => found.length > 0);
