import type { EntityManager } from 'typeorm';

/**
 * Makes the history of dossiers that were there before it was kept, from their hand-overs, some dossiers at a time in
 * the order of their ids. Done again, it adds nothing. A queue that nobody counted then stays unknown.
 *
 * @returns whether there may be more
 */
export async function backfillSteps(em: EntityManager, now: Date, batch: number): Promise<boolean> {
  const [job]: { cursor: string | null }[] = await em.query(
    `SELECT cursor FROM forecast_job WHERE name = 'backfill' AND finished_at IS NULL FOR UPDATE SKIP LOCKED`,
  );
  if (!job) return false;
  const ids: { id: string }[] = await em.query(
    `SELECT id FROM dossier WHERE id > COALESCE($1, '00000000-0000-0000-0000-000000000000')::uuid ORDER BY id LIMIT $2`,
    [job.cursor, batch],
  );
  const last = ids.at(-1);
  if (last) await em.query(STAYS, [ids.map(({ id }) => id), now]);
  await em.query(`UPDATE forecast_job SET cursor = COALESCE($1, cursor), finished_at = $2 WHERE name = 'backfill'`, [
    last?.id ?? null,
    ids.length < batch ? now : null,
  ]);
  return ids.length === batch;
}

/** The first stay begins with the clock, each further one with a hand-over to another step; the last ends with the clock. */
const STAYS = `
WITH clocked AS (
  SELECT d.* FROM (
    SELECT d.id, d.office_id, d.handling_office_id, d.procedure_code, d.procedure_version_id, d.step_code, d.assignee_id,
           d.state, d.clock_from, d.finished_at
      FROM dossier d WHERE d.id = ANY ($1) AND d.clock_from IS NOT NULL AND d.clock_from > $2::timestamptz - interval '12 months') d
   WHERE NOT EXISTS (SELECT 1 FROM step_duration s WHERE s.dossier_id = d.id)
), moves AS (
  SELECT h.dossier_id, h.from_step, h.to_step AS step, h.receiver_id AS holder, h.given_at AS at
    FROM clocked c JOIN dossier_handover h ON h.dossier_id = c.id
   WHERE h.recalled_at IS NULL AND h.from_step IS DISTINCT FROM h.to_step AND h.given_at >= c.clock_from
), stays AS (
  SELECT dossier_id, step, holder, at FROM moves
  UNION ALL
  SELECT c.id, COALESCE((SELECT m.from_step FROM moves m WHERE m.dossier_id = c.id ORDER BY m.at LIMIT 1),
                        CASE WHEN c.finished_at IS NULL THEN c.step_code END,
                        (SELECT v.definition #>> '{steps,0,code}' FROM procedure_version v WHERE v.id = c.procedure_version_id)),
         NULL, c.clock_from
    FROM clocked c
)
INSERT INTO step_duration (id, office_id, handling_office_id, dossier_id, procedure_code, step_code, holder_id, entered_at, left_at, left_by)
SELECT gen_random_uuid(), c.office_id, c.handling_office_id, c.id, c.procedure_code, s.step,
       CASE WHEN s.next_at IS NULL AND c.finished_at IS NULL THEN c.assignee_id ELSE s.holder END,
       s.at, COALESCE(s.next_at, c.finished_at),
       CASE WHEN s.next_at IS NOT NULL THEN 'forward'
            WHEN c.finished_at IS NULL THEN NULL
            WHEN c.state IN ('decided', 'handed_over') THEN 'decide' ELSE 'withdraw' END
  FROM (SELECT stays.*, lead(at) OVER (PARTITION BY dossier_id ORDER BY at) AS next_at FROM stays) s
  JOIN clocked c ON c.id = s.dossier_id
 WHERE s.step IS NOT NULL AND COALESCE(s.next_at, c.finished_at, s.at) >= s.at`;
