import { visitTemplateOf } from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import { settingsOfOffices } from '../offices/settings-of-office.js';
import { type HeldNotice, type MergedNotice, mergeVisitNotices } from './merge-visit-notices.js';
import { textKeyOf } from './text-key.js';
import { wordsOfOffices } from './words-of-office.js';

interface HeldRow extends Omit<HeldNotice, 'address'> {
  readonly addressEnc: Buffer;
  /** Not to leave yet: an officer may take it back, or it is a reminder. */
  readonly early: boolean;
  readonly awaitsReceipt: boolean;
}

export interface ReleaseSettings {
  readonly dispatchWindowMs: number;
  /** How long a mail waits for the receipt it takes along, from now on. */
  readonly receiptWithinMs: number;
}

/**
 * Lets the held notices of a visit go, those for one address as one message. The same for a close in the api and for
 * the sweeper in the worker: all it needs was kept with the notices, so no dossier is read. Everything commits
 * together: until then the notices have no outbox row and nobody can send them, afterwards each message has exactly one.
 *
 * A kind of which one is not to leave yet stays held until its last one may: as long as an officer could take it back, or until
 * the day of a reminder. A message for several says nothing that has been reversed meanwhile, and nothing is kept from those
 * it is still true of.
 */
export class ReleaseVisit {
  constructor(
    private readonly box: SecretBox,
    private readonly settings: ReleaseSettings,
  ) {}

  /** The caller holds the visit's row, so that no act adds to it meanwhile. */
  async release(em: EntityManager, visitId: string): Promise<void> {
    const all: HeldRow[] = await em.query(
      `SELECT id, office_id AS "officeId", kind, channel, address_enc AS "addressEnc", facts, waits_for_id AS "waitsForId",
              COALESCE(not_before > now(), false) AS early, awaits_receipt_until IS NOT NULL AS "awaitsReceipt"
         FROM notice WHERE held_for_visit_id = $1 ORDER BY id FOR UPDATE`,
      [visitId],
    );
    const early = new Set(all.flatMap((row) => (row.early ? [row.kind] : [])));
    const rows = all.filter(({ kind }) => !early.has(kind));
    await this.awaitReceipts(
      em,
      rows.filter(({ awaitsReceipt }) => awaitsReceipt),
    );
    const held = rows.map((row) => ({ ...row, address: this.box.decrypt(row.addressEnc) }));
    const settings = await settingsOfOffices(
      em,
      rows.map(({ officeId }) => officeId),
    );
    const words = await wordsOfOffices(
      em,
      rows.map(({ officeId, kind }) => ({ officeId, kind: visitTemplateOf(kind) })),
    );
    const merged = mergeVisitNotices(held, ({ officeId, kind }) => ({
      words: words({ officeId, kind: visitTemplateOf(kind) }),
      diacritics: settings.get(officeId)?.['notices.smsLetters'] === 'accented',
    }));
    for (const one of merged) {
      const { channel, address } = held.find(({ id }) => id === one.carrierId)!;
      await this.tellTogether(em, one, textKeyOf(this.box, channel, address, one.body));
    }
    const told = new Set(merged.flatMap(({ toldIds }) => toldIds));
    const alone = held.filter(({ id }) => !told.has(id));
    await this.letGo(
      em,
      alone.filter(({ channel, waitsForId }) => channel !== 'phone' && waitsForId === null),
    );
    await this.letCall(
      em,
      alone.filter(({ channel, waitsForId }) => channel === 'phone' && waitsForId === null),
    );
    await this.letWait(
      em,
      alone.filter(({ waitsForId }) => waitsForId !== null),
    );
    await em.query(
      `UPDATE visit SET (release_from, released_at) =
              (SELECT min(last.not_before), CASE WHEN count(*) = 0 THEN now() END
                 FROM (SELECT max(not_before) AS not_before FROM notice WHERE held_for_visit_id = $1 GROUP BY kind) last)
        WHERE id = $1`,
      [visitId],
    );
  }

  /** Receipts are made when nothing holds the mail any more: the time for it begins now. */
  private async awaitReceipts(em: EntityManager, rows: readonly { id: string }[]): Promise<void> {
    if (rows.length === 0) return;
    await em.query(
      `UPDATE notice SET awaits_receipt_until = now() + $2 * interval '1 millisecond' WHERE id = ANY ($1)`,
      [rows.map(({ id }) => id), this.settings.receiptWithinMs],
    );
  }

  private async tellTogether(
    em: EntityManager,
    { carrierId, toldIds, subject, body, templateVersionId, say }: MergedNotice,
    textKey: Buffer | null,
  ): Promise<void> {
    await em.query(
      'UPDATE notice SET subject = $2, body = $3, say = $4, text_key = $5, template_version_id = $6 WHERE id = $1',
      [carrierId, subject, body, say, textKey, templateVersionId],
    );
    await em.query(
      `UPDATE notice SET state = 'recalled', recalled_because = 'told_together', told_with_id = $2, held_for_visit_id = NULL, facts = NULL WHERE id = ANY ($1)`,
      [toldIds, carrierId],
    );
  }

  /** Whom no message can reach stands on the list of calls now. */
  private async letCall(em: EntityManager, rows: readonly { id: string }[]): Promise<void> {
    if (rows.length === 0) return;
    await em.query(`UPDATE notice SET state = 'manual', held_for_visit_id = NULL, facts = NULL WHERE id = ANY ($1)`, [
      rows.map(({ id }) => id),
    ]);
  }

  /** Those for the case that another fails: that one may be told in the message of a third by now. */
  private async letWait(em: EntityManager, rows: readonly { id: string }[]): Promise<void> {
    if (rows.length === 0) return;
    await em.query(
      `UPDATE notice n SET held_for_visit_id = NULL, facts = NULL, waits_for_id = COALESCE(upper.told_with_id, upper.id)
         FROM notice upper WHERE n.id = ANY ($1) AND upper.id = n.waits_for_id`,
      [rows.map(({ id }) => id)],
    );
  }

  private async letGo(em: EntityManager, rows: readonly { id: string; officeId: string }[]): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await em.query(
      `UPDATE notice SET held_for_visit_id = NULL, facts = NULL, due_at = greatest(now(), not_before) + $2 * interval '1 millisecond',
              -- It could not leave before.
              not_before = CASE WHEN not_before IS NOT NULL THEN greatest(not_before, now()) END
        WHERE id = ANY ($1)`,
      [ids, this.settings.dispatchWindowMs],
    );
    await em.query(
      `INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at, not_before)
       SELECT o.id, o.office_id, 'notice', o.subject_id, now(),
              greatest(now(), (SELECT max(greatest(n.awaits_receipt_until, n.not_before)) FROM notice n
                                WHERE n.id = o.subject_id OR n.told_with_id = o.subject_id))
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS o(id, office_id, subject_id)`,
      [ids.map(() => newId()), rows.map(({ officeId }) => officeId), ids],
    );
  }
}
