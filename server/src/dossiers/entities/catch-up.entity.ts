import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from '../../staff/staff.entity.js';

/**
 * Dossiers kept on paper while the power was away, or come by post, entered afterwards with the real time of receipt
 * (nhập bù): one batch, one reason and decision, approved once by a leader.
 */
@Entity()
@Index('catch_up_office_state', ['officeId', 'state', 'id'])
export class CatchUp {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @Column('text') reason!: string;
  /** Number of the decision that allows it. */
  @Column('text') decision!: string;
  /** The intakes as they were typed, encrypted. */
  @Column('bytea') entriesEnc!: Buffer;
  @Column('integer') size!: number;
  @Column('text') state!: 'pending' | 'approved' | 'refused';
  @ForeignKey(() => Staff)
  @Column('uuid')
  requestedById!: string;
  /** As whom the requester acted. */
  @Column('uuid', { nullable: true }) onBehalfOfId!: string | null;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) settledById!: string | null;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('text', { nullable: true }) settlementReason!: string | null;
}
