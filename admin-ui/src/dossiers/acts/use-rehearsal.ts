import type { DossierTransition } from '@motcua/shared/dossiers';
import { useEffect, useState } from 'react';
import { callApi, type Problem, problemOf } from '../../providers/http';
import type { Dossier } from '../dossier.types';
import type { Rehearsal } from './rehearsal.types';

const PAUSE_MS = 350;

export interface Rehearsing {
  readonly rehearsal: Rehearsal | null;
  /** Why the act would be refused. */
  readonly problem: Problem | null;
}

const NOTHING: Rehearsing = { rehearsal: null, problem: null };

/** Asks the server what the act would do, each time its fields have come to rest. `fields` is null while some are missing. */
export function useRehearsal(
  dossier: Dossier,
  transition: DossierTransition,
  fields: Record<string, unknown> | null,
): Rehearsing {
  const [found, setFound] = useState<Rehearsing>(NOTHING);
  const asked = fields === null ? null : JSON.stringify({ transition, version: dossier.version, ...fields });
  useEffect(() => {
    if (asked === null) {
      setFound(NOTHING);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      callApi<Rehearsal>(`/dossiers/${dossier.id}/rehearsals`, {
        method: 'POST',
        body: JSON.parse(asked) as object,
        signal: stop.signal,
      }).then(
        (rehearsal) => setFound({ rehearsal, problem: null }),
        (error: unknown) => !stop.signal.aborted && setFound({ rehearsal: null, problem: problemOf(error) }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, dossier.id]);
  return found;
}
