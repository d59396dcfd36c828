import { FORM_SETS, type FormSet, PAPER_FORMS, type PaperForm } from '@motcua/shared/papers';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { DossierEvent } from '../dossiers/entities/dossier-event.entity.js';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** A paper given out about an event, as it was printed: whoever asks again gets the same bytes. */
@Entity()
@Check('paper_form_known_v2', `form IN (${oneOf(PAPER_FORMS)})`)
@Check('paper_form_set_known_v1', `form_set IN (${oneOf(FORM_SETS)})`)
@Index('paper_event_uq', ['eventId', 'form'], { unique: true })
@Index('paper_number_uq', ['officeId', 'form', 'year', 'number'], {
  unique: true,
  where: `form NOT IN ('receipt', 'process_control') AND series_office_id IS NULL`,
})
@Index('paper_series_number_uq', ['seriesOfficeId', 'form', 'year', 'number'], {
  unique: true,
  where: 'series_office_id IS NOT NULL',
})
@Index('paper_dossier', ['dossierId'])
export class Paper {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @ForeignKey(() => DossierEvent)
  @Column('uuid')
  eventId!: string;
  @Column('text') form!: PaperForm;
  @Column('text') formSet!: FormSet;
  /** The count of this form in the year, of the office that received or of `seriesOfficeId`, gapless; of a receipt or control sheet
   * book and line of the dossier in the register. */
  @Column('integer') year!: number;
  @Column('integer') number!: number;
  /** Whose count the number is of, where another office than the one that received issues it: the agency that handles, or one that took over. */
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  seriesOfficeId!: string | null;
  /** The PDF, sealed: it names the person in full. */
  @Column('bytea') contentEnc!: Buffer;
  /** What it says before it is set, sealed; of forms that may be taken as a Word file, which is to say the same. Null before that was kept. */
  @Column('bytea', { nullable: true }) documentEnc!: Buffer | null;
  /** How often it was printed. */
  @Column('integer', { default: 0 }) copies!: number;
  /** Since when somebody has said that it really came out of the printer. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz') madeAt!: Date;
  @ForeignKey(() => Staff)
  @Column('uuid')
  madeById!: string;
}
