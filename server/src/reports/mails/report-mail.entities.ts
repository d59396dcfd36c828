import {
  MAILED_REPORTS,
  type MailedReport,
  REPORT_MAIL_ENDS,
  REPORT_MAIL_FORMATS,
  REPORT_MAIL_RULES,
  REPORT_MAIL_STATES,
  type ReportMailEnd,
  type ReportMailFormat,
  type ReportMailRule,
  type ReportMailState,
} from '@motcua/shared/figures';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../../offices/office.entity.js';
import { Staff } from '../../staff/staff.entity.js';
import { MailSending } from '../../alerts/mail-sending.js';

/** Why there was nothing to send. That the mail server took nothing follows from the state. */
const KEPT_FAILURES = ['no_address', 'not_made', ...REPORT_MAIL_ENDS] as const;

const oneOf = (column: string, words: readonly string[]): string =>
  `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;

/** A report that somebody gets by mail. It belongs to its person, who is told of it also where the office is theirs no longer. */
@Entity()
@Check('report_subscription_report_known_v1', oneOf('report', MAILED_REPORTS))
@Check('report_subscription_rule_known_v1', oneOf('rule', REPORT_MAIL_RULES))
@Check('report_subscription_format_known_v1', oneOf('format', REPORT_MAIL_FORMATS))
@Check('report_subscription_end_known_v1', oneOf('end_reason', REPORT_MAIL_ENDS))
@Check('report_subscription_ended_v1', '(ended_at IS NULL) = (end_reason IS NULL)')
@Index('report_subscription_grouped_uq', ['staffId', 'officeId', 'below', 'report', 'groupBy', 'rule', 'format'], {
  unique: true,
  where: 'ended_at IS NULL',
})
@Index('report_subscription_staff', ['staffId', 'id'])
export class ReportSubscription {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @Column('boolean') below!: boolean;
  @Column('text') report!: MailedReport;
  /** By what its rows are grouped; empty for the usual one. */
  @Column('text', { default: '' }) groupBy!: string;
  @Column('text') rule!: ReportMailRule;
  @Column('text') format!: ReportMailFormat;
  /** First day of the last period that was claimed, or that was over when this was asked for. */
  @Column('date') lastFrom!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endReason!: ReportMailEnd | null;
}

/** The mail of one period: one row each, whoever makes it. Its mail columns are those of a digest. */
@Entity()
@Check('report_mail_state_known_v1', oneOf('mail_state', REPORT_MAIL_STATES))
@Check('report_mail_failure_known_v3', oneOf('failure', KEPT_FAILURES))
@Index('report_mail_period_uq', ['subscriptionId', 'fromOn'], { unique: true })
@Index('report_mail_sent', ['mailDueAt'], { where: `mail_state = 'gateway_accepted'` })
@Index('report_mail_failed', ['mailDueAt'], { where: `mail_state = 'failed'` })
@Index('report_mail_owed', ['mailDueAt'], {
  where: `mail_state IN ('making', 'planned', 'submitting', 'retry_waiting')`,
})
@Index('report_mail_content', ['id'], { where: 'content_enc IS NOT NULL' })
export class ReportMail extends MailSending {
  /** Part of the Message-ID: every try of the mail has the same. */
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => ReportSubscription)
  @Column('uuid')
  subscriptionId!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('text', { default: '' }) subject!: string;
  @Column('text', { default: '' }) body!: string;
  @Column('text', { nullable: true }) fileName!: string | null;
  /** The attachment, encrypted; null once nobody needs it. */
  @Column('bytea', { nullable: true }) contentEnc!: Buffer | null;
  /** As it was when it was made. */
  @Column('text', { nullable: true }) mailAddress!: string | null;
  @Column('text') mailState!: ReportMailState;
  /** When the next try is owed, of making or of sending; while it is under way, the end of the lease. */
  @Column('timestamptz') mailDueAt!: Date;
  @Column('text', { nullable: true }) failure!: (typeof KEPT_FAILURES)[number] | null;
}
