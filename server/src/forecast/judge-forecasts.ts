import { addDays, localDateOf } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';

/** A day's figures may still change when a decision is reopened; what lies further back stands. */
const DAYS_MADE_ANEW = 62;

const DAY = (column: string): string => `(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

/** Hardly any office has a word of its own on it, and to ask for what holds at each takes long. */
const LATE = `CASE WHEN EXISTS (SELECT 1 FROM office_setting s WHERE s.key = 'deadline.compare')
                     AND settings_of_office(f.handling_office_id) ->> 'deadline.compare' = 'minute'
                   THEN date_trunc('minute', d.finished_at) > date_trunc('minute', d.due_at)
                   ELSE ${DAY('d.finished_at')} > ${DAY('d.due_at')} END`;

/**
 * Holds the words said half-way against what became of the dossiers. Late is what `classifyFinished` says, by the day or
 * the minute as the office compares; what was withdrawn or given back is not judged.
 *
 * @returns how many were judged
 */
export async function judgeForecasts(em: EntityManager, now: Date): Promise<number> {
  const [judged]: [{ on: string }[], number] = await em.query(
    `UPDATE dossier_forecast f SET outcome = CASE WHEN ${LATE} THEN 'late' ELSE 'in_time' END,
            finished_on = ${DAY('d.finished_at')}
       FROM dossier d
      WHERE d.id = f.dossier_id AND f.checkpoint_word IS NOT NULL AND f.outcome IS NULL
        AND d.state IN ('decided', 'handed_over') AND d.finished_at IS NOT NULL AND d.due_at IS NOT NULL
      RETURNING f.finished_on::text AS on`,
  );
  const from = [addDays(localDateOf(now), -DAYS_MADE_ANEW), ...judged.map(({ on }) => on)].sort()[0];
  await em.query('DELETE FROM forecast_backtest WHERE on_date >= $1', [from]);
  await em.query(
    `INSERT INTO forecast_backtest (office_id, on_date, word, finished_in_time, finished_late)
     SELECT handling_office_id, finished_on, checkpoint_word, count(*) FILTER (WHERE outcome = 'in_time'),
            count(*) FILTER (WHERE outcome = 'late')
       FROM dossier_forecast WHERE outcome IS NOT NULL AND finished_on >= $1 GROUP BY 1, 2, 3`,
    [from],
  );
  return judged.length;
}
