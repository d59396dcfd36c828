import { formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import type { DataSource, EntityManager } from 'typeorm';
import { officesOf, type RolePair } from '../common/actor.js';
import { newId } from '../common/ids.js';
import type { LateScan } from '../deadlines/late-scan.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import { effectiveRoles } from '../staff/effective-roles.js';
import { preferencesOf } from '../staff/preferences.js';
import { addressForOthers } from './address-for-others.js';
import { digestLinesOf } from './digest-lines-of.js';
import { digestText } from './digest-text.js';
import { earliestDigests, leadersUntold, WorkingOffices } from './offices-at-work.js';
import { officeFigures } from './office-figures.js';
import { type OwedLine, readOwedLines } from './read-owed-lines.js';

/** Where nobody was there to make them in time. */
const UNTIL = '12:00';

export interface DigestSettings {
  readonly clockOffsetMs: number;
  /** Where browsers find the desk. */
  readonly publicUrl: string;
}

/** What one person is owed, and from which time of the day on. */
interface Owed {
  readonly lines: readonly OwedLine[];
  readonly from: string;
}

interface Morning {
  readonly now: Date;
  readonly today: string;
  readonly offices: WorkingOffices;
}

/**
 * Tells each person once in the morning of a working day what the clock has told them since their last digest, as far
 * as it still holds, and each leader how their office stands where anything is overdue or due that day. To be asked every few minutes: before its time and after it, it does nothing, and who has a digest
 * of the day gets no second one.
 */
export class MakeDigests {
  constructor(
    private readonly db: DataSource,
    private readonly scan: LateScan,
    private readonly catalogue: ProcedureCatalogue,
    private readonly settings: DigestSettings,
    private readonly logger: WorkerLogger,
  ) {}

  /** @throws Error when somebody's digest could not be made; those of the others are made all the same */
  async make(): Promise<void> {
    const [{ now }]: [{ now: Date }] = await this.db.query(`SELECT now() + $1 * interval '1 millisecond' AS now`, [
      this.settings.clockOffsetMs,
    ]);
    const time = formatMinute(minuteOfDay(now));
    if (time >= UNTIL || time < (await earliestDigests(this.db.manager))) return;
    // After the night, or after hours without a worker, nobody has been told yet.
    await this.scan.scan();
    const today = localDateOf(now);
    const offices = new WorkingOffices(this.db.manager, today);
    const owed = await this.atWork(today, now, offices);
    const failures: unknown[] = [];
    let made = 0;
    for (const [staffId, { lines, from }] of owed) {
      if (time < from) continue;
      try {
        if (await this.db.transaction((em) => this.makeOne(em, staffId, lines, { now, today, offices }))) made += 1;
      } catch (error) {
        failures.push(error);
        this.logger.error({ staffId, reason: reasonOf(error) }, 'digest not made');
      }
    }
    if (made > 0) this.logger.info({ made }, 'digests made');
    if (failures.length > 0) throw failures[0];
  }

  /**
   * By person, the lines of offices that work on that day, none for a leader with nothing but figures to hear, and the
   * latest time that one of these offices has its digests; the others wait for their office's next working day.
   */
  private async atWork(today: string, now: Date, offices: WorkingOffices): Promise<ReadonlyMap<string, Owed>> {
    const byPerson = new Map<string, Owed>();
    const add = (staffId: string, from: string, line: OwedLine | null): void => {
      const owed = byPerson.get(staffId) ?? { lines: [], from };
      byPerson.set(staffId, {
        lines: line === null ? owed.lines : [...owed.lines, line],
        from: from > owed.from ? from : owed.from,
      });
    };
    for (const line of await readOwedLines(this.db.manager, now, today)) {
      const digests = await offices.digestsOf(line.officeId);
      if (digests !== null) add(line.staffId, digests.from, line);
    }
    for (const { staffId, officeId } of await leadersUntold(this.db.manager, today)) {
      const digests = await offices.digestsOf(officeId);
      if (digests?.figures === 'leaders') add(staffId, digests.from, null);
    }
    return byPerson;
  }

  /** @returns false when there is nothing to tell, or another worker was first */
  private async makeOne(
    em: EntityManager,
    staffId: string,
    owed: readonly OwedLine[],
    { now, today, offices: working }: Morning,
  ): Promise<boolean> {
    const roles = await effectiveRoles(em, staffId, this.settings.clockOffsetMs);
    // The walls as they stand today: who has left an office is told nothing more of it.
    const seen = new Set(officesOf({ roles }));
    const told = owed.filter(({ officeId }) => seen.has(officeId));
    const shown: RolePair[] = [];
    for (const role of roles) if ((await working.digestsOf(role.officeId))?.figures !== 'nobody') shown.push(role);
    const offices = await officeFigures(em, shown, now, today);
    const pressing = offices.some(({ overdue, dueToday }) => overdue + dueToday > 0);
    if (told.length === 0 && !pressing) return false;

    const { locale, digestByMail } = await preferencesOf(em, staffId);
    const lines = await digestLinesOf(em, this.catalogue, staffId, told);
    const text = digestText({ now, locale, lines, offices, deskUrl: addressForOthers(this.settings.publicUrl) });
    const id = newId();
    const rows: unknown[] = await em.query(
      `INSERT INTO staff_digest (id, staff_id, on_date, created_at, subject, body, offices, mail_address, mail_state, mail_due_at)
       SELECT $1, p.id, $3, $4, $5, $6, $7, to_mail.email, CASE WHEN to_mail.email IS NOT NULL THEN 'planned' END,
              CASE WHEN to_mail.email IS NOT NULL THEN now() END
         FROM staff p CROSS JOIN LATERAL (SELECT CASE WHEN $8 THEN p.email END AS email) to_mail WHERE p.id = $2
       ON CONFLICT (staff_id, on_date) DO NOTHING RETURNING id`,
      [id, staffId, today, now, text.subject, text.body, JSON.stringify(offices), digestByMail],
    );
    if (rows.length === 0) return false;
    await em.query('UPDATE staff_alert SET digest_id = $1 WHERE staff_id = $2 AND alert_id = ANY ($3)', [
      id,
      staffId,
      told.map(({ alertId }) => alertId),
    ]);
    return true;
  }
}
