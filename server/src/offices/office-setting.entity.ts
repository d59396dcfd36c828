import type { OfficeSettingKey } from '@motcua/shared/offices';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from './office.entity.js';

/** One thing an office has set for itself and the offices below; without an office: for the whole country. */
@Entity()
@Index('office_setting_office_uq', ['key', 'officeId'], { unique: true })
@Index('office_setting_national_uq', ['key'], { unique: true, where: 'office_id IS NULL' })
export class OfficeSetting {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('text') key!: OfficeSettingKey;
  @Column('jsonb') value!: number | string;
  @Column('integer', { default: 1 }) version!: number;
}
