import type { StaffRole } from '@motcua/shared/staff';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CalendarRevision } from '../calendar/calendar-revision.entity.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { Staff } from '../staff/staff.entity.js';

/** Stored words. `deciding`: decided, and about to be carried out; `stale`: the dossier had moved on by then. */
export const MOVE_STATES = ['pending', 'deciding', 'moved', 'kept', 'stale'] as const;
export type MoveState = (typeof MOVE_STATES)[number];

export const MOVE_DECISIONS = ['move', 'keep'] as const;
export type MoveDecision = (typeof MOVE_DECISIONS)[number];

/** A dossier whose promised date would be another by a changed calendar, and what was decided about it. */
@Entity()
@Check('calendar_move_state_known_v1', `state IN (${MOVE_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('calendar_move_decided_v1', `(state = 'pending') = (decision IS NULL)`)
@Index('calendar_move_dossier_uq', ['dossierId', 'revision'], { unique: true })
@Index('calendar_move_office', ['officeId', 'state', 'id'])
@Index('calendar_move_deciding', ['id'], { where: `state = 'deciding'` })
export class CalendarMove {
  @PrimaryColumn('uuid') id!: string;
  /** The handling office, whose deadline it is. */
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @ForeignKey(() => CalendarRevision)
  @Column('integer')
  revision!: number;
  @Column('timestamptz') dueFrom!: Date;
  @Column('timestamptz') dueTo!: Date;
  @Column('text') state!: MoveState;
  @Column('text', { nullable: true }) decision!: MoveDecision | null;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  decidedById!: string | null;
  @Column('text', { nullable: true }) decidedRole!: StaffRole | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}
