import { IsNull } from 'typeorm';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierComponent } from '../dossiers/entities/dossier-parts.entity.js';
import type { Attachment } from './attachment.entities.js';

/** A paper that has come by no other way is there because it is used again. */
export async function markReused(tx: OfficeTx, dossierId: string, code: string): Promise<void> {
  await tx.em.update(DossierComponent, { dossierId, code, source: IsNull() }, { source: 'reused' });
}

/** With the last file used again for it, a paper that is not there has come by no way. */
export async function unmarkReused(tx: OfficeTx, removed: Attachment): Promise<void> {
  if (removed.reusedFromId === null || removed.componentCode === null) return;
  await tx.em.query(
    `UPDATE dossier_component SET source = NULL
      WHERE dossier_id = $1 AND code = $2 AND source = 'reused' AND NOT present AND NOT EXISTS (
        SELECT FROM attachment
         WHERE dossier_id = $1 AND component_code = $2 AND state = 'kept' AND reused_from_id IS NOT NULL)`,
    [removed.dossierId, removed.componentCode],
  );
}
