import type { DossierTransition } from '@motcua/shared/dossiers';
import { STEP_TIMINGS, type StepTiming } from '@motcua/shared/figures';
import { FORECAST_WORDS, type ForecastWord } from '@motcua/shared/forecast';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

const words = (column: string): string => `${column} IN (${FORECAST_WORDS.map((word) => `'${word}'`).join(', ')})`;

/** One stay of a dossier at a step while its clock ran. */
@Entity()
@Index('step_duration_open_uq', ['dossierId'], { unique: true, where: 'left_at IS NULL' })
@Index('step_duration_dossier', ['dossierId', 'enteredAt'])
@Index('step_duration_left', ['leftAt'], { where: 'left_at IS NOT NULL' })
@Index('step_duration_handling_left', ['handlingOfficeId', 'leftAt'], { where: 'left_at IS NOT NULL' })
@Index('step_duration_uncounted', ['dossierId'], { where: 'left_at IS NOT NULL AND working_minutes IS NULL' })
@Index('step_duration_unjudged', ['dossierId'], {
  where: 'left_at IS NOT NULL AND (working_minutes IS NULL OR timing IS NULL)',
})
@Check('step_duration_timing_v1', `timing IN (${STEP_TIMINGS.map((word) => `'${word}'`).join(', ')})`)
export class StepDuration {
  @PrimaryColumn('uuid') id!: string;
  /** The receiving office, under which the dossier stands. */
  @Column('uuid') officeId!: string;
  /** The office whose history it is: it answers for the deadline. */
  @Column('uuid') handlingOfficeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') procedureCode!: string;
  @Column('text') stepCode!: string;
  /** To whom it came, or a leader has given it since. */
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  holderId!: string | null;
  @Column('timestamptz') enteredAt!: Date;
  @Column('timestamptz', { nullable: true }) leftAt!: Date | null;
  /** The act by which it left; some say nothing about how long the step takes. */
  @Column('text', { nullable: true }) leftBy!: DossierTransition | null;
  /** By the calendar of the handling office, without pauses; counted soon after the step is left. */
  @Column('integer', { nullable: true }) workingMinutes!: number | null;
  /** Told together with the minutes. */
  @Column('text', { nullable: true }) timing!: StepTiming | null;
  /** How many other open dossiers the holder had; not known of what was there before this was kept. */
  @Column('integer', { nullable: true }) queueAtEntry!: number | null;
}

/** How long a step took in the last twelve months; made anew every night. */
@Entity()
@Index('step_statistic_step', ['procedureCode', 'stepCode', 'officeId'])
export class StepStatistic {
  @PrimaryColumn('uuid') id!: string;
  /** Null: all offices together. */
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('text') procedureCode!: string;
  @Column('text') stepCode!: string;
  @Column('integer') n!: number;
  @Column('double precision') medianMinutes!: number;
  @Column('double precision') p90Minutes!: number;
  @Column('double precision', { nullable: true }) usualQueue!: number | null;
  @Column('timestamptz') computedAt!: Date;
}

/** What is foreseen for one dossier, beside its row, so that foreseeing it never stands in the way of an act. */
@Entity()
@Check('dossier_forecast_word_v1', words('word'))
@Check('dossier_forecast_checkpoint_v1', words('checkpoint_word'))
@Index('dossier_forecast_late', ['dossierId'], { where: `word = 'late'` })
@Index('dossier_forecast_unjudged', ['dossierId'], { where: 'checkpoint_word IS NOT NULL AND outcome IS NULL' })
@Index('dossier_forecast_finished', ['finishedOn', 'handlingOfficeId'], { where: 'outcome IS NOT NULL' })
export class DossierForecast {
  @ForeignKey(() => Dossier)
  @PrimaryColumn('uuid')
  dossierId!: string;
  @Column('uuid') officeId!: string;
  @Column('uuid') handlingOfficeId!: string;
  /** Null where there is no ground for a word. */
  @Column('text', { nullable: true }) word!: ForecastWord | null;
  @Column('double precision', { nullable: true }) chance!: number | null;
  /** The step that will cause it. */
  @Column('text', { nullable: true }) stepCode!: string | null;
  @Column('timestamptz', { nullable: true }) expectedAt!: Date | null;
  /** When it is ready in nine of ten cases. */
  @Column('timestamptz', { nullable: true }) cautiousAt!: Date | null;
  /** On how many past cases the least known remaining step rests; 0 where only its limit is known. */
  @Column('integer', { default: 0 }) cases!: number;
  @Column('timestamptz') computedAt!: Date;
  /** The dossier's version it was made for. */
  @Column('integer') version!: number;
  /** The first word said when half of the limit had passed: the one that is judged. */
  @Column('text', { nullable: true }) checkpointWord!: ForecastWord | null;
  @Column('timestamptz', { nullable: true }) checkpointAt!: Date | null;
  /** What became of it, once finished and judged. */
  @Column('text', { nullable: true }) outcome!: 'in_time' | 'late' | null;
  @Column('date', { nullable: true }) finishedOn!: string | null;
}

/** How often each word was right: the dossiers an office finished on a day, by the word said at half of their limit. */
@Entity()
export class ForecastBacktest {
  @ForeignKey(() => Office)
  @PrimaryColumn('uuid')
  officeId!: string;
  @PrimaryColumn('date') onDate!: string;
  @PrimaryColumn('text') word!: ForecastWord;
  @Column('integer') finishedInTime!: number;
  @Column('integer') finishedLate!: number;
}

/** Work that is done once for all workers: whoever locks the row does it. */
@Entity()
export class ForecastJob {
  @PrimaryColumn('text') name!: 'nightly' | 'backfill';
  /** Local date for which it was last done. */
  @Column('date', { nullable: true }) lastOn!: string | null;
  /** How far it has come, where it goes by dossiers. */
  @Column('uuid', { nullable: true }) cursor!: string | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
