import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../../offices/office.entity.js';
import { Staff } from '../../staff/staff.entity.js';

/**
 * One person at the counter (lượt tiếp): what an officer takes in from them in one go, and then tells in one message.
 * A row of its own, so that the id belongs to one officer across the walls, and so that whoever takes in, closes or
 * sweeps has one row to lock.
 */
@Entity()
@Index('visit_open', ['lastIntakeAt'], { where: 'released_at IS NULL' })
export class Visit {
  /** Made by the desk. */
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  /** Who takes in; nobody else adds to it or closes it. */
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  /** The local day of the counter. */
  @Column('date') openedOn!: string;
  /** The real time, which a demonstration's moved clock does not touch: the worker compares it with its own now(). */
  @Column('timestamptz') lastIntakeAt!: Date;
  /** When the notices were let go; null while they are held. Another intake begins a new round. */
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
}
