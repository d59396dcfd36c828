import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';
import { ProcedureVersion } from '../procedures/procedure.entity.js';

/** What is counted on a day: what was received on it, and what was finished on it as it is now. */
abstract class Counts {
  @Column('integer', { default: 0 }) receivedOnline!: number;
  @Column('integer', { default: 0 }) receivedDirect!: number;
  @Column('integer', { default: 0 }) enteredAfterwards!: number;
  @Column('integer', { default: 0 }) voided!: number;
  @Column('integer', { default: 0 }) beforeByDay!: number;
  @Column('integer', { default: 0 }) onTimeByDay!: number;
  @Column('integer', { default: 0 }) lateByDay!: number;
  @Column('integer', { default: 0 }) beforeByMinute!: number;
  @Column('integer', { default: 0 }) onTimeByMinute!: number;
  @Column('integer', { default: 0 }) lateByMinute!: number;
}

/**
 * Sums of an office that handles dossiers, by days, by halves of months and of all days together. Written by triggers of `dossier` only; a part
 * of a sum may be less than nothing, since another connection may take away what this one had added.
 */
@Entity()
@Check('figure_sum_grain_v2', `grain IN ('day', 'half', 'all')`)
export class FigureSum extends Counts {
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  @PrimaryColumn('text') grain!: 'day' | 'half' | 'all';
  /** Halves begin on the 1st and on the 15th, as the periods of the law do; all days on 0001-01-01. */
  @PrimaryColumn('date') beginsOn!: string;
  @PrimaryColumn('smallint') shard!: number;
}

/** The same by version of a procedure, for halves of months alone. */
@Entity()
export class ProcedureSum extends Counts {
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  @PrimaryColumn('date') beginsOn!: string;
  @ForeignKey(() => ProcedureVersion)
  @PrimaryColumn('uuid')
  procedureVersionId!: string;
  @PrimaryColumn('smallint') shard!: number;
}

/** By what sums of what was settled are told apart. Stored words, never renamed. */
export const SETTLED_GROUPS = ['officer', 'procedure'] as const;

/**
 * What of an office was settled or refused in halves of months, by whose it is and by version of a procedure, as it is now.
 * Written by triggers of `dossier` only, as the others are.
 */
@Entity()
@Check('settled_sum_grouped_by_v1', `grouped_by IN (${SETTLED_GROUPS.map((group) => `'${group}'`).join(', ')})`)
export class SettledSum {
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  @PrimaryColumn('text') groupedBy!: (typeof SETTLED_GROUPS)[number];
  @PrimaryColumn('date') beginsOn!: string;
  /** An officer or a version of a procedure; of what is nobody's, all zeros. */
  @PrimaryColumn('uuid') groupId!: string;
  @PrimaryColumn('smallint') shard!: number;
  @Column('integer', { default: 0 }) beforeByDay!: number;
  @Column('integer', { default: 0 }) onTimeByDay!: number;
  @Column('integer', { default: 0 }) lateByDay!: number;
  @Column('integer', { default: 0 }) beforeByMinute!: number;
  @Column('integer', { default: 0 }) onTimeByMinute!: number;
  @Column('integer', { default: 0 }) lateByMinute!: number;
  @Column('integer', { default: 0 }) answered!: number;
  @Column('integer', { default: 0 }) supplemented!: number;
  @Column('integer', { default: 0 }) supplementedAgain!: number;
  @Column('integer', { default: 0 }) refused!: number;
  @Column('integer', { default: 0 }) denied!: number;
  @Column('integer', { default: 0 }) withdrawnByWish!: number;
  @Column('integer', { default: 0 }) returnedUnsupplemented!: number;
  @Column('integer', { default: 0 }) returnedUnpaid!: number;
  @Column('integer', { default: 0 }) returnedSuspended!: number;
}
