import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { DossierResult } from '../dossiers/entities/dossier-parts.entity.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';

type Changes = Partial<Pick<DossierResult, 'shelfSlot' | 'symbol' | 'copyId'>>;

/**
 * Records who changed the register of results, and what stood there before, as "symbol: GKS → TLKS". A copy is told by the id
 * of its file: names of files may name citizens.
 */
export function recordChange(
  tx: OfficeTx,
  { staffId }: Actor,
  { id: dossierId, officeId }: Dossier,
  before: DossierResult,
  changes: Changes,
): Promise<void> {
  const changed = (Object.keys(changes) as (keyof Changes)[]).filter((field) => changes[field] !== before[field]);
  const told = changed.map((field) => `${field}: ${before[field] ?? '–'} → ${changes[field] ?? '–'}`);
  return recordAccess(tx, {
    officeId,
    staffId,
    dossierId,
    action: 'read',
    fields: ['result', ...changed],
    ...(told.length > 0 && { purpose: `${before.number}; ${told.join('; ')}` }),
  });
}
