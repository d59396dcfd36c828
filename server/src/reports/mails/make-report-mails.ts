import type { MailedReport, ReportMailEnd, ReportMailFormat, ReportMailRule } from '@motcua/shared/figures';
import { localDateOf } from '@motcua/shared/calendar';
import type { DataSource } from 'typeorm';
import { currentCalendar } from '../../calendar/office-calendars.js';
import type { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { SecretBox } from '../../common/secret-box.js';
import type { OfficeTransactions } from '../../database/office-transaction.js';
import type { ReportTransactions } from '../../database/report-transactions.js';
import { addressForOthers } from '../../digests/address-for-others.js';
import { figureOfficesOf } from '../../figures/figure-offices.js';
import { reasonOf, type WorkerLogger } from '../../queue/worker-logger.js';
import { actorOfStaff } from '../../staff/actor-of-staff.js';
import { preferencesOf } from '../../staff/preferences.js';
import { reportMailText } from './mail-words.js';
import { makeReportFile } from './make-report-file.js';
import { owedPeriod } from './owed-period.js';
import { endSubscription } from './subscriptions.js';

/** Whoever has begun and is not done by then is taken for dead. */
const LEASE_SECONDS = 300;
/** A report that brings its process down each time must not do so for ever. */
const MOST_ATTEMPTS = 3;
const WAIT_SECONDS = 60;
/** Hardly any mail server takes more, and a third comes on top when it is written as text. */
const MOST_ATTACHED_BYTES = 10 * 1024 * 1024;

interface Subscription {
  readonly id: string;
  readonly officeId: string;
  readonly rule: ReportMailRule;
  readonly lastFrom: string;
  readonly now: Date;
}

interface Claimed {
  readonly id: string;
  readonly attempts: number;
  readonly from: string;
  readonly to: string;
  readonly subscriptionId: string;
  readonly staffId: string;
  readonly officeCode: string;
  readonly below: boolean;
  readonly groupBy: string | null;
  readonly report: MailedReport;
  readonly format: ReportMailFormat;
}

/** One mail that is ready to leave. */
interface Made {
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly fileName: string;
  /** Null for a file that is too large to go with a mail. */
  readonly content: Buffer | null;
}

/** Nothing is made for this person any more. */
class NoLongerReader extends Error {
  override readonly name = 'NoLongerReader';

  constructor(readonly reason: Exclude<ReportMailEnd, 'asked'>) {
    super(reason);
  }
}

class NoAddress extends Error {
  override readonly name = 'NoAddress';
}

/**
 * Makes the reports that are sent regularly: one for each subscription and period, of the last period only when nobody was
 * there for longer, with the eyes of the person as they are by then. Any number may run; the worker sends what is made.
 */
export class MakeReportMails {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: OfficeTransactions,
    private readonly reports: ReportTransactions,
    private readonly clock: Clock,
    private readonly box: SecretBox,
    /** Where browsers find the desk. */
    private readonly publicUrl: string,
    private readonly logger: WorkerLogger,
    private readonly mostAttachedBytes = MOST_ATTACHED_BYTES,
  ) {}

  /** @returns whether there may be more */
  async execute(): Promise<boolean> {
    await this.claimPeriods();
    await this.sweep();
    const mail = await this.claim();
    if (!mail) return false;
    try {
      await this.keep(mail, await this.make(mail));
      this.logger.info({ reportMailId: mail.id, attempt: mail.attempts }, 'report made');
    } catch (error) {
      await this.notMade(mail, error);
    }
    return true;
  }

  /** A row for each period that is owed and has none. Who moves the subscription on writes it. */
  private async claimPeriods(): Promise<void> {
    const active: Subscription[] = await this.db.query(
      `SELECT id, office_id AS "officeId", rule, last_from::text AS "lastFrom", now() AS now
         FROM report_subscription WHERE ended_at IS NULL`,
    );
    for (const { id, officeId, rule, lastFrom, now } of active) {
      const { calendar } = await currentCalendar(this.db.manager, officeId);
      const { from, to } = owedPeriod(rule, this.clock.at(now), calendar);
      if (from <= lastFrom) continue;
      await this.transactions.forOffices([], async (tx) => {
        const [moved]: [unknown[], number] = await tx.em.query(
          `UPDATE report_subscription SET last_from = $2 WHERE id = $1 AND ended_at IS NULL AND last_from < $2 RETURNING id`,
          [id, from],
        );
        if (moved.length === 0) return;
        await tx.em.query(
          `INSERT INTO report_mail (id, subscription_id, from_on, to_on, created_at, mail_state, mail_due_at)
           VALUES ($1, $2, $3, $4, $5, 'making', now()) ON CONFLICT (subscription_id, from_on) DO NOTHING`,
          [newId(), id, from, to, tx.now],
        );
      });
    }
  }

  /** Drops files nobody needs any more, and gives up what was begun too often without an end. */
  private async sweep(): Promise<void> {
    await this.db.query(
      `UPDATE report_mail SET content_enc = NULL
        WHERE content_enc IS NOT NULL AND mail_state IN ('gateway_accepted', 'failed')`,
    );
    await this.endWithheld();
    await this.db.query(
      `UPDATE report_mail SET mail_state = 'failed', failure = 'not_made'
        WHERE mail_state = 'making' AND mail_due_at <= now() AND attempts >= $1`,
      [MOST_ATTEMPTS],
    );
  }

  /** The worker has held back what its reader may not read any more; nothing else comes. */
  private async endWithheld(): Promise<void> {
    const withheld: { subscriptionId: string; reason: Exclude<ReportMailEnd, 'asked'> }[] = await this.db.query(
      `SELECT DISTINCT ON (s.id) s.id AS "subscriptionId", m.failure AS reason
         FROM report_subscription s JOIN report_mail m ON m.subscription_id = s.id
        WHERE s.ended_at IS NULL AND m.failure IN ('role_lost', 'account_locked') ORDER BY s.id, m.from_on DESC`,
    );
    for (const { subscriptionId, reason } of withheld) {
      await this.transactions.forOffices([], (tx) => endSubscription(tx, subscriptionId, reason));
    }
  }

  private async claim(): Promise<Claimed | undefined> {
    const [claimed]: [Claimed[], number] = await this.db.query(
      `UPDATE report_mail m SET attempts = m.attempts + 1, mail_due_at = clock_timestamp() + $1 * interval '1 second'
         FROM report_subscription s JOIN office o ON o.id = s.office_id
        WHERE s.id = m.subscription_id
          AND m.id = (SELECT id FROM report_mail WHERE mail_state = 'making' AND mail_due_at <= now()
                       ORDER BY mail_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING m.id, m.attempts, m.from_on::text AS "from", m.to_on::text AS "to", s.id AS "subscriptionId",
                  s.staff_id AS "staffId", o.code AS "officeCode", s.below, NULLIF(s.group_by, '') AS "groupBy", s.report, s.format`,
      [LEASE_SECONDS],
    );
    return claimed[0];
  }

  /** From one moment. @throws NoLongerReader, NoAddress, DomainError as the report does */
  private async make({ staffId, from, to, ...asked }: Claimed): Promise<Made> {
    const actor = await actorOfStaff(this.db.manager, staffId, this.clock.at(new Date(0)).getTime());
    if (!actor) throw new NoLongerReader('account_locked');
    return this.reports.ofOneMoment(figureOfficesOf(actor), async (tx) => {
      const { em } = tx;
      const file = await makeReportFile(tx, actor, { ...asked, period: { from, to } }).catch((error: unknown) => {
        throw isOfRights(error) ? new NoLongerReader('role_lost') : error;
      });
      const rows: [{ email: string | null }] = await em.query('SELECT email FROM staff WHERE id = $1', [staffId]);
      const [{ email }] = rows;
      if (email === null) throw new NoAddress();
      const { locale } = await preferencesOf(em, staffId);
      const tooLarge = file.content.length > this.mostAttachedBytes;
      const text = reportMailText(
        {
          ...file,
          report: asked.report,
          below: asked.below,
          groupBy: asked.groupBy,
          madeOn: localDateOf(tx.now),
          fileName: file.name,
          tooLargeBytes: tooLarge ? file.content.length : null,
          deskUrl: addressForOthers(this.publicUrl),
        },
        locale,
      );
      return { ...text, address: email, fileName: file.name, content: tooLarge ? null : file.content };
    });
  }

  private async keep({ id, attempts }: Claimed, made: Made): Promise<void> {
    await this.db.query(
      `UPDATE report_mail SET mail_state = 'planned', attempts = 0, mail_due_at = now(), mail_address = $3, subject = $4,
              body = $5, file_name = $6, content_enc = $7
        WHERE id = $1 AND attempts = $2 AND mail_state = 'making'`,
      [
        id,
        attempts,
        made.address,
        made.subject,
        made.body,
        made.fileName,
        made.content && this.box.encryptBytes(made.content),
      ],
    );
  }

  private async notMade({ id, attempts, subscriptionId }: Claimed, error: unknown): Promise<void> {
    if (error instanceof NoLongerReader) {
      await this.transactions.forOffices([], (tx) => endSubscription(tx, subscriptionId, error.reason));
      this.logger.info({ subscriptionId, reason: error.reason }, 'reports are sent no more');
      return;
    }
    const noAddress = error instanceof NoAddress;
    if (!noAddress)
      this.logger.warn({ reportMailId: id, attempt: attempts, reason: reasonOf(error) }, 'report not made');
    // A refusal will not be another one next time; a mishap may pass.
    const over = noAddress || error instanceof DomainError || attempts >= MOST_ATTEMPTS;
    await this.db.query(
      `UPDATE report_mail SET mail_state = CASE WHEN $3 THEN 'failed' ELSE mail_state END,
              failure = CASE WHEN $3 THEN $4 END, mail_due_at = clock_timestamp() + $5 * interval '1 second'
        WHERE id = $1 AND attempts = $2 AND mail_state = 'making'`,
      [id, attempts, over, noAddress ? 'no_address' : 'not_made', WAIT_SECONDS],
    );
  }
}

const isOfRights = (error: unknown): boolean =>
  error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'absent');
