import { dueSoonFrom } from '@motcua/shared/calendar';
import type { StaffRole } from '@motcua/shared/staff';
import { In } from 'typeorm';
import { calendarAt, newestRevision } from '../calendar/office-calendars.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { CitizenNotices } from '../dossiers/citizen-notices.js';
import { limitInForce, reckonDue } from '../dossiers/due-time.js';
import { toldAnew } from '../dossiers/due-told.js';
import { DossierEvent } from '../dossiers/entities/dossier-event.entity.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { MoveDecision, MoveState } from './calendar-move.entity.js';
import { limitOf } from './dates-that-move.js';
import { type RunningDossier, runningDossiersOf } from './running-dossiers.js';

// Dossiers are locked until their batch commits, and an officer who opens one of them waits that long: a few tenths of
// a second.
const BATCH = 250;

interface DecidedMove {
  readonly id: string;
  readonly dossierId: string;
  readonly revision: number;
  readonly decision: MoveDecision;
  readonly decidedById: string;
  readonly decidedRole: StaffRole;
  readonly reason: string;
  readonly what: string;
}

/** A decision that still has something to decide about, and the event it will be. */
interface StandingMove extends DecidedMove {
  readonly eventId: string;
  readonly dossier: Dossier;
  readonly dueFrom: Date;
  readonly dueTo: Date;
  readonly dueSoonAt: Date;
}

/**
 * Does what was decided about dates that a changed calendar would move: each dossier by an event of its own, many at a
 * time, because there may be as many as the office has.
 */
export class CarryOutMoves {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly notices: CitizenNotices,
  ) {}

  /** One batch. @returns whether there may be more */
  async execute(tx: OfficeTx): Promise<boolean> {
    const decided: DecidedMove[] = await tx.em.query(
      `SELECT m.id, m.dossier_id AS "dossierId", m.revision, m.decision, m.decided_by_id AS "decidedById",
              m.decided_role AS "decidedRole", m.reason, r.what
         FROM calendar_move m JOIN calendar_revision r ON r.number = m.revision
        WHERE m.state = 'deciding' ORDER BY m.id LIMIT $1 FOR UPDATE OF m SKIP LOCKED`,
      [BATCH],
    );
    if (decided.length === 0) return false;
    // A second change of the same dossier finds it as the first has left it, in the next batch.
    const moves = decided.filter(
      ({ dossierId }, index) => decided.findIndex((other) => other.dossierId === dossierId) === index,
    );
    const standing = await this.standing(tx, moves);
    await writeDossiers(tx, standing);
    await writeEvents(tx, standing);
    await this.notices.plan(
      tx,
      standing
        .filter(
          ({ decision, dossier, dueFrom }) => decision === 'move' && toldAnew({ ...dossier, dueAt: dueFrom }, dossier),
        )
        .map(({ eventId, dossier, reason }) => ({ kind: 'due_moved', eventId, dossier, reason })),
    );
    await settle(tx, moves, standing);
    return true;
  }

  /** Locks the dossiers and leaves out whose clock has ended, or who has that date or that calendar already. */
  private async standing(tx: OfficeTx, moves: readonly DecidedMove[]): Promise<StandingMove[]> {
    const ids = moves.map(({ dossierId }) => dossierId);
    // In one order everywhere, so that two batches cannot wait for each other.
    const dossiers = await tx.em.find(Dossier, {
      where: { id: In(ids) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const running = new Map((await runningDossiersOf(tx.em, ids)).map((one) => [one.id, one]));
    const rows = new Map(dossiers.map((one) => [one.id, one]));
    const newest = await newestRevision(tx.em);
    const standing: StandingMove[] = [];
    for (const move of moves) {
      const [dossier, clock] = [rows.get(move.dossierId), running.get(move.dossierId)];
      if (dossier === undefined || clock === undefined || dossier.calendarRevision >= move.revision) continue;
      const due = await this.dueByRevision(tx, clock, move.revision);
      if (due === null || due.at.getTime() === clock.dueAt.getTime()) continue;
      // A later change has made it another date, or taken the change back: what was decided about is no more.
      const now = await this.dueByRevision(tx, clock, newest);
      if (now?.at.getTime() !== due.at.getTime()) continue;
      if (move.decision === 'move') {
        dossier.dueAt = due.at;
        dossier.calendarRevision = move.revision;
      }
      standing.push({
        ...move,
        eventId: newId(),
        dossier,
        dueFrom: clock.dueAt,
        dueTo: due.at,
        dueSoonAt: move.decision === 'move' ? due.soonFrom : dossier.dueSoonAt!,
      });
    }
    return standing;
  }

  private async dueByRevision(
    tx: OfficeTx,
    dossier: RunningDossier,
    revision: number,
  ): Promise<{ at: Date; soonFrom: Date } | null> {
    const limit = await limitOf(tx.em, this.catalogue, dossier);
    const calendar = await calendarAt(tx.em, dossier.handlingOfficeId, revision);
    const at = reckonDue(dossier, limit, dossier.pauses, calendar);
    if (at === null) return null;
    return { at, soonFrom: dueSoonFrom(at, limitInForce(dossier, limit, calendar), calendar) };
  }
}

async function writeDossiers(tx: OfficeTx, standing: readonly StandingMove[]): Promise<void> {
  await tx.em.query(
    `UPDATE dossier d SET due_at = m.due_at, due_soon_at = m.due_soon_at, calendar_revision = m.revision,
            version = d.version + 1, updated_at = $5
       FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::integer[])
            AS m (id, due_at, due_soon_at, revision)
      WHERE d.id = m.id`,
    [
      standing.map(({ dossierId }) => dossierId),
      standing.map(({ dossier }) => dossier.dueAt),
      standing.map(({ dueSoonAt }) => dueSoonAt),
      standing.map(({ dossier }) => dossier.calendarRevision),
      tx.now,
    ],
  );
}

async function writeEvents(tx: OfficeTx, standing: readonly StandingMove[]): Promise<void> {
  await tx.em.insert(
    DossierEvent,
    standing.map(({ eventId, dossier, decision, revision, what, dueFrom, dueTo, reason, ...decided }) => ({
      id: eventId,
      officeId: dossier.officeId,
      dossierId: dossier.id,
      seq: dossier.version + 1,
      transition: 'move_due' as const,
      fromState: dossier.state,
      toState: dossier.state,
      actorId: decided.decidedById,
      actorRole: decided.decidedRole,
      onBehalfOfId: null,
      approverId: null,
      at: tx.now,
      reason,
      details: { decision, revision, what, dueFrom: dueFrom.toISOString(), dueTo: dueTo.toISOString() } as never,
    })),
  );
}

const DONE: Readonly<Record<MoveDecision, MoveState>> = { move: 'moved', keep: 'kept' };

async function settle(tx: OfficeTx, moves: readonly DecidedMove[], standing: readonly StandingMove[]): Promise<void> {
  const done = new Map(standing.map(({ id, decision }) => [id, DONE[decision]]));
  await tx.em.query(
    `UPDATE calendar_move m SET state = s.state, settled_at = $3
       FROM unnest($1::uuid[], $2::text[]) AS s (id, state) WHERE m.id = s.id`,
    [moves.map(({ id }) => id), moves.map(({ id }) => done.get(id) ?? 'stale'), tx.now],
  );
}
