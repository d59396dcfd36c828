import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity.js';

/** Where a received dossier stands in its office's register: a book (quyển) is a year, and numbers in it have no gap. */
@Entity()
@Index('register_entry_number_uq', ['officeId', 'year', 'number'], { unique: true })
export class RegisterEntry {
  @ForeignKey(() => Dossier)
  @PrimaryColumn('uuid')
  dossierId!: string;
  @Column('uuid') officeId!: string;
  /** Of the receipt as it was entered: a later correction of the time moves no line to another book. */
  @Column('integer') year!: number;
  @Column('integer') number!: number;
}
