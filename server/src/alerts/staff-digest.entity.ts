import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from '../staff/staff.entity.js';
import { MailSending } from './mail-sending.js';

/** What became of a digest's mail. Stored words, of those that notices have. */
export const DIGEST_MAIL_STATES = ['planned', 'submitting', 'retry_waiting', 'gateway_accepted', 'failed'] as const;
export type DigestMailState = (typeof DIGEST_MAIL_STATES)[number];

/** How an office stands, by the same conditions as the tiles of the desk. */
export interface OfficeFigures {
  readonly officeCode: string;
  readonly officeName: string;
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
}

/**
 * What one person is told in the morning, over all their offices: the lines are the `staff_alert` rows that name it.
 * It belongs to its person and to no office, so no office's wall stands around it; whoever reads it asks for the
 * person's own.
 */
@Entity()
@Check(
  'staff_digest_mail_state_known_v1',
  `mail_state IN (${DIGEST_MAIL_STATES.map((state) => `'${state}'`).join(', ')})`,
)
@Check(
  'staff_digest_mailed_v1',
  `(mail_address IS NULL) = (mail_state IS NULL) AND (mail_address IS NULL) = (mail_due_at IS NULL)`,
)
@Index('staff_digest_day_uq', ['staffId', 'onDate'], { unique: true })
@Index('staff_digest_sent', ['mailDueAt'], { where: `mail_state = 'gateway_accepted'` })
@Index('staff_digest_failed', ['mailDueAt'], { where: `mail_state = 'failed'` })
@Index('staff_digest_owed', ['mailDueAt'], { where: `mail_state IN ('planned', 'submitting', 'retry_waiting')` })
export class StaffDigest extends MailSending {
  /** Part of the Message-ID: every try of the mail has the same. */
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('date') onDate!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('text') subject!: string;
  @Column('text') body!: string;
  /** How each office that the person leads stood at that moment. */
  @Column('jsonb') offices!: readonly OfficeFigures[];
  /** As it was in the morning; null when the person has none, and then there is no mail. */
  @Column('text', { nullable: true }) mailAddress!: string | null;
  @Column('text', { nullable: true }) mailState!: DigestMailState | null;
  /** When the next try is owed; while it is being sent, the end of the lease. */
  @Column('timestamptz', { nullable: true }) mailDueAt!: Date | null;
}
