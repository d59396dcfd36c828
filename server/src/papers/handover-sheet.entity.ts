import type { SheetKind } from '@motcua/shared/papers';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

/** One sheet for all that went from one hand to another in one go, as it was printed. */
@Entity()
@Check('handover_sheet_kind_known_v2', `kind IN ('dossiers', 'results', 'intake')`)
@Check('handover_sheet_hands_v2', `kind <> 'dossiers' OR num_nulls(giver_id, receiver_id) = 0`)
@Index('handover_sheet_events_uq', ['eventIds'], { unique: true })
@Index('handover_sheet_kind_number_uq', ['officeId', 'kind', 'year', 'number'], {
  unique: true,
  where: 'series_office_id IS NULL',
})
@Index('handover_sheet_series_number_uq', ['seriesOfficeId', 'kind', 'year', 'number'], {
  unique: true,
  where: 'series_office_id IS NOT NULL',
})
@Index('handover_sheet_office', ['officeId', 'id'])
@Index('handover_sheet_handling_office', ['handlingOfficeId', 'id'])
export class HandoverSheet {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { default: 'dossiers' }) kind!: SheetKind;
  /** That received the dossiers. */
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  handlingOfficeId!: string;
  /** That made it, where another has taken that one over: under its name, and in its count. */
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  seriesOfficeId!: string | null;
  /** The office's count of these sheets of a kind in the year; gapless. */
  @Column('integer') year!: number;
  @Column('integer') number!: number;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  giverId!: string | null;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  receiverId!: string | null;
  /** The hand-overs, decisions or receipts that it lists, in their order: asked for together again they are the same sheet. */
  @Column('uuid', { array: true }) eventIds!: string[];
  /** The PDF, sealed: it names people in full. */
  @Column('bytea') contentEnc!: Buffer;
  /** How often it was printed. */
  @Column('integer', { default: 0 }) copies!: number;
  @Column('timestamptz') madeAt!: Date;
  @ForeignKey(() => Staff)
  @Column('uuid')
  madeById!: string;
}
