import type { Dossier } from '../dossiers/dossier.types';
import { callApi } from '../providers/http';
import { attemptDone, keyOfAttempt } from './attempts';
import type { IntakeBody } from './intake-body';

/** A dossier as it was just taken in. */
export interface TakenIn extends Dossier {
  readonly warnings: readonly { readonly path: string; readonly code: string }[];
}

/** @param attempt name of the form, which has one intake under way at a time */
export async function takeIn(attempt: string, body: IntakeBody): Promise<TakenIn> {
  const idempotencyKey = keyOfAttempt(attempt, body);
  const dossier = await callApi<TakenIn>('/dossiers', { method: 'POST', body, idempotencyKey });
  attemptDone(attempt);
  return dossier;
}
