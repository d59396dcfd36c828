import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { AccessAction } from './audit.entity.js';

export interface Access {
  readonly officeId: string;
  readonly staffId: string;
  readonly dossierId?: string;
  readonly action: AccessAction;
  readonly fields?: readonly string[];
  readonly purpose?: string;
}

/**
 * Records who saw what, in the transaction that reads it: when this fails, nothing is committed, and so nothing is
 * disclosed. It is sent when this resolves; nobody waits for it before the end. What is read on a copy is recorded on the
 * database before it is disclosed.
 */
export function recordAccess(tx: OfficeTx, access: Access): Promise<void> {
  if (tx.isOfCopy) {
    tx.owed.push((onDatabase) => recordAccess(onDatabase, access));
    return Promise.resolve();
  }
  tx.write(
    `INSERT INTO access_record (id, office_id, staff_id, dossier_id, action, fields, purpose, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      access.officeId,
      access.staffId,
      access.dossierId ?? null,
      access.action,
      access.fields ?? [],
      access.purpose ?? null,
      tx.now,
    ],
  );
  return Promise.resolve();
}
