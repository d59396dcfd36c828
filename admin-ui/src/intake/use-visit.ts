import { useEffect, useRef, useState } from 'react';
import { closeVisit } from '../dossiers/close-visit';
import type { TakenIn } from './take-in';
import type { VisitDossier } from './visit';

export interface Visit {
  readonly dossiers: readonly VisitDossier[];
  readonly add: (dossier: TakenIn) => void;
  /** The person has brought all: they are told now. */
  readonly close: () => void;
}

/** What one person brings. The visit ends with "next person", with leaving the page, or with closing the tab. */
export function useVisit(): Visit {
  const [dossiers, setDossiers] = useState<readonly VisitDossier[]>([]);
  const open = useRef<string | null>(null);
  const end = useRef(() => {
    if (open.current !== null) closeVisit(open.current);
    open.current = null;
  });
  useEffect(() => {
    const { current: leave } = end;
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    dossiers,
    add: ({ id, code, procedure, dueAt, visitId }) => {
      open.current = visitId;
      setDossiers([...dossiers, { id, code, procedureName: procedure.name, dueAt }]);
    },
    close: () => {
      end.current();
      setDossiers([]);
    },
  };
}
