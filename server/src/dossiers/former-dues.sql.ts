import { WAS_MOVED } from '../figures/period-conditions.js';

const DUE = `COALESCE(e.details -> 'dueTo', e.details -> 'dueAt')`;

/**
 * The due times that a dossier `d` has had before, each with the moment its clock ran until it was moved; null where it
 * never was, as with nearly all. A receipt time set right was never another, and so no due time was. Without a limit the
 * event says null, which was no due time either.
 */
export const FORMER_DUES_OF_DOSSIER = `CASE WHEN ${WAS_MOVED} THEN (
    SELECT jsonb_agg(jsonb_build_object('dueAt', former.due, 'ranUntil', former.ran_until))
      FROM (SELECT e.transition, lag(${DUE}) OVER (ORDER BY e.seq) AS due,
                   COALESCE((SELECT max(p.started_at) FROM dossier_pause p
                              WHERE p.dossier_id = d.id AND p.started_at < e.at AND (p.ended_at IS NULL OR p.ended_at >= e.at)),
                            e.at) AS ran_until
              FROM dossier_event e
             WHERE e.dossier_id = d.id AND ${DUE} IS NOT NULL AND e.details ->> 'decision' IS DISTINCT FROM 'keep') former
     WHERE former.due <> 'null' AND former.transition <> 'correct_receipt_time') END`;
