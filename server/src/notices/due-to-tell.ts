import type { NoticeKind } from '@motcua/shared/notices';

/** What was promised: `dueAt` is what figures count by, moved by pauses, and `duePromised` what an apology told since. */
export interface Promised {
  readonly dueAt: Date | null;
  readonly duePromised: Date | null;
}

/** Work goes on: a time that is over says nothing of when it ends. */
const GOES_ON: readonly NoticeKind[] = ['supplement_complete', 'resumed', 'payment_confirmed'];

/**
 * By when the citizen is told to have the result: as an apology said last, unless pauses have moved the due time beyond that.
 *
 * @returns null where no time is promised, or none is told
 */
export function dueToTell(kind: NoticeKind, { dueAt, duePromised }: Promised, now: Date): Date | null {
  if (kind === 'apology' && duePromised !== null) return duePromised;
  const due = dueAt === null || (duePromised !== null && duePromised > dueAt) ? duePromised : dueAt;
  return due !== null && due <= now && GOES_ON.includes(kind) ? null : due;
}
