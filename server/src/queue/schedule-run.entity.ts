import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That work of a set time was begun, so that it is not done twice. */
@Entity()
export class ScheduleRun {
  @PrimaryColumn('text') name!: string;
  /** The minute it was due. */
  @PrimaryColumn('timestamptz') dueAt!: Date;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
