import { localDateOf } from '@motcua/shared/calendar';
import type { DataSource, EntityManager } from 'typeorm';
import { officesOf } from '../common/actor.js';
import { newId } from '../common/ids.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { effectiveRoles } from '../staff/effective-roles.js';
import { preferencesOf } from '../staff/preferences.js';
import { addressForOthers } from './address-for-others.js';
import { digestLinesOf } from './digest-lines-of.js';
import { digestText } from './digest-text.js';
import type { DigestSettings } from './make-digests.js';
import { type OwedLine, readLinesToMail } from './read-owed-lines.js';

const BATCH = 200;

/**
 * Makes the mails by which an office has its officers told at once: of alerts owed with the act or the scan that made them,
 * one mail to each person for what has come together. Sending is another's work.
 */
export class MailAlerts {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: ProcedureCatalogue,
    private readonly settings: DigestSettings,
    private readonly logger: WorkerLogger,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    const { owed, made } = await this.db.transaction((em) => this.batch(em));
    if (made > 0) this.logger.info({ owed, made }, 'alerts by mail');
    return owed === BATCH;
  }

  private async batch(em: EntityManager): Promise<{ owed: number; made: number }> {
    const owed: { alertId: string; staffId: string }[] = await em.query(
      `SELECT alert_id AS "alertId", staff_id AS "staffId" FROM staff_alert WHERE mail_owed
        ORDER BY alert_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [BATCH],
    );
    if (owed.length === 0) return { owed: 0, made: 0 };
    const [{ now }]: [{ now: Date }] = await em.query(`SELECT now() + $1 * interval '1 millisecond' AS now`, [
      this.settings.clockOffsetMs,
    ]);
    const alertIds = [...new Set(owed.map(({ alertId }) => alertId))];
    const lines = await readLinesToMail(em, alertIds, now, localDateOf(now));
    let made = 0;
    for (const staffId of new Set(owed.map((one) => one.staffId))) {
      const claimed = new Set(owed.filter((one) => one.staffId === staffId).map(({ alertId }) => alertId));
      const told = lines.filter((line) => line.staffId === staffId && claimed.has(line.alertId));
      const mailId = await this.makeOne(em, staffId, told, now);
      if (mailId !== null) made += 1;
      await em.query(
        `UPDATE staff_alert SET mail_owed = false, mail_id = CASE WHEN alert_id = ANY ($3) THEN $4::uuid END
          WHERE staff_id = $1 AND alert_id = ANY ($2)`,
        [staffId, [...claimed], told.map(({ alertId }) => alertId), mailId],
      );
    }
    return { owed: owed.length, made };
  }

  /** @returns null when there is nothing to tell, or nowhere to */
  private async makeOne(
    em: EntityManager,
    staffId: string,
    owed: readonly OwedLine[],
    now: Date,
  ): Promise<string | null> {
    if (owed.length === 0) return null;
    const { locale, digestByMail } = await preferencesOf(em, staffId);
    if (!digestByMail) return null;
    // The walls as they stand: who has left an office is told nothing more of it.
    const seen = new Set(officesOf({ roles: await effectiveRoles(em, staffId, this.settings.clockOffsetMs) }));
    const told = owed.filter(({ officeId }) => seen.has(officeId));
    if (told.length === 0) return null;
    const lines = await digestLinesOf(em, this.catalogue, staffId, told);
    const deskUrl = addressForOthers(this.settings.publicUrl);
    const { subject, body } = digestText({ now, locale, lines, offices: [], deskUrl, atOnce: true });
    const rows: { id: string }[] = await em.query(
      `INSERT INTO alert_mail (id, staff_id, created_at, subject, body, mail_address, mail_state, mail_due_at)
       SELECT $1, p.id, $3, $4, $5, p.email, 'planned', now() FROM staff p WHERE p.id = $2 AND p.email IS NOT NULL
       RETURNING id`,
      [newId(), staffId, now, subject, body],
    );
    return rows[0]?.id ?? null;
  }
}
