import { DAY_CAUSES, type DayCause, DUE_TIMES, type DueTime } from '@motcua/shared/calendar';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

/** A day unlike its weekday. Without an office it holds for the whole country; an office's own row comes before its parent's. */
@Entity()
@Check(
  'calendar_day_cause_fits_v1',
  `cause IN (${DAY_CAUSES.map((cause) => `'${cause}'`).join(', ')}) AND (cause = 'make_up') = (kind = 'working')`,
)
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
  @Column('text') cause!: DayCause;
  @Column('text') name!: string;
  /** Number of the decision that ordered it. */
  @Column('text', { nullable: true }) decision!: string | null;
  @Column('date', { nullable: true }) decidedOn!: string | null;
  /** Computed from the law, not yet announced. */
  @Column('boolean', { default: false }) provisional!: boolean;
  /** The first revision in which the row holds. Rows are not changed: another one takes their place. */
  @Column('integer', { default: 0 }) createdRevision!: number;
  /** The first revision in which it no longer holds. */
  @Column('integer', { nullable: true }) removedRevision!: number | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

export interface WeekHours {
  /** Sessions of each weekday that counts, minutes after midnight; key 1 is Monday, 7 Sunday. */
  readonly [weekday: string]: readonly { readonly from: number; readonly to: number }[];
}

/** Counting hours of an office from a date on; without an office: the national default. */
@Entity()
@Check('office_hours_due_time_known_v1', `due_time IN (${DUE_TIMES.map((time) => `'${time}'`).join(', ')})`)
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
  @Column('text', { default: 'close' }) dueTime!: DueTime;
  /** When the counter is open, where that is not when time limits run. */
  @Column('jsonb', { nullable: true }) openingWeek!: WeekHours | null;
  @Column('integer', { default: 0 }) createdRevision!: number;
  @Column('integer', { nullable: true }) removedRevision!: number | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
