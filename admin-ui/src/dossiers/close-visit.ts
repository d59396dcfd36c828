import { callApi, newIdempotencyKey } from '../providers/http';

/**
 * Tells the server that the person has brought or got all, or that a pile is done: who is concerned hears of it in one message,
 * now and not after some minutes. It survives the closing of the tab; if it is lost all the same, the server's own patience ends
 * soon enough.
 */
export function closeVisit(visitId: string): void {
  callApi(`/visits/${visitId}/close`, {
    method: 'POST',
    idempotencyKey: newIdempotencyKey(),
    keepalive: true,
  }).catch(() => undefined);
}
