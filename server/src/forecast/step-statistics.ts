import type { StepHistory } from '@motcua/shared/forecast';
import type { EntityManager } from 'typeorm';
import { CUT_SHORT } from '../dossiers/step-times.js';

/** Makes the figures of the last twelve months anew: for each office, and for all of them together. */
export async function computeStatistics(em: EntityManager, now: Date): Promise<void> {
  await em.query('DELETE FROM step_statistic');
  await em.query(
    `INSERT INTO step_statistic (id, office_id, procedure_code, step_code, n, median_minutes, p90_minutes, usual_queue, computed_at)
     SELECT gen_random_uuid(), handling_office_id, procedure_code, step_code, count(*),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY working_minutes),
            percentile_cont(0.9) WITHIN GROUP (ORDER BY working_minutes), avg(queue_at_entry), $1
       FROM step_duration
      WHERE left_at > $1::timestamptz - interval '12 months' AND working_minutes IS NOT NULL AND left_by <> ALL ($2)
      GROUP BY GROUPING SETS ((handling_office_id, procedure_code, step_code), (procedure_code, step_code))`,
    [now, CUT_SHORT],
  );
}

export interface KnownStep {
  readonly own: StepHistory | null;
  readonly everywhere: StepHistory | null;
  /** How many other dossiers a holder of this office had when one came to them; null where nobody counted. */
  readonly usualQueue: number | null;
}

interface StatisticRow extends StepHistory {
  readonly officeId: string | null;
  readonly procedureCode: string;
  readonly stepCode: string;
  readonly usualQueue: number | null;
}

/** What is known of the steps of some procedures at some offices. */
export class KnownSteps {
  private constructor(private readonly rows: ReadonlyMap<string, StatisticRow>) {}

  static async read(
    em: EntityManager,
    officeIds: readonly string[],
    procedureCodes: readonly string[],
  ): Promise<KnownSteps> {
    const rows: StatisticRow[] = await em.query(
      `SELECT office_id AS "officeId", procedure_code AS "procedureCode", step_code AS "stepCode", n,
              median_minutes AS "medianMinutes", p90_minutes AS "p90Minutes", usual_queue AS "usualQueue"
         FROM step_statistic WHERE procedure_code = ANY ($1) AND (office_id IS NULL OR office_id = ANY ($2))`,
      [procedureCodes, officeIds],
    );
    return new KnownSteps(new Map(rows.map((row) => [key(row.officeId, row.procedureCode, row.stepCode), row])));
  }

  of(officeId: string, procedureCode: string, stepCode: string): KnownStep {
    const own = this.rows.get(key(officeId, procedureCode, stepCode)) ?? null;
    const everywhere = this.rows.get(key(null, procedureCode, stepCode)) ?? null;
    return { own, everywhere, usualQueue: own?.usualQueue ?? everywhere?.usualQueue ?? null };
  }
}

const key = (officeId: string | null, procedureCode: string, stepCode: string): string =>
  `${officeId ?? ''} ${procedureCode} ${stepCode}`;
