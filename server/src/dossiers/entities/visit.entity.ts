import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../../offices/office.entity.js';
import { Staff } from '../../staff/staff.entity.js';

/**
 * One person at the counter (lượt tiếp): what an officer takes in from them or gives them in one go, and then tells in one
 * message; or a pile of results that comes to the counter in one go, of which each person is told in one message.
 * A row of its own, so that the id belongs to one officer across the walls, and so that whoever takes in, closes or
 * sweeps has one row to lock.
 */
@Entity()
@Index('visit_left', ['lastIntakeAt'], { where: 'released_at IS NULL AND release_from IS NULL' })
@Index('visit_due', ['releaseFrom'], { where: 'released_at IS NULL' })
export class Visit {
  /** Made by the desk. */
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  /** Who takes in or hands over; nobody else adds to it or closes it. */
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  /** The local day of the counter. */
  @Column('date') openedOn!: string;
  /** Of the last act that belongs to it, in the real time, which a demonstration's moved clock does not touch: the worker compares it with its own now(). */
  @Column('timestamptz') lastIntakeAt!: Date;
  /**
   * It is over, and what is still held is let go then: what an officer may take back until then, reminders, or thanks that wait
   * for the rest of what can be handed over at once. Null while it is open or when nothing is left.
   */
  @Column('timestamptz', { nullable: true }) releaseFrom!: Date | null;
  /** When the notices were let go; null while they are held. Another act begins a new round. */
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
}
