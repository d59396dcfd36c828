import { useRef, useState } from 'react';
import { newIdempotencyKey, type Problem, problemOf } from '../../providers/http';
import { actOnDossier } from '../act-on-dossier';
import { closeVisit } from '../close-visit';
import type { DossierRow } from '../dossier.types';
import { newVisitId } from '../visit-id';
import { type BatchAct, type BatchAnswers, batchFields } from './batch-acts';

export interface BatchResult {
  readonly row: DossierRow;
  readonly outcome: 'done' | 'proposed' | 'refused';
  readonly problem?: Problem;
}

export interface Batch {
  readonly results: readonly BatchResult[];
  readonly running: boolean;
  readonly start: (act: BatchAct, answers: BatchAnswers, rows: readonly DossierRow[]) => Promise<void>;
  /** Stops behind the dossier under way. */
  readonly cancel: () => void;
}

/**
 * One act on many dossiers, one after the other in the order shown, so that register numbers follow it. Each is a
 * transaction of its own: what one refuses does not hold up the rest.
 */
export function useBatch(): Batch {
  const [results, setResults] = useState<readonly BatchResult[]>([]);
  const [running, setRunning] = useState(false);
  const cancelled = useRef(false);
  // One key for one dossier and intention, also when the batch is started again after the network was lost.
  const keys = useRef(new Map<string, string>());
  // As long as the keys, for it is part of what they are for.
  const visits = useRef(new Map<string, string>());

  const start: Batch['start'] = async (act, answers, rows) => {
    cancelled.current = false;
    setRunning(true);
    setResults([]);
    for (const row of rows) {
      if (cancelled.current) break;
      const visit = act.tellsTogether && rows.length > 1 ? { visitId: visitOf(row, visits.current) } : {};
      const result = await one(act, answers, row, visit, keys.current);
      setResults((before) => [...before, result]);
      // Without a server or a session the rest would only fail as well.
      if (result.problem?.code === 'network' || result.problem?.code === 'auth.required') break;
    }
    visits.current.forEach((visitId) => closeVisit(visitId));
    setRunning(false);
  };
  return { results, running, start, cancel: () => (cancelled.current = true) };
}

/** A visit is one office's; the code of a dossier begins with that of the office which has received it. */
function visitOf({ code }: DossierRow, visits: Map<string, string>): string {
  const office = code.slice(0, code.indexOf('-'));
  const visitId = visits.get(office) ?? newVisitId();
  visits.set(office, visitId);
  return visitId;
}

async function one(
  act: BatchAct,
  answers: BatchAnswers,
  row: DossierRow,
  visit: { readonly visitId?: string },
  keys: Map<string, string>,
): Promise<BatchResult> {
  const body = { transition: act.transition, version: row.version, ...visit, ...batchFields(act, answers, row) };
  const intention = JSON.stringify([row.id, body]);
  const key = keys.get(intention) ?? newIdempotencyKey();
  keys.set(intention, key);
  try {
    const answer = await actOnDossier(row.id, body, key);
    return { row, outcome: 'approval' in answer ? 'proposed' : 'done' };
  } catch (error) {
    // Past its hour is not late where the office goes by days: then there is nothing to explain.
    if (problemOf(error).code === 'dossier.not_late') return one(act, { ...answers, lateCause: '' }, row, visit, keys);
    return { row, outcome: 'refused', problem: problemOf(error) };
  }
}
