import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

/** What kind of number proves who someone is. Stored words. */
export const ID_KINDS = ['citizenId', 'cmnd', 'taxCode', 'passport', 'none'] as const;
export type IdKind = (typeof ID_KINDS)[number];

/**
 * A citizen or organisation as one office knows them, kept once and found again by the keyed digest of the id number.
 * What a dossier says of its applicant stays with the dossier; this row holds what was last known.
 */
@Entity()
@Index('applicant_id_uq', ['officeId', 'idIndex'], { unique: true })
export class Applicant {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @Column('text') kind!: 'person' | 'organisation';
  @Column('text') fullName!: string;
  @Column('text') idKind!: IdKind;
  @Column('bytea', { nullable: true }) idNumberEnc!: Buffer | null;
  @Column('bytea', { nullable: true }) idIndex!: Buffer | null;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: old papers give the year only. */
  @Column('text', { nullable: true }) dateOfBirth!: string | null;
  @Column('text', { nullable: true }) sex!: 'male' | 'female' | null;
  @Column('bytea', { nullable: true }) phoneEnc!: Buffer | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
