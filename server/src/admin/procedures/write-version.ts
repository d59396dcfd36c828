import { addDays } from '@motcua/shared/calendar';
import type { ProcedureDefinition } from '@motcua/shared/procedures';
import { refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { readProcedureDefinition } from '../../procedures/catalogue/procedure-definition.schema.js';
import { searchText } from '../../seeding/seed-base.js';

/** @throws DomainError 422 `procedure.invalid` naming everything that is wrong */
export function readDefinition(json: unknown): ProcedureDefinition {
  const read = readProcedureDefinition(json);
  if (read.ok) return read.definition;
  throw refused(
    'procedure.invalid',
    'The definition is not right.',
    read.problems.map(({ path, message }) => ({
      path: `definition${path === '' ? '' : '.'}${path.replace(/\[(\d+)\]/g, '.$1')}`,
      code: 'field.invalid',
      message,
    })),
  );
}

export interface NewVersion {
  readonly procedureId: string;
  readonly code: string;
  readonly number: number;
  readonly effectiveFrom: string;
  readonly definition: ProcedureDefinition;
}

export async function insertVersion(tx: OfficeTx, version: NewVersion): Promise<void> {
  const { procedureId, code, number, effectiveFrom, definition } = version;
  await tx.em.query(
    `INSERT INTO procedure_version (id, procedure_id, number, effective_from, search_text, field, definition, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      procedureId,
      number,
      effectiveFrom,
      searchText(code, definition.name),
      definition.field,
      JSON.stringify(definition),
      tx.now,
    ],
  );
}

/** Lets the versions before end the day before another begins. Only this column of a version may ever change. */
export async function endEarlierVersions(tx: OfficeTx, procedureId: string, effectiveFrom: string): Promise<void> {
  await tx.em.query(
    `UPDATE procedure_version SET effective_to = $2 WHERE procedure_id = $1 AND (effective_to IS NULL OR effective_to > $2)`,
    [procedureId, addDays(effectiveFrom, -1)],
  );
}
