import { type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { AlertKind } from '../alerts/alert.entities.js';

/** The parts of a digest, in their order. Words of the API. */
export const DIGEST_GROUPS = [
  'overdue',
  'dueToday',
  'dueSoon',
  'unanswered',
  'pauseReview',
  'apologyDrafted',
  'assigned',
] as const;
export type DigestGroup = (typeof DIGEST_GROUPS)[number];

/** @param onDate the day of the digest */
export function groupOf(kind: AlertKind, dueAt: Date, onDate: LocalDate): DigestGroup {
  switch (kind) {
    case 'overdue':
      return 'overdue';
    case 'due_soon':
      return localDateOf(dueAt) === onDate ? 'dueToday' : 'dueSoon';
    case 'response_overdue':
      return 'unanswered';
    case 'pause_review':
      return 'pauseReview';
    case 'apology_drafted':
      return 'apologyDrafted';
    case 'assigned':
      return 'assigned';
  }
}
