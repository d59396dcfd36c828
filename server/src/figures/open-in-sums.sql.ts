import type { FigureSpan, PeriodFigure } from '@motcua/shared/figures';
import { WAS_MOVED, WAS_REOPENED } from './period-conditions.js';

/** Of a row `s` of sums on one of the pieces `p` of `openingPieces`: what came in and was not settled. */
export const OPEN_OF_SUMS = `(CASE p.grain WHEN 'all' THEN 1 ELSE -1 END)
  * (s.received_online + s.received_direct - s.before_by_day - s.on_time_by_day - s.late_by_day)`;

/**
 * Whether a dossier counts in a figure only because it was open and in time at the end: nearly all that were open are in
 * these figures and in no other. Undefined where being open and in time does not tell.
 */
export function standingAtEnd(figure: PeriodFigure): boolean | undefined {
  switch (figure) {
    case 'received':
    case 'carriedOver':
    case 'open':
    case 'openInTime':
      return true;
    case 'receivedOnline':
    case 'receivedDirect':
    case 'finished':
    case 'finishedBefore':
    case 'finishedOnTime':
    case 'finishedLate':
    case 'openLate':
    case 'enteredAfterwards':
    case 'voided':
      return false;
    // Neither what was brought over, given another case, nor what was late when it was paused.
    case 'broughtOver':
    case 'caseChanged':
    case 'pausedLate':
      return undefined;
  }
}

/** As the index `dossier_event_reopened_or_moved` has it: only then a dossier was ever otherwise than its row says. */
const REOPENED_OR_MOVED = `(r.transition = 'reopen_decision' OR (COALESCE(r.details -> 'dueTo', r.details -> 'dueAt') IS NOT NULL AND r.transition NOT IN ('accept', 'imported')))`;

/** Of what was open so long ago much has been moved since, or reopened; of what was open later, little. */
const RECENT_MS = 120 * 86_400_000;

export const isRecent = ({ until }: FigureSpan, now: Date): boolean => now.getTime() - until.getTime() < RECENT_MS;

/** What spans there are, so that only what they need is looked for. */
export interface KindsOfSpans {
  /** Some end within a day. */
  readonly withinDay: boolean;
  /** Some are `m.recent`: what has been moved since is less than what was open then. */
  readonly recent: boolean;
  readonly longAgo: boolean;
}

/**
 * Dossiers that may not just have been open and in time at the end of a span `m` (`ends`, `recent`, and as `counted_from` the
 * midnight it ends at or after), each once: what is or was late since, what has been reopened or had its date moved since,
 * and what came in or was settled between that midnight and the end.
 *
 * @param ofOffices which dossiers `d` are asked for
 */
export function deviating(ofOffices: string, { withinDay, recent, longAgo }: KindsOfSpans): string {
  const before = `${ofOffices} AND d.received_at < m.counted_from`;
  const late = `d.due_at < m.ends AND NOT d.voided AND (d.finished_at IS NULL OR d.finished_at > d.due_at)`;
  const openThen = `(d.finished_at IS NULL OR d.finished_at >= m.ends) AND (d.due_at IS NULL OR d.due_at >= m.ends)`;
  // OFFSET 0 has each of the few that were moved lately looked up by itself.
  const movedLately = `
    UNION ALL SELECT d.* FROM (SELECT DISTINCT r.dossier_id FROM dossier_event r WHERE ${REOPENED_OR_MOVED} AND r.at >= m.ends) r
     CROSS JOIN LATERAL (SELECT * FROM dossier d WHERE d.id = r.dossier_id AND ${before} AND ${openThen} OFFSET 0) d WHERE m.recent`;
  const everMoved = `
    UNION ALL SELECT d.* FROM dossier d WHERE NOT m.recent AND ${before} AND ${openThen} AND (${WAS_REOPENED} OR ${WAS_MOVED})`;
  const onLastDay = `
    UNION ALL SELECT d.* FROM dossier d WHERE ${ofOffices} AND d.received_at >= m.counted_from AND d.received_at < m.ends
                 AND (d.finished_at IS NULL OR d.finished_at >= m.counted_from)
    UNION ALL SELECT d.* FROM dossier d WHERE ${before} AND d.finished_at >= m.counted_from AND d.finished_at < m.ends`;
  return `
    SELECT d.* FROM dossier d WHERE ${before} AND ${late} AND d.finished_at IS NULL
    UNION ALL SELECT d.* FROM dossier d WHERE ${before} AND ${late} AND d.finished_at >= m.ends
    ${recent ? movedLately : ''} ${longAgo ? everMoved : ''} ${withinDay ? onLastDay : ''}`;
}
