import type { PeriodFigure } from '@motcua/shared/figures';
import type { FigureScope } from './figure-scope.js';

const BEFORE = 'before';
const ON_TIME = 'on_time';
const LATE = 'late';

/**
 * What a row `s` of sums adds to a figure of a period that all its days lie in: as `periodPredicate` counts what was
 * settled by the end of it. What was open then is in no sum.
 */
export function sumOfFigure(id: PeriodFigure, scope: FigureScope): string {
  const finished = [BEFORE, ON_TIME, LATE].map((when) => compared(when, scope)).join(' + ');
  switch (id) {
    case 'received':
    case 'finished':
      return finished;
    case 'receivedOnline':
      return 's.received_online';
    case 'receivedDirect':
      return 's.received_direct';
    // All that a period counts is new in it or was carried over into it.
    case 'carriedOver':
      return `${finished} - s.received_online - s.received_direct`;
    case 'finishedBefore':
      return compared(BEFORE, scope);
    case 'finishedOnTime':
      return compared(ON_TIME, scope);
    case 'finishedLate':
      return compared(LATE, scope);
    case 'enteredAfterwards':
      return 's.entered_afterwards';
    case 'voided':
      return 's.voided';
    // Of these no sum is kept: `countPeriods` counts them beside it.
    case 'broughtOver':
    case 'caseChanged':
      return '0';
    case 'open':
    case 'openInTime':
    case 'openLate':
    case 'pausedLate':
      return '0';
  }
}

/** As finely as the office compares with the due time. */
function compared(when: string, { officeIds, byMinute }: FigureScope): string {
  if (byMinute.length === 0) return `s.${when}_by_day`;
  if (byMinute.length === officeIds.length) return `s.${when}_by_minute`;
  const ids = byMinute.map((id) => `'${id}'::uuid`).join(', ');
  return `CASE WHEN s.office_id IN (${ids}) THEN s.${when}_by_minute ELSE s.${when}_by_day END`;
}
