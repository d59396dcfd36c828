import type { EntityManager } from 'typeorm';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { DigestLine } from './digest-text.js';
import type { OwedLine } from './read-owed-lines.js';

/** What these alerts say to a person. */
export async function digestLinesOf(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  staffId: string,
  told: readonly OwedLine[],
): Promise<DigestLine[]> {
  const lines: DigestLine[] = [];
  for (const { kind, code, procedureVersionId, dueAt, holder, holderId } of told) {
    const { definition } = await catalogue.byId(em, procedureVersionId);
    lines.push({ kind, code, procedureName: definition.name, dueAt, holder, own: holderId === staffId });
  }
  return lines;
}
