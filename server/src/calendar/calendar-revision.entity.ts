import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

/** One change of a calendar: of a day, of hours, or of an office's place in the tree. Numbers follow one another. */
@Entity()
@Index('calendar_revision_unswept', ['number'], { where: 'swept_at IS NULL' })
export class CalendarRevision {
  @PrimaryColumn('integer') number!: number;
  /** Whose calendar, and that of all offices below; null for the whole country. */
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('timestamptz') at!: Date;
  /** Null when a new release of the program brought it. */
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  actorId!: string | null;
  /** In short: `day 2026-12-14`, `hours 2026-12-01`, `tree`. */
  @Column('text') what!: string;
  /** The last dossier that has been looked at for a date that would move. */
  @Column('uuid', { nullable: true }) detectCursor!: string | null;
  @Column('timestamptz', { nullable: true }) detectedAt!: Date | null;
  /** Looked through once more, for what was accepted while the change was being written. */
  @Column('timestamptz', { nullable: true }) sweptAt!: Date | null;
}

/** Where an office stood in the tree up to and including a revision: its calendar was inherited from there. */
@Entity()
export class OfficeFormerPath {
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  @PrimaryColumn('integer') untilRevision!: number;
  @Column('uuid', { array: true }) path!: string[];
}
