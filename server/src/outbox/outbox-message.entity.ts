import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work owed to a queue, written with the change that caused it and removed once the queue has it. */
@Entity()
export class OutboxMessage {
  /** UUIDv7: the order of the ids is the order of the work. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @Column('text') kind!: 'notice';
  @Column('uuid') subjectId!: string;
  @Column('timestamptz') createdAt!: Date;
}
