import { workingMinutesBetween, type WorkingCalendar } from '@motcua/shared/calendar';
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
  readonly events: readonly ActedEvent[];
}

/**
 * Every dossier of a province as its events tell it. Of the dossier itself only what no act changes is read: whose it is,
 * which procedure, how it came in.
 */
export async function tellByEvents(api: TestApi, province: string): Promise<ToldByEvents[]> {
  const told = await api.sql<Omit<ToldByEvents, 'holder' | 'drafter'>>(
    `SELECT d.id, d.code, r.code AS received_by, h.code AS handled_by, v.field, d.procedure_code AS procedure, d.channel,
            NULL AS catch_up_id, NULL AS real, v.definition -> 'steps' -> 0 ->> 'code' AS "firstStep",
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
  readonly from: Date;
  readonly left: Date;
  readonly by: string;
}

const ENDS = ['decide', 'withdraw', 'return_unfinished', 'void_intake', 'refuse'];

/** Its stays at steps that are over. */
export function staysOf(one: ToldByEvents): ToldStay[] {
  const stays: ToldStay[] = [];
  let open: { step: string; from: Date } | null = null;
  for (const { transition, at, details } of one.events) {
    if (open && (transition === 'forward' || ENDS.includes(transition))) {
      stays.push({ one, ...open, left: at, by: transition });
      open = null;
    }
    if (transition === 'accept') open = { step: one.firstStep, from: at };
    if (transition === 'forward') open = { step: details.stepCode!, from: at };
    if (transition === 'reopen_decision') open = { step: 'tham_dinh', from: at };
  }
  return stays;
}

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
