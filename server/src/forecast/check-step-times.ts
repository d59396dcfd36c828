import { Client } from 'pg';

/** One dossier whose stays at steps are not those that its events tell. */
export interface StepDifference {
  readonly dossier: string;
  /** Code of the office that answers for the deadline. */
  readonly office: string;
  /** The first stay that differs, as it is kept and as events tell it; null for none. */
  readonly kept: string | null;
  readonly told: string | null;
}

/** A stay at a step; times in milliseconds, null while it lasts. */
export interface TimedStay {
  /** Null: one that the event does not name. */
  readonly step: string | null;
  readonly enteredMs: number;
  readonly leftMs: number | null;
  readonly leftBy: string | null;
}

export interface StepEvent {
  readonly transition: string;
  readonly atMs: number;
  readonly stepCode: string | null;
  /** Who was given it, where the event says so. */
  readonly assigneeId?: string | null;
}

export interface KeptStay extends TimedStay {
  readonly id: string;
  readonly step: string;
  readonly holderId: string | null;
  readonly workingMinutes: number | null;
  readonly timing: string | null;
  readonly queueAtEntry: number | null;
  /** Left more than an hour ago, and its minutes or its timing are still to be counted. */
  readonly owed: boolean;
}

export interface TimedDossier {
  readonly id: string;
  readonly officeId: string;
  readonly handlingOfficeId: string;
  readonly procedureCode: string;
  readonly procedureVersionId: string;
  readonly caseCode: string | null;
  readonly code: string;
  readonly office: string;
  readonly events: readonly StepEvent[];
  readonly stays: readonly KeptStay[];
}

export const BATCH = 2_000;
/** Somebody is to look at them; the first say enough. */
const MOST = 100;

const ENDS = ['decide', 'withdraw', 'return_unfinished', 'void_intake'];

/**
 * The stays of a dossier as its events tell them, in the order of arrival. Who takes back what was given goes on with the
 * stay before, as if it had never been left.
 */
export function staysOfEvents(events: readonly StepEvent[], keptSteps: readonly string[]): TimedStay[] {
  const stays: TimedStay[] = [];
  let open: number | null = null;
  /** Where the last hand-over came from, if it led to another step. */
  let before: number | null = null;
  const arrive = (step: string | null, enteredMs: number): void => {
    open = stays.push({ step: step ?? keptSteps[stays.length] ?? null, enteredMs, leftMs: null, leftBy: null }) - 1;
  };
  const leave = (leftMs: number, leftBy: string): void => {
    if (open !== null) stays[open] = { ...stays[open]!, leftMs, leftBy };
    open = null;
  };
  for (const { transition, atMs, stepCode } of events) {
    if (transition === 'accept' || transition === 'reopen_decision') arrive(stepCode, atMs);
    else if (ENDS.includes(transition)) leave(atMs, transition);
    else if (transition === 'recall' && open !== null && before !== null) {
      leave(atMs, transition);
      stays[before] = { ...stays[before]!, leftMs: null, leftBy: null };
      open = before;
    } else if ((transition === 'forward' || transition === 'send_back') && open !== null) {
      before = stays[open]!.step === stepCode ? null : open;
      if (before === null) continue;
      leave(atMs, transition);
      arrive(stepCode, atMs);
    } else if (transition === 'reassign') before = null;
  }
  return stays;
}

/**
 * Tells the stays at steps anew from the events of all dossiers, and compares with those that reports of steps read.
 * Left out are stays that were made afterwards, from hand-overs, for dossiers of before they were kept (nobody counted
 * the queue then), and dossiers whose case was changed, which may have moved them without saying so.
 *
 * @param url of whom the walls let through to the offices of its transaction, or of a superuser
 * @returns the first hundred dossiers that differ, none where all is well
 */
export async function differingSteps(url: string, now: Date): Promise<StepDifference[]> {
  const db = new Client({ connectionString: url, application_name: 'motcua-figures-check' });
  await db.connect();
  try {
    // All of it as of one moment, however long it takes.
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await db.query(`SELECT set_config('motcua.office_ids', (SELECT array_agg(id)::text FROM office), true)`);
    const found: StepDifference[] = [];
    for (let after = '00000000-0000-0000-0000-000000000000'; found.length < MOST;) {
      const { rows } = await db.query<TimedDossier>(TIMED_DOSSIERS, [after, BATCH, now]);
      found.push(...rows.flatMap(differing));
      if (rows.length < BATCH) break;
      after = rows.at(-1)!.id;
    }
    await db.query('ROLLBACK');
    return found.slice(0, MOST);
  } finally {
    await db.end();
  }
}

/** The first of its stays that differs, or none. */
export function differing({ code, office, events, stays }: TimedDossier): StepDifference[] {
  const told = staysOfEvents(
    events,
    stays.map(({ step }) => step),
  );
  for (let n = 0; n < Math.max(stays.length, told.length); n++) {
    const [kept, one] = [stays[n], told[n]];
    const owed = kept?.owed ? ' (not counted)' : '';
    if (inWords(kept) !== inWords(one) || owed) {
      const difference = { kept: kept ? inWords(kept) + owed : null, told: one ? inWords(one) : null };
      return [{ dossier: code, office, ...difference }];
    }
  }
  return [];
}

function inWords(stay: TimedStay | undefined): string {
  if (!stay) return '';
  const time = (ms: number): string => new Date(ms).toISOString();
  const { step, enteredMs, leftMs, leftBy } = stay;
  return `${step ?? '?'} from ${time(enteredMs)}${leftMs === null ? '' : ` to ${time(leftMs)} by ${leftBy}`}`;
}

const MS = (time: string): string => `round(extract(epoch FROM ${time}) * 1000)::float8`;

/**
 * Dossiers after one, in the order of their ids, with a limit and the present time. What was taken in afterwards has been at its
 * first step since its real time. Times are cut to the millisecond, as acts write them.
 */
export const TIMED_DOSSIERS = `
  SELECT d.id, d.code, o.code AS office, d.office_id AS "officeId", d.handling_office_id AS "handlingOfficeId",
         d.procedure_code AS "procedureCode", d.procedure_version_id AS "procedureVersionId", d.case_code AS "caseCode",
         (SELECT COALESCE(json_agg(json_build_object(
                   'transition', e.transition, 'stepCode', e.details ->> 'stepCode', 'assigneeId', e.details ->> 'assigneeId',
                   'atMs', ${MS(`CASE WHEN e.transition = 'accept' AND d.catch_up_id IS NOT NULL THEN d.submitted_at ELSE e.at END`)}
                 ) ORDER BY e.seq), '[]') FROM dossier_event e WHERE e.dossier_id = d.id) AS events,
         (SELECT COALESCE(json_agg(json_build_object(
                   'step', s.step_code, 'enteredMs', ${MS('s.entered_at')}, 'leftMs', ${MS('s.left_at')}, 'leftBy', s.left_by,
                   'id', s.id, 'holderId', s.holder_id, 'workingMinutes', s.working_minutes, 'timing', s.timing, 'queueAtEntry', s.queue_at_entry,
                   'owed', s.left_at < $3::timestamptz - interval '1 hour' AND (s.working_minutes IS NULL OR s.timing IS NULL)
                 ) ORDER BY s.entered_at, s.left_at NULLS LAST), '[]') FROM step_duration s WHERE s.dossier_id = d.id) AS stays
    FROM dossier d JOIN office o ON o.id = d.handling_office_id
   WHERE d.id > $1::uuid AND d.received_at IS NOT NULL AND d.history_import_id IS NULL
     AND NOT EXISTS (SELECT FROM step_duration s WHERE s.dossier_id = d.id AND s.queue_at_entry IS NULL)
     AND NOT EXISTS (SELECT FROM dossier_event e WHERE e.dossier_id = d.id AND e.transition = 'change_case')
     AND (EXISTS (SELECT FROM step_duration s WHERE s.dossier_id = d.id)
          OR d.received_at > (SELECT min(s.entered_at) FROM step_duration s WHERE s.queue_at_entry IS NOT NULL))
   ORDER BY d.id LIMIT $2`;
