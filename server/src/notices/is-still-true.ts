import { type NoticeKind, outdates, supersedes } from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';
import { messageOf } from '../dossiers/message-of.sql.js';
import { untrueSince } from '../figures/untold.sql.js';

interface Part {
  readonly kind: NoticeKind;
  /** No time was ever promised that a later one could move. */
  readonly timeless: boolean;
  /** Of its dossier, to the same person: what later acts have told or are about to. */
  readonly laterKinds: readonly NoticeKind[];
}

/** Whether a message, told now, would say what is so of one of its dossiers at least. Its words are those of its act. */
export async function isStillTrue(em: EntityManager, noticeId: string): Promise<boolean> {
  const parts: Part[] = await em.query(
    `SELECT part.kind, d.due_original IS NULL AND d.due_at IS NULL AS timeless,
            ARRAY(SELECT later.kind FROM notice later JOIN notice sent ON sent.id = ${messageOf('later')}
                   WHERE later.dossier_id = part.dossier_id AND later.recipient = part.recipient
                     AND later.event_id > part.event_id AND sent.state <> 'recalled') AS "laterKinds"
       FROM notice part JOIN dossier d ON d.id = part.dossier_id
      WHERE (part.id = $1 OR part.told_with_id = $1) AND NOT ${untrueSince('part')}`,
    [noticeId],
  );
  return parts.some(
    ({ kind, timeless, laterKinds }) => !laterKinds.some((later) => (timeless ? supersedes : outdates)(later, kind)),
  );
}
