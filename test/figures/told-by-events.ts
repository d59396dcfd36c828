import { limitMinutes, localDateOf, workingMinutesBetween, type WorkingCalendar } from '@motcua/shared/calendar';
import type { ProcedureDefinition } from '@motcua/shared/procedures';
import type { MinuteCalendar } from '../clock/naive-counter.js';
import type { TestApi } from '../support/api.js';
import type { StoredEvent, Told } from './naive-recount.js';
import { pauseOf } from './stand-still-cases.js';

interface ActedEvent extends StoredEvent {
  readonly actor: string;
  readonly role: string;
  readonly reason: string | null;
}

export interface ToldByEvents extends Told {
  readonly code: string;
  readonly firstStep: string;
  /** By which it is worked on, and which case of it. */
  readonly definition: ProcedureDefinition;
  readonly case_code: string | null;
  readonly events: readonly ActedEvent[];
}

/**
 * Every dossier of a province as its events tell it. Of the dossier itself only what no act changes is read: whose it is,
 * which procedure, how it came in.
 */
export async function tellByEvents(api: TestApi, province: string): Promise<ToldByEvents[]> {
  const told = await api.sql<Omit<ToldByEvents, 'holder' | 'drafter'>>(
    `SELECT d.id, d.code, r.code AS received_by, h.code AS handled_by, v.field, d.procedure_code AS procedure, d.channel,
            NULL AS catch_up_id, NULL AS real, v.definition -> 'steps' -> 0 ->> 'code' AS "firstStep", v.definition, d.case_code,
            (SELECT json_agg(json_build_object('transition', e.transition, 'to', e.to_state, 'at', e.at, 'details', e.details,
                                               'actor', e.actor_id, 'role', e.actor_role, 'reason', e.reason) ORDER BY e.seq)
               FROM dossier_event e WHERE e.dossier_id = d.id) AS events
       FROM dossier d JOIN office r ON r.id = d.office_id JOIN office h ON h.id = d.handling_office_id
       JOIN procedure_version v ON v.id = d.procedure_version_id WHERE r.code LIKE $1 || '.%'`,
    [province],
  );
  return told.map((one) => {
    const events = one.events.map((event) => ({ ...event, at: new Date(event.at) }));
    return { ...one, events, ...peopleOf(events) };
  });
}

/** Who has it, and who drafted the answer. */
function peopleOf(events: readonly ActedEvent[]): { holder: string | null; drafter: string | null } {
  let [holder, drafter]: [string | null, string | null] = [null, null];
  for (const { transition, actor, role } of events) {
    if (['accept', 'forward', 'receive_handover'].includes(transition)) holder = actor;
    if (transition === 'forward' && role === 'case_officer') drafter = actor;
    if (transition === 'reopen_decision') holder = drafter ?? holder;
  }
  return { holder, drafter };
}

export interface ToldStay {
  readonly one: ToldByEvents;
  readonly step: string;
  /** Who had it there. */
  readonly officer: string;
  readonly from: Date;
  readonly left: Date;
  readonly by: string;
}

const ENDS = ['decide', 'withdraw', 'return_unfinished', 'void_intake', 'refuse'];

/** Its stays at steps that are over. */
export function staysOf(one: ToldByEvents): ToldStay[] {
  const stays: ToldStay[] = [];
  let open: { step: string; officer: string; from: Date } | null = null;
  for (const [index, { transition, at, details, actor }] of one.events.entries()) {
    if (open && (transition === 'forward' || ENDS.includes(transition))) {
      stays.push({ one, ...open, left: at, by: transition });
      open = null;
    }
    if (transition === 'accept') open = { step: one.firstStep, officer: actor, from: at };
    if (transition === 'forward') open = { step: details.stepCode!, officer: details.assigneeId!, from: at };
    if (transition === 'reopen_decision') {
      const officer = peopleOf(one.events.slice(0, index + 1)).holder!;
      open = { step: stepsOf(one).find(({ role }) => role === 'case_officer')!.code, officer, from: at };
    }
  }
  return stays;
}

const caseOf = ({ definition, case_code }: ToldByEvents): ProcedureDefinition['cases'][number] | undefined =>
  definition.cases.find(({ code }) => code === case_code);

const stepsOf = (one: ToldByEvents): ProcedureDefinition['steps'] => caseOf(one)?.steps ?? one.definition.steps;

/** Working minutes of a stay, without those in which it stood still. */
export function minutesOf({ one, from, left }: ToldStay, calendar: WorkingCalendar): number {
  let minutes = workingMinutesBetween(from, left, calendar);
  for (const [index, event] of one.events.entries()) {
    const pause = pauseOf({ ...one, events: one.events.slice(0, index + 1) });
    const next = one.events[index + 1];
    if (pause && next && event.at >= from && next.at <= left) {
      minutes -= workingMinutesBetween(event.at, next.at, calendar);
    }
  }
  return minutes;
}

/** Whether a stay was over by its own time, told in other words than the program judges it; null for a step that has none. */
export function wasLate(
  { one, step, from, left }: ToldStay,
  clock: MinuteCalendar,
  calendar: WorkingCalendar,
): boolean | null {
  const [limit, all] = [caseOf(one)?.limit ?? one.definition.limit, stepsOf(one)];
  const gives = all.length > 1 && all.at(-1)!.role === 'counter_officer' && !all.at(-1)!.limit;
  const steps = gives ? all.slice(0, -1) : all;
  const own = steps.find(({ code }) => code === step);
  if (!own) return null;
  let share = own.limit;
  if (!share) {
    const minutes = (of: typeof limit): number => limitMinutes(of, localDateOf(from), calendar);
    const whole = minutes(limit);
    if (whole === 0) return null;
    const others = steps.flatMap((other) => (other.limit ? [minutes(other.limit)] : []));
    const rest = whole - others.reduce((sum, n) => sum + n, 0);
    const part = rest > 0 ? rest / (steps.length - others.length) : whole / steps.length;
    share = { amount: Math.max(1, Math.floor(part / 60)), unit: 'workingHour' };
  }
  const pauses = pausesWithin(one, from, left);
  return left.getTime() >= clock.due(from, share, pauses) + 60_000;
}

/** From the event that stopped it to the one that let it go on. */
function pausesWithin(one: ToldByEvents, from: Date, left: Date): { from: Date; to: Date }[] {
  const pauses: { from: Date; to: Date }[] = [];
  let since: Date | null = null;
  for (const [index, { at }] of one.events.entries()) {
    if (at < from || at > left) continue;
    const stands = pauseOf({ ...one, events: one.events.slice(0, index + 1) });
    if (since && !stands) pauses.push({ from: since, to: at });
    since = stands?.since ?? null;
  }
  return pauses;
}
