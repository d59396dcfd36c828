/** One count of one row of sums that is not what it should be. */
export interface SumDifference {
  /** By whom it was told otherwise. */
  readonly told: SumSource;
  readonly table: 'figure_sum' | 'procedure_sum' | 'settled_sum';
  /** Code of the office. */
  readonly office: string;
  readonly grain: 'day' | 'half' | 'all';
  readonly beginsOn: string;
  /** Code of the procedure and number of its version; null where it is not told apart by procedure. */
  readonly procedure: string | null;
  /** Whose it is, by user name, `nobody` for what nobody has held; null where it is not told apart by officer. */
  readonly officer: string | null;
  /** Name of its column. */
  readonly count: string;
  readonly kept: number;
  readonly recounted: number;
}

export const SUM_SOURCES = ['dossiers', 'events'] as const;
export type SumSource = (typeof SUM_SOURCES)[number];

/** Somebody is to look at them; the first say enough. */
export const MOST_DIFFERENCES = 100;

const RECEIVING = `transition IN ('accept', 'imported', 'correct_receipt_time')`;
const FINISHING = `transition IN ('decide', 'withdraw', 'return_unfinished', 'refuse', 'reopen_decision', 'imported')`;
const last = (what: string, among: string): string =>
  `(array_agg(${what} ORDER BY seq DESC) FILTER (WHERE ${among}))[1]`;

/** What no act changes, and who has it: no event says who had accepted. */
const OF_ROW = `d.handling_office_id, d.procedure_version_id, d.channel, d.catch_up_id IS NOT NULL AS caught_up, COALESCE(d.drafter_id, d.holder_id) AS officer_id`;

/** What counts depend on, as the rows of dossiers say it, and as their events alone do. */
export const FACTS: Readonly<Record<SumSource, string>> = {
  dossiers: `SELECT ${OF_ROW}, voided, received_at, finished_at, due_at, state, supplement_requests, outcome, withdrawal_cause FROM dossier d`,
  events: `
    SELECT ${OF_ROW}, told.voided,
           CASE WHEN told.received = 'accept' AND d.catch_up_id IS NOT NULL THEN d.submitted_at ELSE told.received_at END AS received_at,
           told.finished_at, told.due_at, told.ended AS state, told.supplement_requests, told.outcome,
           CASE WHEN told.ended = 'withdrawn' THEN COALESCE(told.cause, 'citizen_wish') END AS withdrawal_cause
      FROM dossier d JOIN (
           SELECT dossier_id, bool_or(transition = 'void_intake') AS voided,
                  ${last(`transition`, RECEIVING)} AS received,
                  ${last(`CASE transition WHEN 'accept' THEN at WHEN 'imported' THEN (details ->> 'receivedAt')::timestamptz ELSE (details ->> 'to')::timestamptz END`, RECEIVING)} AS received_at,
                  ${last(`to_state`, FINISHING)} AS ended,
                  ${last(`CASE transition WHEN 'imported' THEN (details ->> 'finishedAt')::timestamptz WHEN 'reopen_decision' THEN NULL ELSE at END`, FINISHING)} AS finished_at,
                  ${last(`(COALESCE(details -> 'dueTo', details -> 'dueAt') #>> '{}')::timestamptz`, `COALESCE(details -> 'dueTo', details -> 'dueAt') IS NOT NULL AND details ->> 'decision' IS DISTINCT FROM 'keep'`)} AS due_at,
                  count(*) FILTER (WHERE transition = 'request_supplement')::int AS supplement_requests,
                  ${last(`details ->> 'outcome'`, FINISHING)} AS outcome, ${last(`details ->> 'cause'`, FINISHING)} AS cause
             FROM dossier_event GROUP BY 1) told ON told.dossier_id = d.id`,
};
