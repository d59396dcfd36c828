import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { AdminAudit } from './audit.entity.js';

/** What administrators look after. Stored words: never renamed. */
export type AdminSubject =
  | 'staff'
  | 'office'
  | 'office_succession'
  | 'procedure'
  | 'calendar_day'
  | 'office_hours'
  | 'delegation'
  | 'staff_leave'
  | 'office_setting'
  | 'notice_rule'
  | 'staff_notice_rule'
  | 'notice_template'
  | 'history_import';

export interface AdminChange {
  readonly subjectKind: AdminSubject;
  readonly subjectId: string;
  readonly action: AdminAudit['action'];
  /** Views, as the API shows them: passwords and their hashes are in none. */
  readonly before: object | null;
  readonly after: object | null;
}

/** Records what an administrator changed, in the transaction that changes it. */
export async function recordAdminChange(tx: OfficeTx, staffId: string, change: AdminChange): Promise<void> {
  await tx.em.query(
    `INSERT INTO admin_audit (id, staff_id, subject_kind, subject_id, action, before, after, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      staffId,
      change.subjectKind,
      change.subjectId,
      change.action,
      change.before && JSON.stringify(change.before),
      change.after && JSON.stringify(change.after),
      tx.now,
    ],
  );
}
