import { dueSoonFrom } from '@motcua/shared/calendar';
import type { StaffRole } from '@motcua/shared/staff';
import { calendarAt } from '../calendar/office-calendars.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { CitizenNotices } from '../dossiers/citizen-notices.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier, storeDossier } from '../dossiers/load-dossier.js';
import { recordEvent } from '../dossiers/record-event.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { MoveDecision, MoveState } from './calendar-move.entity.js';
import { dueBy, limitOf } from './dates-that-move.js';
import { runningDossier } from './running-dossiers.js';

// Each dossier is locked until the batch commits, and an officer who opens one of them waits that long.
const BATCH = 50;

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

/** Does what was decided about dates that a changed calendar would move, dossier by dossier, each as an event. */
export class CarryOutMoves {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly notices: CitizenNotices,
  ) {}

  /** One batch. @returns whether there may be more */
  async execute(tx: OfficeTx): Promise<boolean> {
    const moves: DecidedMove[] = await tx.em.query(
      `SELECT m.id, m.dossier_id AS "dossierId", m.revision, m.decision, m.decided_by_id AS "decidedById",
              m.decided_role AS "decidedRole", m.reason, r.what
         FROM calendar_move m JOIN calendar_revision r ON r.number = m.revision
        WHERE m.state = 'deciding' ORDER BY m.id LIMIT $1 FOR UPDATE OF m SKIP LOCKED`,
      [BATCH],
    );
    // In one order everywhere, so that two batches cannot wait for each other.
    for (const move of [...moves].sort((a, b) => (a.dossierId < b.dossierId ? -1 : 1))) {
      const state = await this.settle(tx, move);
      await tx.em.query(`UPDATE calendar_move SET state = $2, settled_at = $3 WHERE id = $1`, [move.id, state, tx.now]);
    }
    return moves.length === BATCH;
  }

  private async settle(tx: OfficeTx, move: DecidedMove): Promise<MoveState> {
    const dossier = await lockDossier(tx, move.dossierId);
    const dueTo = await this.dueByRevision(tx, dossier, move.revision);
    const dueFrom = dossier.dueAt;
    if (dueTo === null || dueFrom === null || dueTo.at.getTime() === dueFrom.getTime()) return 'stale';
    if (move.decision === 'move') {
      dossier.dueAt = dueTo.at;
      dossier.dueSoonAt = dueTo.soonFrom;
      dossier.calendarRevision = move.revision;
    }
    const { decision, reason, revision, what } = move;
    const eventId = await recordEvent(tx, dossier, {
      transition: 'move_due',
      fromState: dossier.state,
      toState: dossier.state,
      actorId: move.decidedById,
      actorRole: move.decidedRole,
      reason,
      details: { decision, revision, what, dueFrom: dueFrom.toISOString(), dueTo: dueTo.at.toISOString() },
    });
    await storeDossier(tx, dossier);
    if (decision === 'keep') return 'kept';
    await this.notices.plan(tx, { kind: 'due_moved', eventId, dossier, reason });
    return 'moved';
  }

  /** The date by that calendar as the dossier stands now; null when its clock has ended or it knows that calendar. */
  private async dueByRevision(
    tx: OfficeTx,
    dossier: Dossier,
    revision: number,
  ): Promise<{ at: Date; soonFrom: Date } | null> {
    if (dossier.calendarRevision >= revision) return null;
    const running = await runningDossier(tx.em, dossier.id);
    if (running === undefined) return null;
    const limit = await limitOf(tx.em, this.catalogue, dossier);
    const calendar = await calendarAt(tx.em, dossier.handlingOfficeId, revision);
    const at = dueBy(running, limit, calendar);
    return at === null ? null : { at, soonFrom: dueSoonFrom(at, limit, calendar) };
  }
}
