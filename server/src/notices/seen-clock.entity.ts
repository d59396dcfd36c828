import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The latest time that the database has told a worker: one row. It says nothing of a citizen or an office. */
@Entity()
export class SeenClock {
  /** Always true. */
  @PrimaryColumn('boolean', { default: true }) one!: boolean;
  @Column('timestamptz') seenAt!: Date;
}
