import {
  EXPORT_FORMATS,
  EXPORT_KINDS,
  EXPORT_STATES,
  type ExportFormat,
  type ExportKind,
  type ExportState,
} from '@motcua/shared/exports';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredFile } from '../attachments/attachment.entities.js';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

const oneOf = (column: string, words: readonly string[]): string =>
  `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;

/** A file that somebody asked for, made beside the requests of the desks, and kept for some days. */
@Entity()
@Check('export_job_kind_known_v2', oneOf('kind', EXPORT_KINDS))
@Check('export_job_format_known_v1', oneOf('format', EXPORT_FORMATS))
@Check('export_job_state_known_v1', oneOf('state', EXPORT_STATES))
@Check('export_job_ready_v1', `(state = 'ready') = (sha256 IS NOT NULL)`)
@Index('export_job_staff', ['staffId', 'id'])
@Index('export_job_at_work', ['id'], { where: `state IN ('waiting', 'running')` })
@Index('export_job_file', ['sha256'], { where: 'sha256 IS NOT NULL' })
@Index('export_job_ready', ['expiresAt'], { where: `state = 'ready'` })
export class ExportJob {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  /** Who asked for it; nobody else is ever given the file. */
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('text') kind!: ExportKind;
  @Column('text') format!: ExportFormat;
  @Column('date', { nullable: true }) fromOn!: string | null;
  @Column('date', { nullable: true }) toOn!: string | null;
  /** What was asked for, encrypted: a list may be narrowed by somebody's name. Null once nobody needs it. */
  @Column('bytea', { nullable: true }) requestEnc!: Buffer | null;
  /** Offices whose dossiers may be in it: who takes the file must still see all of them. */
  @Column('uuid', { array: true, default: '{}' }) officeIds!: string[];
  @Column('text') state!: ExportState;
  @Column('integer', { default: 0 }) done!: number;
  @Column('integer', { nullable: true }) rows!: number | null;
  /** How often it was begun; who writes for an earlier one has lost it. */
  @Column('integer', { default: 0 }) attempts!: number;
  /** Until then nobody else begins it anew; the database's own time. */
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { nullable: true }) fileName!: string | null;
  @ForeignKey(() => StoredFile)
  @Column('bytea', { nullable: true })
  sha256!: Buffer | null;
  @Column('bigint', { nullable: true }) sizeBytes!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  /** When the one who asked first took it; until then the desk reminds of it. */
  @Column('timestamptz', { nullable: true }) fetchedAt!: Date | null;
}
