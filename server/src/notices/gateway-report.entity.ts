import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeliveryReport } from './channels/notice-channel.js';

/**
 * A message, or a part of one, as its gateway names it, and the furthest that gateway told of it. Whichever comes first,
 * the answer that gave the name or the report, the row waits for the other.
 */
@Entity()
@Check('gateway_report_state_known_v1', `state IN ('gateway_accepted', 'delivered', 'undelivered', 'expired')`)
@Index('gateway_report_notice', ['noticeId'], { where: 'notice_id IS NOT NULL' })
@Index('gateway_report_pending', ['receivedAt'], { where: 'pending' })
export class GatewayReport {
  @PrimaryColumn('text') gateway!: string;
  /** The gateway's id, or the notice's where it names that. */
  @PrimaryColumn('text') reference!: string;
  /** No foreign key: what a gateway writes may be wrong. */
  @Column('uuid', { nullable: true }) noticeId!: string | null;
  /** Null until it is reported. */
  @Column('text', { nullable: true }) state!: DeliveryReport['state'] | null;
  @Column('text', { nullable: true }) words!: string | null;
  /** Whom it was for, where the report says so: then it counts for a notice to that address only. */
  @Column('bytea', { nullable: true }) addressEnc!: Buffer | null;
  @Column('timestamptz', { nullable: true }) at!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) receivedAt!: Date;
  /** The worker has still to see what follows from it. */
  @Column('boolean', { default: false }) pending!: boolean;
}
