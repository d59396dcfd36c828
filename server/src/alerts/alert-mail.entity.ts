import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from '../staff/staff.entity.js';
import { DIGEST_MAIL_STATES, type DigestMailState } from './staff-digest.entity.js';
import { MailSending } from './mail-sending.js';

/**
 * What one person is told at once, by mail: the `staff_alert` rows that name it. Like a digest, whose columns of sending it
 * has, it belongs to its person and to no office.
 */
@Entity()
@Check('alert_mail_state_known_v1', `mail_state IN (${DIGEST_MAIL_STATES.map((state) => `'${state}'`).join(', ')})`)
@Index('alert_mail_sent', ['mailDueAt'], { where: `mail_state = 'gateway_accepted'` })
@Index('alert_mail_failed', ['mailDueAt'], { where: `mail_state = 'failed'` })
@Index('alert_mail_owed', ['mailDueAt'], { where: `mail_state IN ('planned', 'submitting', 'retry_waiting')` })
export class AlertMail extends MailSending {
  /** Part of the Message-ID: every try of the mail has the same. */
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('text') subject!: string;
  @Column('text') body!: string;
  /** As it was when it was made. */
  @Column('text') mailAddress!: string;
  @Column('text') mailState!: DigestMailState;
  /** When the next try is owed; while it is being sent, the end of the lease. */
  @Column('timestamptz') mailDueAt!: Date;
}
