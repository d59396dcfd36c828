import type { EntityManager } from 'typeorm';
import type { CatalogueVersion, ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { DossierRow } from './dossier-rows.js';

export interface RowWithProcedure {
  readonly row: DossierRow;
  readonly procedure: CatalogueVersion;
}

/** Rows with the version each is pinned to. The catalogue keeps versions in memory, so this seldom asks the database. */
export async function withProcedures(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  rows: readonly DossierRow[],
): Promise<RowWithProcedure[]> {
  const found: RowWithProcedure[] = [];
  for (const row of rows) found.push({ row, procedure: await catalogue.byId(em, row.procedureVersionId) });
  return found;
}
