import { Column } from 'typeorm';

/** What became of a mail to staff, try by try. */
export abstract class MailSending {
  /** Part of its job's id: a job lost or dropped is dispatched again under a new number. */
  @Column('integer', { default: 0 }) dispatchNo!: number;
  @Column('integer', { default: 0 }) attempts!: number;
  /** Which gateway took it; `kept` where there is no mail server. */
  @Column('text', { nullable: true }) gateway!: string | null;
  @Column('text', { nullable: true }) gatewayId!: string | null;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  /** What the mail server said last, in its own words. */
  @Column('text', { nullable: true }) lastError!: string | null;
}
