import type { StaffRole } from '@motcua/shared/staff';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

@Entity()
@Index('staff_username_uq', ['username'], { unique: true })
export class Staff {
  @PrimaryColumn('uuid') id!: string;
  /** Lower case, no blanks. */
  @Column('text') username!: string;
  @Column('text') fullName!: string;
  /** Title printed under a signature, e.g. `Phó Chủ tịch`. */
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  /** Set on the account of a portal's integration, e.g. `dvcqg`. */
  @Column('text', { nullable: true }) portalSource!: string | null;
  @Column('text') passwordHash!: string;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity()
@Index('staff_role_office', ['officeId', 'role'])
export class StaffRoleAtOffice {
  @ForeignKey(() => Staff)
  @PrimaryColumn('uuid')
  staffId!: string;
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  @PrimaryColumn('text') role!: StaffRole;
}

/** Days a person is away; new work goes to the deputy or to a colleague. */
@Entity()
@Index('staff_leave_staff', ['staffId', 'fromOn'])
export class StaffLeave {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền): printed before the deputy's title. */
export const DELEGATION_KINDS = ['KT', 'TL', 'TUQ'] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** One person's role at one office, exercised by another between two dates. */
@Entity()
@Index('delegation_to_staff', ['toStaffId', 'fromOn'])
@Index('delegation_from_staff', ['fromStaffId', 'fromOn'])
export class Delegation {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  fromStaffId!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  toStaffId!: string;
  @Column('text') role!: StaffRole;
  @Column('text') kind!: DelegationKind;
  /** Fields (lĩnh vực) it covers; empty covers all. */
  @Column('text', { array: true, default: '{}' }) fields!: string[];
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('text') decisionNumber!: string;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
