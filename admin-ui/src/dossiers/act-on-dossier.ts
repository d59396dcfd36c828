import type { DossierTransition } from '@motcua/shared/dossiers';
import { callApi } from '../providers/http';
import type { Dossier } from './dossier.types';

/** An act on a dossier as the API takes it. */
export interface Act {
  readonly transition: DossierTransition;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** The dossier after the act, or the proposal that now waits for a second person. Legal acts are never optimistic. */
export const actOnDossier = (
  id: string,
  act: Act,
  idempotencyKey: string,
): Promise<Dossier | { readonly approval: { readonly id: string } }> =>
  callApi(`/dossiers/${id}/transitions`, { method: 'POST', body: act, idempotencyKey });
