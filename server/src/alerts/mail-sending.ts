import { Column } from 'typeorm';

/** SQL of a mail `m` that was given up, or held back, after a try whose answer was lost. */
export const MAY_HAVE_ARRIVED = `(m.mail_state = 'failed' AND m.gateway IS NOT NULL AND m.accepted_at IS NULL)`;

/** What became of a mail to staff, try by try. */
export abstract class MailSending {
  /** Part of its job's id: a job lost or dropped is dispatched again under a new number. */
  @Column('integer', { default: 0 }) dispatchNo!: number;
  @Column('integer', { default: 0 }) attempts!: number;
  /** Which gateway took it, or may have it of a try whose answer was lost; `kept` where there is no mail server. */
  @Column('text', { nullable: true }) gateway!: string | null;
  @Column('text', { nullable: true }) gatewayId!: string | null;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  /** What the mail server said last, in its own words. */
  @Column('text', { nullable: true }) lastError!: string | null;
}
