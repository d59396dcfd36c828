import { callApi, newIdempotencyKey } from '../providers/http';

/** One of the dossiers a person brought in one visit. */
export interface VisitDossier {
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: string | null;
}

/**
 * Tells the server that the person has brought all: they hear of it in one message, now and not after some minutes.
 * It survives the closing of the tab; if it is lost all the same, the server's own patience ends soon enough.
 */
export function closeVisit(visitId: string): void {
  callApi(`/visits/${visitId}/close`, {
    method: 'POST',
    idempotencyKey: newIdempotencyKey(),
    keepalive: true,
  }).catch(() => undefined);
}
