import { type NoticeKind, outdatedBy } from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';

/** What is to be told by phone, and to whom. */
export interface CallOwed {
  readonly id: string;
  readonly dossierId: string;
  readonly recipient: string;
  readonly kind: NoticeKind;
}

/** Who is called with the news is not called with what it replaces, or an older time, as well, unless that call is about other dossiers too. */
export async function supersedeCalls(em: EntityManager, calls: readonly CallOwed[]): Promise<void> {
  for (const { id, dossierId, recipient, kind } of calls) {
    await em.query(
      `UPDATE notice SET state = 'recalled', recalled_because = 'superseded'
        WHERE dossier_id = $1 AND recipient = $2 AND channel = 'phone' AND state = 'manual' AND id < $3 AND kind = ANY ($4)
          AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)`,
      [dossierId, recipient, id, outdatedBy(kind)],
    );
  }
}
