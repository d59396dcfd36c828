import type { DossierState, DossierTransition } from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierEvent, type EventOnly } from './entities/dossier-event.entity.js';
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
export async function recordEvent(tx: OfficeTx, dossier: Dossier, event: NewEvent): Promise<string> {
  dossier.version += 1;
  dossier.state = event.toState;
  dossier.updatedAt = tx.now;
  const id = event.id ?? newId();
  await tx.em.insert(DossierEvent, {
    id,
    officeId: dossier.officeId,
    dossierId: dossier.id,
    seq: dossier.version,
    transition: event.transition,
    fromState: event.fromState,
    toState: event.toState,
    actorId: event.actorId,
    actorRole: event.actorRole,
    onBehalfOfId: event.onBehalfOfId ?? null,
    approverId: event.approverId ?? null,
    at: tx.now,
    reason: event.reason ?? null,
    details: (event.details ?? {}) as never,
  });
  return id;
}
