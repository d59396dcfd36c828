import { expect } from '@jest/globals';
import type { DossierThen } from '@motcua/shared/figures';
import type { TestApi, TestClient } from '../support/api.js';

export interface StoredEvent {
  readonly transition: string;
  readonly to: string;
  readonly at: Date;
  readonly details: {
    readonly dueAt?: string | null;
    readonly dueTo?: string | null;
    readonly to?: string;
    readonly decision?: string;
    readonly outcome?: string;
    readonly cause?: string;
    readonly until?: string;
    readonly reviewOn?: string;
    readonly stepCode?: string;
    readonly assigneeId?: string;
    readonly lateCause?: string;
    readonly receivedAt?: string;
    readonly finishedAt?: string;
  };
}

/** A dossier as its events tell it. */
export interface Told {
  readonly id: string;
  readonly received_by: string;
  readonly handled_by: string;
  readonly field: string;
  readonly procedure: string;
  readonly holder: string | null;
  readonly drafter: string | null;
  readonly channel: DossierThen['channel'];
  readonly catch_up_id: string | null;
  /** The real time of what was typed in afterwards; null for all others. */
  readonly real: Date | null;
  readonly events: readonly StoredEvent[];
}

/** Every dossier there is. */
export async function tellAll(api: TestApi): Promise<Told[]> {
  const told = await api.sql<Told>(
    `SELECT d.id, r.code AS received_by, h.code AS handled_by, v.field, d.procedure_code AS procedure, d.holder_id AS holder, d.drafter_id AS drafter, d.channel, d.catch_up_id,
            CASE WHEN d.catch_up_id IS NOT NULL THEN d.submitted_at END AS real,
            (SELECT json_agg(json_build_object('transition', e.transition, 'to', e.to_state, 'at', e.at, 'details', e.details) ORDER BY e.seq)
               FROM dossier_event e WHERE e.dossier_id = d.id) AS events
       FROM dossier d JOIN office r ON r.id = d.office_id JOIN office h ON h.id = d.handling_office_id
       JOIN procedure_version v ON v.id = d.procedure_version_id`,
  );
  return told.map((one) => ({ ...one, events: one.events.map((event) => ({ ...event, at: new Date(event.at) })) }));
}

/** Told by the events alone, one by one, as they had happened by then. */
export function naively({ events, channel, catch_up_id, real }: Told, until: Date): DossierThen {
  let received: Date | null = null;
  let [finished, due, paused, late, withdrawn]: [Date | null, Date | null, boolean, boolean, boolean] = [
    null,
    null,
    false,
    false,
    false,
  ];
  let dueKnown = false;
  for (const { transition, to, at, details } of events) {
    if (transition === 'accept') received = real ?? at;
    if (transition === 'correct_receipt_time') received = new Date(details.to!);
    const dueNow = details.dueTo === undefined ? details.dueAt : details.dueTo;
    const moves = dueNow !== undefined && details.decision !== 'keep';
    if (moves && (at < until || !dueKnown || transition === 'correct_receipt_time')) {
      due = dueNow === null ? null : new Date(dueNow);
      dueKnown = true;
    }
    if (transition === 'imported') {
      received = new Date(details.receivedAt!);
      if (new Date(details.finishedAt!) < until) finished = new Date(details.finishedAt!);
      withdrawn = to === 'withdrawn' && finished !== null;
      continue;
    }
    if (at >= until) continue;
    const stands = transition === 'pause' || ['awaiting_supplement', 'awaiting_payment', 'suspended'].includes(to);
    if (stands && !paused) {
      late = due !== null && day(at) > day(due);
      paused = !(transition === 'pause' && late);
    }
    if (['unpause', 'resume', 'confirm_payment', 'decide', 'withdraw', 'return_unfinished'].includes(transition))
      paused = false;
    if (transition === 'receive_supplement' && to !== 'awaiting_supplement') paused = false;
    if (['decide', 'withdraw', 'return_unfinished'].includes(transition)) finished = at;
    if (transition === 'reopen_decision') finished = null;
    withdrawn = to === 'withdrawn';
  }
  return {
    receivedAt: received,
    channel,
    voided: events.some(({ transition }) => transition === 'void_intake'),
    enteredAfterwards: catch_up_id !== null,
    broughtOver: events.some(({ transition }) => transition === 'imported'),
    caseChanges: events.filter(({ transition }) => transition === 'change_case').map(({ at }) => at),
    finishedAt: finished,
    withdrawn,
    dueAt: due,
    paused,
    lateBeforePause: paused && late,
  };
}

export const day = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The columns once more, in words of their own: by days written out. */
export function columnsOf(then: DossierThen, from: string, to: string): number[] {
  if (then.receivedAt === null || then.voided || day(then.receivedAt) > to) return [];
  if (then.finishedAt && day(then.finishedAt) < from) return [];
  const columns = [3, day(then.receivedAt) < from ? 6 : then.channel === 'online' ? 4 : 5];
  const due = then.dueAt && day(then.dueAt);
  if (!then.finishedAt) return [...columns, 11, then.paused || due === null || due >= to ? 12 : 13];
  const end = day(then.finishedAt);
  if (then.withdrawn || due === null || end === due) return [...columns, 7, 9];
  return [...columns, 7, end < due ? 8 : 10];
}

/** The span of some days, which ends now where they are not over. */
export function spanUntil(from: string, to: string, now: string): { from: Date; until: Date; lastDay: string } {
  const end = new Date(Date.parse(`${to}T00:00+07:00`) + 86_400_000);
  const soon = new Date(Date.parse(`${now}+07:00`) + 60_000);
  const until = end < soon ? end : soon;
  return { from: new Date(`${from}T00:00+07:00`), until, lastDay: day(new Date(until.getTime() - 1)) };
}

/** Every id of a list, page by page. */
export async function listed(client: TestClient, query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await client.get(`/api/v1/dossiers?limit=7&${query}${cursor && `&cursor=${cursor}`}`);
    expect({ query, status }).toEqual({ query, status: 200 });
    ids.push(...(body as { data: { id: string }[] }).data.map(({ id }) => id));
    const { nextCursor } = (body as { page: { nextCursor: string | null } }).page;
    if (nextCursor === null) return ids;
    cursor = encodeURIComponent(nextCursor);
  }
}
