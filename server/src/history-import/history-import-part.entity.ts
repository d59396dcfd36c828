import type { HistoryFault } from '@motcua/shared/history';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { HistoryImport } from '../dossiers/entities/history-import.entity.js';

/** Some rows of an import: as many as are looked through, or taken in, in one transaction. */
@Entity()
export class HistoryImportPart {
  @ForeignKey(() => HistoryImport)
  @PrimaryColumn('uuid')
  importId!: string;
  @PrimaryColumn('integer') position!: number;
  @Column('uuid') officeId!: string;
  @Column('integer') size!: number;
  /** The rows as they were read, encrypted; null once nobody needs them. */
  @Column('bytea', { nullable: true }) rowsEnc!: Buffer | null;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) importedAt!: Date | null;
  /** Fit to be taken in, as last looked through. */
  @Column('integer', { default: 0 }) fresh!: number;
  /** There already. */
  @Column('integer', { default: 0 }) known!: number;
  @Column('integer', { default: 0 }) imported!: number;
  /** Rows with something wrong, and what: places and codes, nothing of what stands there. */
  @Column('integer', { default: 0 }) wrong!: number;
  @Column('jsonb', { default: '[]' }) faults!: HistoryFault[];
}
