import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { closeVisit } from '../../dossiers/close-visit';
import type { DossierRow } from '../../dossiers/dossier.types';
import { newVisitId } from '../../dossiers/visit-id';
import { problemOf } from '../../providers/http';
import { type Finishing, signRow } from './sign-row';
import { QUICK_TODAY } from './use-today';

export interface Signing {
  /** Null while nothing runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why one was not finished, as a key of words, by the dossier's id. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly start: (rows: readonly DossierRow[], finishing: Finishing) => Promise<number>;
}

/** Finishes dossiers one after the other: what one of them is refused for does not stop the rest. */
export function useSigning(): Signing {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Signing['progress']>(null);
  const [refusals, setRefusals] = useState<Signing['refusals']>({});
  const start: Signing['start'] = async (rows, finishing) => {
    const found: Record<string, string> = {};
    const visit = rows.length > 1 ? { visitId: newVisitId() } : {};
    for (const [done, row] of rows.entries()) {
      setProgress({ done, total: rows.length });
      const refusal = await signRow(row, { ...finishing, ...visit }).catch(
        (error: unknown) => `errors.${problemOf(error).code}`,
      );
      if (refusal !== null) found[row.id] = refusal;
    }
    if (visit.visitId !== undefined) closeVisit(visit.visitId);
    setProgress(null);
    setRefusals(found);
    await client.invalidateQueries({ queryKey: [QUICK_TODAY] });
    return rows.length - Object.keys(found).length;
  };
  return { progress, refusals, start };
}
