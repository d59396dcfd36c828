import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

/** A day unlike its weekday. Without an office it holds for the whole country; an office's own row comes before its parent's. */
@Entity()
@Index('calendar_day_office_uq', ['onDate', 'officeId'], { unique: true, where: 'removed_at IS NULL' })
@Index('calendar_day_national_uq', ['onDate'], { unique: true, where: 'removed_at IS NULL AND office_id IS NULL' })
export class CalendarDay {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('date') onDate!: string;
  /** `working` is a make-up day with a weekday's hours. */
  @Column('text') kind!: 'off' | 'working';
  @Column('text') name!: string;
  /** Number of the decision that ordered it. */
  @Column('text', { nullable: true }) decision!: string | null;
  /** Computed from the law, not yet announced. */
  @Column('boolean', { default: false }) provisional!: boolean;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

export interface WeekHours {
  /** Sessions of each weekday that counts, minutes after midnight; key 1 is Monday, 7 Sunday. */
  readonly [weekday: string]: readonly { readonly from: number; readonly to: number }[];
}

/** Counting hours of an office from a date on; without an office: the national default. */
@Entity()
@Index('office_hours_office', ['officeId', 'validFrom'])
export class OfficeHours {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('date') validFrom!: string;
  @Column('jsonb') week!: WeekHours;
  /** Same-day work taken in after this minute of the day is promised for the next working day. */
  @Column('integer', { default: 900 }) cutOffMinute!: number;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
