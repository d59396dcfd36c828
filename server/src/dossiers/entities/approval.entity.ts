import type { DossierTransition } from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity.js';
import { Staff } from '../../staff/staff.entity.js';

/** Stored words. `stale`: the dossier moved on before anybody settled it. */
export const APPROVAL_STATES = ['pending', 'approved', 'refused', 'stale'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** An act that waits for a second person. */
@Entity()
@Index('approval_pending_uq', ['dossierId', 'transition'], { unique: true, where: `state = 'pending'` })
@Index('approval_office_state', ['officeId', 'state', 'requestedAt', 'id'])
export class Approval {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') transition!: DossierTransition;
  /** The body of the call, encrypted: corrections carry names and numbers. */
  @Column('bytea') requestEnc!: Buffer;
  @Column('integer') dossierVersion!: number;
  @Column('text', { array: true }) settledByRoles!: StaffRole[];
  @ForeignKey(() => Staff)
  @Column('uuid')
  requestedById!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('text') state!: ApprovalState;
  @Column('uuid', { nullable: true }) settledById!: string | null;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
