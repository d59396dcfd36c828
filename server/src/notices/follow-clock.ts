import type { DataSource } from 'typeorm';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { IS_REMINDER } from './reminders.sql.js';

/**
 * What is sent on a day of its own, for as long as it has not been tried: the day comes when it comes, and a clock that was ahead for a while
 * has not brought it nearer.
 */
const OF_A_DAY = `(${IS_REMINDER} AND state = 'planned' AND attempts = 0)`;
/** Mails to officers, by where they wait. */
const STAFF_MAILS = ['alert_mail', 'staff_digest', 'report_mail'] as const;

/** A clock set back by less delays what waits by no more. */
const NOTICED_FROM_MS = 15_000;

/**
 * All waiting of notices is counted by the clock of the database. When that is set back, what was to leave at once would wait
 * until the same time comes again: so what waits is moved along, once, whichever worker sees it first.
 */
export class FollowClock {
  constructor(
    private readonly db: DataSource,
    /** Moves the day that people are shown. */
    private readonly clockOffsetMs: number,
    private readonly logger: WorkerLogger,
    private readonly onMoved: () => void,
  ) {}

  /** @returns false: there is nothing more to do now */
  async look(): Promise<boolean> {
    const [, goesOn]: [unknown, number] = await this.db.query(
      `UPDATE seen_clock SET seen_at = clock_timestamp()
        WHERE clock_timestamp() > seen_at - $1 * interval '1 millisecond'`,
      [NOTICED_FROM_MS],
    );
    if (goesOn > 0) return false;
    const backSeconds = await this.db.transaction(async (em) => {
      const [{ back }]: [{ back: number }] = await em.query(
        `SELECT extract(epoch FROM seen_at - clock_timestamp())::float AS back FROM seen_clock FOR UPDATE`,
      );
      // Another worker was first.
      if (back * 1_000 < NOTICED_FROM_MS) return null;
      await em.query(
        `UPDATE outbox_message SET not_before = not_before - $1 * interval '1 second'
          WHERE not_before > clock_timestamp() AND NOT EXISTS (SELECT 1 FROM notice WHERE id = subject_id AND ${OF_A_DAY})`,
        [back],
      );
      await em.query(
        `UPDATE notice SET due_at = due_at - $1 * interval '1 second', not_before = not_before - $1 * interval '1 second'
          WHERE state IN ('planned', 'dispatched', 'submitting', 'retry_waiting', 'unknown')
            AND due_at > clock_timestamp() AND NOT ${OF_A_DAY}`,
        [back],
      );
      for (const mails of STAFF_MAILS) {
        await em.query(
          `UPDATE ${mails} SET mail_due_at = mail_due_at - $1 * interval '1 second'
            WHERE mail_state IN ('making', 'planned', 'submitting', 'retry_waiting') AND mail_due_at > clock_timestamp()`,
          [back],
        );
      }
      // What was done at a set time that is yet to come is to be done then.
      await em.query('DELETE FROM schedule_run WHERE due_at > clock_timestamp()');
      // A digest of a day to come would stand in the way of that day's own, and of whoever is to be told by it.
      const toCome = `SELECT id FROM staff_digest
                       WHERE on_date > ((clock_timestamp() + $1 * interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
      await em.query(`UPDATE staff_alert SET digest_id = NULL WHERE digest_id IN (${toCome})`, [this.clockOffsetMs]);
      await em.query(`DELETE FROM staff_digest WHERE id IN (${toCome})`, [this.clockOffsetMs]);
      // Nobody comes to a desk in the future: the visit is over.
      await em.query(
        `UPDATE visit SET release_from = clock_timestamp()
          WHERE released_at IS NULL AND last_intake_at > clock_timestamp()`,
      );
      await em.query(`UPDATE seen_clock SET seen_at = clock_timestamp()`);
      return Math.round(back);
    });
    if (backSeconds === null) return false;
    this.logger.warn({ backSeconds }, 'the clock of the database was set back; what waits was moved with it');
    this.onMoved();
    return false;
  }
}
