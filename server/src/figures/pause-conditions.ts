import { localDateOf } from '@motcua/shared/calendar';
import { isPauseAge, PAUSE_AGES, type PauseFigure } from '@motcua/shared/figures';
import type { Condition } from '../dossiers/conditions.js';
import { inBand } from './in-band.sql.js';

/** The pause of a dossier `d` that is open, of which there is one at most. */
const openPause = (what: string): string =>
  `(SELECT ${what} FROM dossier_pause p WHERE p.dossier_id = d.id AND p.ended_at IS NULL)`;

/** Why the dossier `d` stands still; null where it does not. */
export const PAUSE_CAUSE_OF = openPause('p.cause');

export const pausedFor = (cause: string): Condition => [`${PAUSE_CAUSE_OF} = ?`, cause];

const STANDS_STILL = 'd.finished_at IS NULL AND d.paused';

/** Which dossiers are in a figure of what stands still, of `d` alone. */
export function pausePredicate(id: PauseFigure, now: Date, daysAgo: (days: number) => string): string {
  if (isPauseAge(id)) return `${STANDS_STILL} AND ${inBand(openPause('p.started_at'), PAUSE_AGES[id], daysAgo)}`;
  switch (id) {
    case 'pausedNow':
      return STANDS_STILL;
    case 'pausedReviewPast':
      return `${STANDS_STILL} AND ${openPause('p.review_on')} < '${localDateOf(now)}'::date`;
    case 'pausedWhenLate':
      return `${STANDS_STILL} AND ${openPause('p.overdue_before')}`;
  }
}
