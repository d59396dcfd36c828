import { HISTORY_IMPORT_STATES, type HistoryImportState } from '@motcua/shared/history';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../../offices/office.entity.js';
import { Staff } from '../../staff/staff.entity.js';

/** A sheet of finished dossiers of an older system, brought over for one office. */
@Entity()
@Check('history_import_state_known_v1', `state IN (${HISTORY_IMPORT_STATES.map((state) => `'${state}'`).join(', ')})`)
@Index('history_import_office', ['officeId', 'id'])
@Index('history_import_at_work', ['id'], { where: `state IN ('checking', 'running')` })
export class HistoryImport {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @Column('text') fileName!: string;
  @Column('text') fileSha256!: string;
  @Column('text') state!: HistoryImportState;
  @Column('integer') version!: number;
  /** Without the heading and without empty ones. */
  @Column('integer') rows!: number;
  @ForeignKey(() => Staff)
  @Column('uuid')
  createdById!: string;
  @Column('timestamptz') createdAt!: Date;
  /** Whose act each `imported` event is. */
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  startedById!: string | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
