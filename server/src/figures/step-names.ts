import type { OfficeTx } from '../database/office-transaction.js';
import { grouped } from './grouped.js';

interface NamedStep {
  readonly procedure: string;
  readonly code: string;
  readonly name: string;
}

/** What steps are called: in one procedure by its newest version, over several as most of them say. */
export class StepNames {
  /** @param steps the newest version of each procedure first */
  constructor(private readonly steps: readonly NamedStep[]) {}

  /** The code itself where no version knows it any more. */
  of(code: string, procedure: string | null): string {
    const some = this.steps.filter((one) => one.code === code && (procedure === null || one.procedure === procedure));
    if (procedure !== null) return some[0]?.name ?? code;
    const called = grouped(some, ({ name }) => name);
    return called.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? code;
  }
}

/** The steps of these codes in every procedure, those of its cases as well. */
export async function namesOfSteps(tx: OfficeTx, codes: readonly string[]): Promise<StepNames> {
  return new StepNames(
    await tx.em.query(
      `SELECT p.code AS procedure, step ->> 'code' AS code, step ->> 'name' AS name
         FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
        CROSS JOIN LATERAL (SELECT jsonb_path_query(v.definition, '$.steps[*]') AS step
                             UNION ALL SELECT jsonb_path_query(v.definition, '$.cases[*].steps[*]')) named
        WHERE step ->> 'code' = ANY ($1) ORDER BY p.code, v.number DESC`,
      [[...new Set(codes)]],
    ),
  );
}
