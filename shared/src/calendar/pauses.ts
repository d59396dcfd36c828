import { CalendarError } from './calendar-error.js';
import { localMinute } from './civil-day.js';

/** A time in which a dossier's clock stood still, with both ends known. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
  /** In Vietnamese, who is waited for and why; the reckoning repeats it. */
  readonly why?: string;
}

/** A pause in whole minutes, as far as it stops the clock. */
export interface MinutePause {
  readonly from: number;
  readonly to: number;
}

/**
 * Pauses in order of time, touching ones joined into one, so that it makes no difference where a pause was split. What
 * lies before `start` is cut off, for a clock that does not run cannot be stopped; a pause within one minute is none.
 *
 * @param start first working minute
 * @throws CalendarError `deadline.pause_reversed` when one ends before it begins, `deadline.pauses_overlap` when two
 *   have a moment in common
 */
export function joinPauses(pauses: readonly Pause[], start: number): readonly MinutePause[] {
  const joined: { from: number; to: number }[] = [];
  let lastEnd: Date | undefined;
  for (const { from, to } of inOrder(pauses)) {
    if (to < from) throw new CalendarError('deadline.pause_reversed', 'A pause cannot end before it begins');
    if (lastEnd !== undefined && from < lastEnd) {
      throw new CalendarError('deadline.pauses_overlap', 'Two pauses cannot have a moment in common');
    }
    lastEnd = to;
    const [begin, end] = [Math.max(localMinute(from), start), localMinute(to)];
    if (end <= begin) continue;
    const last = joined.at(-1);
    if (last !== undefined && begin <= last.to) last.to = end;
    else joined.push({ from: begin, to: end });
  }
  return joined;
}

function inOrder(pauses: readonly Pause[]): readonly Pause[] {
  if (pauses.length < 2) return pauses;
  return [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime() || a.to.getTime() - b.to.getTime());
}
