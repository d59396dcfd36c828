import type { ClosedDossier, Ii06Report } from '@motcua/shared/figures';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../../offices/office.entity.js';
import { Staff } from '../../staff/staff.entity.js';

/** A period that was closed: Biểu II.06 and the list behind it, as somebody answers for them. Written once. */
@Entity()
@Index('report_close_period_uq', ['officeId', 'period'], { unique: true })
export class ReportClose {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  /** As `reportPeriod` names it. */
  @Column('text') period!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('jsonb') report!: Ii06Report;
  @Column('jsonb') dossiers!: ClosedDossier[];
  /** Offices counted in it that compared with due times by the minute then; null before that was kept. */
  @Column('uuid', { array: true, nullable: true }) byMinute!: string[] | null;
  /** Late dossiers that nobody had explained, as whoever closed it has confirmed; null before that was asked. */
  @Column('integer', { nullable: true }) lateWithoutCause!: number | null;
  @Column('integer') definitionVersion!: number;
  @Column('text') sha256!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('text') role!: 'leader' | 'supervisor';
  @Column('uuid', { nullable: true }) onBehalfOfId!: string | null;
  @Column('timestamptz') at!: Date;
}
