import type { ProcedureDefinition } from '@motcua/shared/procedures';
import type { EntityManager } from 'typeorm';

/** One version of a procedure as acts use it. */
export interface CatalogueVersion {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly definition: ProcedureDefinition;
}

interface VersionRow {
  id: string;
  code: string;
  number: number;
  definition: ProcedureDefinition;
}

/** Looks procedures up. A version never changes, so each is read from the database once. */
export class ProcedureCatalogue {
  private readonly versions = new Map<string, CatalogueVersion>();

  /** The version of an enabled procedure in force on a local date, or null. */
  async inForce(em: EntityManager, code: string, on: string): Promise<CatalogueVersion | null> {
    const rows: { id: string }[] = await em.query(
      `SELECT v.id FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
        WHERE p.code = $1 AND p.disabled_at IS NULL AND v.effective_from <= $2 AND (v.effective_to IS NULL OR v.effective_to >= $2)
        ORDER BY v.effective_from DESC, v.number DESC LIMIT 1`,
      [code, on],
    );
    return rows[0] ? this.byId(em, rows[0].id) : null;
  }

  /** @throws Error when there is no such version: dossiers are pinned to versions that are never deleted */
  async byId(em: EntityManager, id: string): Promise<CatalogueVersion> {
    const known = this.versions.get(id);
    if (known) return known;
    const rows: VersionRow[] = await em.query(
      `SELECT v.id, p.code, v.number, v.definition FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id WHERE v.id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error(`procedure version ${id} is missing`);
    this.versions.set(id, rows[0]);
    return rows[0];
  }
}
