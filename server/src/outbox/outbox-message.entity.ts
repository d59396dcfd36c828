import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Work owed to a queue, written with the change that caused it and removed once the queue has it. */
@Entity()
@Index('outbox_message_lawful', ['notBefore', 'id'])
@Index('outbox_message_subject', ['subjectId'])
export class OutboxMessage {
  /** UUIDv7: the order of the ids is the order of the work. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @Column('text') kind!: 'notice';
  @Column('uuid') subjectId!: string;
  @Column('timestamptz') createdAt!: Date;
  /** The queue gets it from then on, in the real time of the database. */
  @Column('timestamptz', { default: () => 'now()' }) notBefore!: Date;
}
