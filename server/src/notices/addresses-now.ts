import type { NoticeRecipient } from '@motcua/shared/notices';
import { type EntityManager, In } from 'typeorm';
import type { SecretBox } from '../common/secret-box.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { Notice } from './notice.entity.js';
import { addressBy, reachOf } from './reach.js';

/**
 * Where those are reached now whom a message tells of their dossiers: one place, as long as they share it; null for who is not
 * reached in its way.
 *
 * @param changed one of the dossiers, as it is about to be stored
 */
export async function addressesNow(
  em: EntityManager,
  box: SecretBox,
  { id, channel }: Pick<Notice, 'id' | 'channel'>,
  changed?: Dossier,
): Promise<(string | null)[]> {
  const told: { dossierId: string; recipient: NoticeRecipient }[] = await em.query(
    // Sent once more it tells what the first did.
    `WITH RECURSIVE sent AS (
       SELECT id, resent_from_id FROM notice WHERE id = $1
        UNION ALL
       SELECT former.id, former.resent_from_id FROM notice former JOIN sent ON former.id = sent.resent_from_id)
     SELECT DISTINCT dossier_id AS "dossierId", recipient FROM notice WHERE id = $1 OR told_with_id IN (SELECT id FROM sent)`,
    [id],
  );
  const stored = await em.findBy(Dossier, { id: In(told.map(({ dossierId }) => dossierId)) });
  const dossiers = new Map([...stored, ...(changed ? [changed] : [])].map((dossier) => [dossier.id, dossier]));
  return [
    ...new Set(
      told.map(({ dossierId, recipient }) => addressBy(channel, reachOf(box, dossiers.get(dossierId)!, recipient))),
    ),
  ];
}
