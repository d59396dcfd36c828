import type { DossierState, DossierTransition } from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { EventOnly } from './entities/dossier-event.entity.js';
import type { Dossier } from './entities/dossier.entity.js';

export interface NewEvent {
  /** Made before the act, so that what the act writes can refer to it. */
  readonly id?: string;
  readonly transition: DossierTransition | EventOnly;
  readonly fromState: DossierState | null;
  readonly toState: DossierState;
  readonly actorId: string;
  readonly actorRole: StaffRole | null;
  readonly onBehalfOfId?: string | null;
  readonly approverId?: string | null;
  readonly reason?: string | null;
  readonly details?: Record<string, unknown>;
}

/**
 * Appends one event and moves the dossier's state and version with it, in memory: the caller writes the row once at the
 * end of the act. The unique (dossier, seq) refuses two writers even if a lock were forgotten.
 */
export function recordEvent(tx: OfficeTx, dossier: Dossier, event: NewEvent): Promise<string> {
  dossier.version += 1;
  dossier.state = event.toState;
  dossier.updatedAt = tx.now;
  const id = event.id ?? newId();
  tx.write(
    `INSERT INTO dossier_event (id, office_id, dossier_id, seq, transition, from_state, to_state, actor_id, actor_role,
                                on_behalf_of_id, approver_id, at, reason, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      dossier.officeId,
      dossier.id,
      dossier.version,
      event.transition,
      event.fromState,
      event.toState,
      event.actorId,
      event.actorRole,
      event.onBehalfOfId ?? null,
      event.approverId ?? null,
      tx.now,
      event.reason ?? null,
      JSON.stringify(event.details ?? {}),
    ],
  );
  return Promise.resolve(id);
}
