import type { NoticeKind } from '@motcua/shared/notices';
import { dueTold, type Promised } from '../dossiers/due-told.js';

/** Work goes on: a time that is over says nothing of when it ends. */
const GOES_ON: readonly NoticeKind[] = ['supplement_complete', 'resumed', 'payment_confirmed'];

/**
 * By when the citizen is told to have the result.
 *
 * @returns null where no time is promised, or none is told
 */
export function dueToTell(kind: NoticeKind, promised: Promised, now: Date): Date | null {
  if (kind === 'apology' && promised.duePromised !== null) return promised.duePromised;
  const due = dueTold(promised);
  return due !== null && due <= now && GOES_ON.includes(kind) ? null : due;
}
