import type { FigureSpan, PeriodFigure } from '@motcua/shared/figures';
import type { FigureScope } from './figure-scope.js';
import { instant } from './instant.sql.js';

/** A span whose ends are SQL: literals, or columns of a table of spans. */
export interface SqlSpan {
  readonly from: string;
  readonly until: string;
}

export const sqlSpan = (span: FigureSpan | SqlSpan): SqlSpan =>
  typeof span.from === 'string'
    ? (span as SqlSpan)
    : { from: instant(span.from), until: instant((span as FigureSpan).until) };

/** Whether a dossier `d` may be in a figure of the span at all. */
export function touches(span: FigureSpan | SqlSpan): string {
  const { from, until } = sqlSpan(span);
  // What is finished before the span never comes back into it: a reopened dossier is finished later, or not at all.
  return `d.received_at < ${until} AND (d.finished_at IS NULL OR d.finished_at >= ${from})`;
}

/** Pauses of a dossier that stays in work: unlike the states 5, 6 and 8 they do not take it from those that are late (domain.md §8.2). */
const IN_WORK = `('other_agency', 'force_majeure')`;
const FINISHING = `('decide', 'withdraw', 'return_unfinished', 'reopen_decision', 'imported')`;

/** What hardly any dossier has, and small indexes know: only then its events have to be read. */
export const WAS_REOPENED = `EXISTS (SELECT 1 FROM dossier_event r WHERE r.dossier_id = d.id AND r.transition = 'reopen_decision')`;
export const WAS_MOVED = `EXISTS (SELECT 1 FROM dossier_event r WHERE r.dossier_id = d.id
  AND COALESCE(r.details -> 'dueTo', r.details -> 'dueAt') IS NOT NULL AND r.transition NOT IN ('accept', 'imported'))`;

/** What was brought over from an older system had ended long before its event was written. */
const ENDED = `CASE transition WHEN 'imported' THEN (details ->> 'finishedAt')::timestamptz ELSE at END`;

/**
 * A dossier `d` as it was at the end of the span, as the table `f` of one row. Where nothing has happened since, its own
 * row says so; else its events and pauses do.
 */
export function thenOf(span: FigureSpan | SqlSpan, scope: FigureScope): string {
  const end = sqlSpan(span).until;
  const finished = `
    CASE WHEN d.finished_at < ${end} THEN d.finished_at WHEN d.updated_at < ${end} OR NOT ${WAS_REOPENED} THEN NULL
         ELSE (SELECT CASE WHEN e.transition <> 'reopen_decision' THEN e.ended END
                 FROM (SELECT seq, transition, ${ENDED} AS ended FROM dossier_event
                        WHERE dossier_id = d.id AND transition IN ${FINISHING}) e
                WHERE e.ended < ${end} ORDER BY e.seq DESC LIMIT 1) END`;
  // A receipt time set right later was never another, and so its date; what was taken in afterwards has its first date
  // from an event that is later than the time it is counted by. A date that was kept when a calendar changed moved nothing.
  const due = `
    CASE WHEN d.finished_at < ${end} OR d.updated_at < ${end} OR NOT ${WAS_MOVED} THEN d.due_at
         ELSE (SELECT (COALESCE(e.details -> 'dueTo', e.details -> 'dueAt') #>> '{}')::timestamptz FROM dossier_event e
                WHERE e.dossier_id = d.id AND COALESCE(e.details -> 'dueTo', e.details -> 'dueAt') IS NOT NULL
                  AND e.details ->> 'decision' IS DISTINCT FROM 'keep'
                ORDER BY CASE WHEN e.at < ${end} THEN 1 WHEN e.transition = 'correct_receipt_time' THEN 0 ELSE 2 END,
                         CASE WHEN e.at < ${end} OR e.transition = 'correct_receipt_time' THEN -e.seq ELSE e.seq END LIMIT 1) END`;
  const pauseThen = `FROM dossier_pause p WHERE p.dossier_id = d.id AND p.started_at < ${end} AND (p.ended_at IS NULL OR p.ended_at >= ${end})`;
  const paused = `CASE WHEN d.updated_at < ${end} THEN d.paused ELSE EXISTS (SELECT 1 ${pauseThen}) END`;
  const lateWhenPaused = `${pauseThen} AND ${grain('p.started_at', scope)} > ${grain('past.due_at', scope)}`;
  // OFFSET 0 has each of them looked up once, however often it is compared.
  return `(SELECT past.finished_at, d.state = 'withdrawn' AND d.finished_at < ${end} AS withdrawn,
                  ${grain('past.finished_at', scope)} AS finished_grain, ${grain('past.due_at', scope)} AS due_grain,
                  ${grain(`(${end} - interval '1 millisecond')`, scope)} AS last_grain,
                  past.paused AND NOT EXISTS (SELECT 1 ${lateWhenPaused} AND p.cause IN ${IN_WORK}) AS stands,
                  past.paused AND EXISTS (SELECT 1 ${lateWhenPaused} AND p.cause NOT IN ${IN_WORK}) AS late_before_pause
             FROM (SELECT ${finished} AS finished_at, ${due} AS due_at, ${paused} AS paused OFFSET 0) past OFFSET 0) f`;
}

/**
 * A time as finely as the office compares it. The clocks of Vietnam have stood seven hours ahead since 1975, and to say
 * so spares looking them up for each row.
 */
function grain(time: string, { officeIds, byMinute }: FigureScope): string {
  const local = `${time} AT TIME ZONE INTERVAL '7 hours'`;
  const day = `date_trunc('day', ${local})`;
  const minute = `date_trunc('minute', ${local})`;
  if (byMinute.length === 0) return day;
  if (byMinute.length === officeIds.length) return minute;
  const ids = byMinute.map((id) => `'${id}'::uuid`).join(', ');
  return `CASE WHEN d.handling_office_id IN (${ids}) THEN ${minute} ELSE ${day} END`;
}

/** What was given another case in the span: few, which a small index knows. Open at that moment, they were to be settled in it. */
export function givenAnotherCase(span: FigureSpan | SqlSpan): string {
  const { from, until } = sqlSpan(span);
  return `SELECT r.dossier_id FROM dossier_event r WHERE r.transition = 'change_case' AND r.at >= ${from} AND r.at < ${until}`;
}

/** Which of them are in a figure, of `d` and of `f`: as `figuresOf` in `@motcua/shared/figures` decides it. */
export function periodPredicate(id: PeriodFigure, span: FigureSpan | SqlSpan): string {
  const { from } = sqlSpan(span);
  const counted = 'NOT d.voided';
  const isNew = `d.received_at >= ${from}`;
  const then = `${counted} AND (f.finished_at IS NULL OR f.finished_at >= ${from})`;
  const finished = `${then} AND f.finished_at IS NOT NULL`;
  const open = `${counted} AND f.finished_at IS NULL`;
  // A withdrawal counts as on time, and so does what has no limit (domain.md §8.2).
  const judged = `${finished} AND NOT f.withdrawn AND f.due_grain IS NOT NULL`;
  switch (id) {
    case 'received':
      return then;
    case 'receivedOnline':
      return `${then} AND ${isNew} AND d.channel = 'online'`;
    case 'receivedDirect':
      return `${then} AND ${isNew} AND d.channel <> 'online'`;
    case 'carriedOver':
      return `${then} AND NOT (${isNew})`;
    case 'finished':
      return finished;
    case 'finishedBefore':
      return `${judged} AND f.finished_grain < f.due_grain`;
    case 'finishedOnTime':
      return `${finished} AND (f.withdrawn OR f.due_grain IS NULL OR f.finished_grain = f.due_grain)`;
    case 'finishedLate':
      return `${judged} AND f.finished_grain > f.due_grain`;
    case 'open':
      return open;
    case 'openInTime':
      return `${open} AND (f.stands OR f.due_grain IS NULL OR f.due_grain >= f.last_grain)`;
    case 'openLate':
      return `${open} AND NOT f.stands AND f.due_grain < f.last_grain`;
    case 'pausedLate':
      return `${open} AND f.late_before_pause`;
    case 'enteredAfterwards':
      return `${then} AND ${isNew} AND d.catch_up_id IS NOT NULL`;
    case 'broughtOver':
      return `${then} AND d.history_import_id IS NOT NULL`;
    case 'caseChanged':
      return `${then} AND d.id IN (${givenAnotherCase(span)})`;
    case 'voided':
      return `d.voided AND ${isNew}`;
  }
}
