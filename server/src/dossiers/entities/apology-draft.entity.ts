import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity.js';

/** An apology made ready before a foreseen breach, once for each promised time; an officer reads it, a leader signs. */
@Entity()
@Index('apology_draft_once_uq', ['dossierId', 'dueAt'], { unique: true })
export class ApologyDraft {
  @PrimaryColumn('uuid') id!: string;
  /** The receiving office, under which the dossier stands. */
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  /** The promise that will be missed. */
  @Column('timestamptz') dueAt!: Date;
  /** The step that will cause it. */
  @Column('text', { nullable: true }) stepCode!: string | null;
  @Column('timestamptz') newDueAt!: Date;
  /** For the citizen, in Vietnamese. */
  @Column('text') reason!: string;
  @Column('timestamptz') madeAt!: Date;
}
