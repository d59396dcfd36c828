import type { Preferences } from '@motcua/shared/staff';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Staff } from './staff.entity.js';

/** How one person has set up the desk. */
@Entity()
export class StaffPreference {
  @ForeignKey(() => Staff)
  @PrimaryColumn('uuid')
  staffId!: string;
  /** Only what the person has chosen: a default that changes later changes for everybody who left it alone. */
  @Column('jsonb') value!: Partial<Preferences>;
  @Column('timestamptz') updatedAt!: Date;
}
