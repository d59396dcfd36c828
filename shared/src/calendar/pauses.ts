/** A time in which a dossier's clock stood still, with both ends known. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Pauses in order of time, overlapping and touching ones joined into one: two causes for waiting at once stop the
 * clock once. What lies before `start` is cut off, for a clock that does not run cannot be stopped.
 *
 * @throws RangeError when a pause ends before it begins, or has an invalid Date
 */
export function joinPauses(pauses: readonly Pause[], start: Date): readonly Pause[] {
  const joined: { from: Date; to: Date }[] = [];
  for (const { from, to } of [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (!(from <= to)) throw new RangeError('A pause cannot end before it begins');
    const last = joined.at(-1);
    if (to <= start) continue;
    if (last !== undefined && from <= last.to) last.to = to > last.to ? to : last.to;
    else joined.push({ from: from > start ? from : start, to });
  }
  return joined.filter(({ from, to }) => from < to);
}
