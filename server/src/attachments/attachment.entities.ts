import {
  ATTACHMENT_KINDS,
  ATTACHMENT_STATES,
  type AttachmentKind,
  type AttachmentState,
} from '@motcua/shared/attachments';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { Staff } from '../staff/staff.entity.js';

const oneOf = (column: string, words: readonly string[]): string =>
  `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;

/** Content in the file store, under its SHA-256. Its row is written with the first attachment that needs it. */
@Entity()
export class StoredFile {
  @PrimaryColumn('bytea') sha256!: Buffer;
  @Column('integer') sizeBytes!: number;
  @Column('timestamptz') storedAt!: Date;
}

/** One file of a dossier. Never changed but for having been removed; its content stays in the store. */
@Entity()
@Check('attachment_kind_known_v1', oneOf('kind', ATTACHMENT_KINDS))
@Check('attachment_state_known_v1', oneOf('state', ATTACHMENT_STATES))
@Index('attachment_position_uq', ['dossierId', 'position'], { unique: true })
@Index('attachment_sha256', ['sha256'])
export class Attachment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  /** 1, 2, 3 … within the dossier, in the order of arrival. */
  @Column('integer') position!: number;
  /** The paper it shows; null for what belongs to none. */
  @Column('text', { nullable: true }) componentCode!: string | null;
  /** As it was given, cleaned. */
  @Column('text') name!: string;
  @Column('text') kind!: AttachmentKind;
  /** What an officer should know before opening it. */
  @Column('text', { array: true, default: '{}' }) warnings!: string[];
  @ForeignKey(() => StoredFile)
  @Column('bytea')
  sha256!: Buffer;
  @Column('integer') sizeBytes!: number;
  @Column('text') state!: AttachmentState;
  @Column('timestamptz') uploadedAt!: Date;
  @ForeignKey(() => Staff)
  @Column('uuid')
  uploadedById!: string;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  removedById!: string | null;
  @Column('text', { nullable: true }) removalReason!: string | null;
}
