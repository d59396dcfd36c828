import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { AlertMail } from './alert-mail.entity.js';
import { StaffDigest } from './staff-digest.entity.js';
import { Staff } from '../staff/staff.entity.js';

/** What the clock tells officers of. */
export const CLOCK_ALERT_KINDS = [
  'due_soon',
  'overdue',
  'response_overdue',
  'pause_review',
  'apology_drafted',
] as const;
/** And what another officer's act tells one. Stored words. */
export const ALERT_KINDS = [...CLOCK_ALERT_KINDS, 'assigned'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Something about a dossier that somebody should know, once for each promised time or hand-over. */
@Entity()
@Check('deadline_alert_kind_known_v3', `kind IN (${ALERT_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Index('deadline_alert_once_uq', ['dossierId', 'kind', 'dueAt'], { unique: true })
export class DeadlineAlert {
  @PrimaryColumn('uuid') id!: string;
  /** The office that answers for it: the handling one, or the receiving one before acceptance. */
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') kind!: AlertKind;
  /** The time it is about: of the promise, the answer, the review or the hand-over. */
  @Column('timestamptz') dueAt!: Date;
  /** Work "trong ngày": told on the screen only, for a digest would come too late. */
  @Column('boolean') sameDay!: boolean;
  @Column('timestamptz') createdAt!: Date;
}

/** Who is told. */
@Entity()
@Index('staff_alert_staff', ['staffId', 'alertId'])
@Index('staff_alert_unseen', ['staffId', 'alertId'], { where: 'seen_at IS NULL' })
@Index('staff_alert_mail_owed', ['alertId'], { where: 'mail_owed' })
@Index('staff_alert_digest', ['digestId'], { where: 'digest_id IS NOT NULL' })
export class StaffAlert {
  @ForeignKey(() => DeadlineAlert)
  @PrimaryColumn('uuid')
  alertId!: string;
  @ForeignKey(() => Staff)
  @PrimaryColumn('uuid')
  staffId!: string;
  @Column('uuid') officeId!: string;
  @Column('timestamptz', { nullable: true }) seenAt!: Date | null;
  /** The morning digest that told it; one that held no longer when the digest was made is told by none. */
  @ForeignKey(() => StaffDigest)
  @Column('uuid', { nullable: true })
  digestId!: string | null;
  /** False where the office tells it in the digest only. */
  @Column('boolean', { default: true }) onDesk!: boolean;
  /** Its office tells it by a mail at once, which is still to be made. */
  @Column('boolean', { default: false }) mailOwed!: boolean;
  /** That mail; none where it held no longer, was seen before, or the person gets no mails. */
  @ForeignKey(() => AlertMail)
  @Column('uuid', { nullable: true })
  mailId!: string | null;
}
