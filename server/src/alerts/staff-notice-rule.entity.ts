import {
  CHANNEL_MODES,
  type ChannelMode,
  DESK_MODES,
  type DeskMode,
  STAFF_NOTICE_KINDS,
  type StaffNoticeKind,
} from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

const words = (all: readonly string[]): string => all.map((word) => `'${word}'`).join(', ');

/** How an office tells its officers of one thing, and those below it that have not set it; without an office: the whole country. */
@Entity('staff_notice_rule')
@Check('staff_notice_rule_kind_known_v1', `kind IN (${words(STAFF_NOTICE_KINDS)})`)
@Check('staff_notice_rule_modes_known_v1', `desk IN (${words(DESK_MODES)}) AND email IN (${words(CHANNEL_MODES)})`)
@Index('staff_notice_rule_office_uq', ['kind', 'officeId'], { unique: true })
@Index('staff_notice_rule_national_uq', ['kind'], { unique: true, where: 'office_id IS NULL' })
export class StaffNoticeRuleRow {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('text') kind!: StaffNoticeKind;
  @Column('text') desk!: DeskMode;
  @Column('text') email!: ChannelMode;
  @Column('boolean', { default: false }) atOnce!: boolean;
  @Column('boolean') holder!: boolean;
  @Column('boolean') leaders!: boolean;
  @Column('boolean') supervisors!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}
