import { callApi, newIdempotencyKey, problemOf } from '../providers/http';
import type { ReusedPaper } from './intake-form';

/** A paper that could not be used again. */
export interface NotUsedAgain {
  readonly paper: string;
  /** Code of the refusal. */
  readonly code: string;
}

/** Attaches to a dossier that was just taken in what is used again in it, one after the other. @returns what was refused */
export async function attachAgain(dossierId: string, papers: readonly ReusedPaper[]): Promise<readonly NotUsedAgain[]> {
  const refused: NotUsedAgain[] = [];
  for (const { attachmentId, component, name } of papers) {
    try {
      await callApi(`/dossiers/${dossierId}/earlier-papers`, {
        method: 'POST',
        body: { attachmentId, component },
        idempotencyKey: newIdempotencyKey(),
      });
    } catch (error) {
      refused.push({ paper: name, code: problemOf(error).code });
    }
  }
  return refused;
}
