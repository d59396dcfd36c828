/** What was promised: `dueAt` is what figures count by, moved by pauses, and `duePromised` what an apology told since. */
export interface Promised {
  readonly dueAt: Date | null;
  readonly duePromised: Date | null;
}

/**
 * The time that a citizen has been told: as an apology said last, unless the due time has moved beyond that.
 *
 * @returns null where no time is promised
 */
export const dueTold = ({ dueAt, duePromised }: Promised): Date | null =>
  dueAt === null || (duePromised !== null && duePromised > dueAt) ? duePromised : dueAt;

/** Whether it is news to the citizen: messages tell the minute. */
export const toldAnew = (before: Promised, after: Promised): boolean => minuteOf(before) !== minuteOf(after);

function minuteOf(promised: Promised): number | null {
  const told = dueTold(promised);
  return told === null ? null : Math.floor(told.getTime() / 60_000);
}
