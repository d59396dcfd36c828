import { localDateOf } from '@motcua/shared/calendar';
import { effectiveCase } from '@motcua/shared/procedures';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { CatalogueVersion, ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { DossierComponent } from './entities/dossier-parts.entity.js';
import type { Dossier } from './entities/dossier.entity.js';

/**
 * A dossier is pinned to the version it is accepted under: one that changed since the submission counts, unless it no
 * longer has the dossier's case.
 */
export async function pinToVersionInForce(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  dossier: Dossier,
  pinned: CatalogueVersion,
): Promise<CatalogueVersion> {
  const current = await catalogue.inForce(tx.em, pinned.code, localDateOf(tx.now));
  const kase = current && current.id !== pinned.id ? effectiveCase(current.definition, dossier.caseCode) : null;
  if (!current || !kase) return pinned;
  dossier.procedureVersionId = current.id;
  await addComponents(
    tx,
    dossier,
    kase.components.map(({ code }) => code),
  );
  return current;
}

/** Adds the papers a dossier has not been asked for before, as not present. */
export async function addComponents(tx: OfficeTx, dossier: Dossier, codes: readonly string[]): Promise<void> {
  for (const [position, code] of codes.entries()) {
    await tx.em
      .createQueryBuilder()
      .insert()
      .into(DossierComponent)
      .values({
        id: newId(),
        officeId: dossier.officeId,
        dossierId: dossier.id,
        code,
        position,
        present: false,
        valid: false,
      })
      .orIgnore()
      .execute();
  }
}
