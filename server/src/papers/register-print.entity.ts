import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

/** The register (sổ theo dõi hồ sơ) of a period as it was printed: while nothing in it changes, whoever asks again gets the same bytes. */
@Entity()
@Index('register_print_uq', ['officeId', 'fromOn', 'toOn', 'digest'], { unique: true })
@Index('register_print_office', ['officeId', 'id'])
export class RegisterPrint {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  /** First and last day of receipt. */
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  /** Keyed, of all that it says but by whom and when it was made. */
  @Column('bytea') digest!: Buffer;
  /** How many dossiers it lists. */
  @Column('integer') lines!: number;
  /** The PDF, sealed: it names people in full. */
  @Column('bytea') contentEnc!: Buffer;
  /** How often it was printed. */
  @Column('integer', { default: 0 }) copies!: number;
  @Column('timestamptz') madeAt!: Date;
  @ForeignKey(() => Staff)
  @Column('uuid')
  madeById!: string;
}
