import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

/** One sheet for all that went from one person to another in one go, as it was printed. */
@Entity()
@Index('handover_sheet_events_uq', ['eventIds'], { unique: true })
@Index('handover_sheet_number_uq', ['officeId', 'year', 'number'], { unique: true })
export class HandoverSheet {
  @PrimaryColumn('uuid') id!: string;
  /** That received the dossiers. */
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  handlingOfficeId!: string;
  /** The office's count of these sheets in the year; gapless. */
  @Column('integer') year!: number;
  @Column('integer') number!: number;
  @ForeignKey(() => Staff)
  @Column('uuid')
  giverId!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  receiverId!: string;
  /** The hand-overs that it lists, in their order: asked for together again they are the same sheet. */
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
