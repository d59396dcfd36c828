import { type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { DigestGroup } from '@motcua/shared/staff';
import type { AlertKind } from '../alerts/alert.entities.js';

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
