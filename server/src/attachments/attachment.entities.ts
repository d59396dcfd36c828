import {
  ATTACHMENT_KINDS,
  ATTACHMENT_STATES,
  type AttachmentKind,
  type AttachmentState,
  CONVERTED_KINDS,
  type ConvertedKind,
  FILE_SCANS,
  type FileScan,
} from '@motcua/shared/attachments';
import type { SignatureReport } from '@motcua/shared/signatures';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { Staff } from '../staff/staff.entity.js';

const oneOf = (column: string, words: readonly string[]): string =>
  `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;

/** Whether a small picture of the content is made. `none`: there can be none, or it took too much. Stored words. */
const THUMBNAILS = ['wanted', 'drawn', 'none'] as const;
type Thumbnail = (typeof THUMBNAILS)[number];

/** Content in the file store, under its SHA-256. Its row is written with the first attachment that needs it. */
@Entity()
@Check('stored_file_scan_known_v1', oneOf('scan', FILE_SCANS))
@Check('stored_file_thumbnail_known_v1', oneOf('thumbnail', THUMBNAILS))
@Check('stored_file_thumbnail_drawn_v1', `(thumbnail = 'drawn') = (thumbnail_sha256 IS NOT NULL)`)
@Index('stored_file_undrawn', ['storedAt'], { where: `thumbnail = 'wanted'` })
@Index('stored_file_scanned_with', ['scannedWith', 'scannedAt'], { where: 'scanned_with IS NOT NULL' })
@Index('stored_file_thumbnail_sha256', ['thumbnailSha256'], { where: 'thumbnail_sha256 IS NOT NULL' })
@Index('stored_file_waiting', ['storedAt'], { where: `scan = 'waiting'` })
export class StoredFile {
  @PrimaryColumn('bytea') sha256!: Buffer;
  @Column('integer') sizeBytes!: number;
  @Column('timestamptz') storedAt!: Date;
  @Column('text', { default: 'unscanned' }) scan!: FileScan;
  /** As the scanner names what it found. */
  @Column('text', { nullable: true }) scanFinding!: string | null;
  @Column('timestamptz', { nullable: true }) scannedAt!: Date | null;
  /** The number of the scanner's signatures then; 0 where they were not numbered, null for what needs no further scan. */
  @Column('integer', { nullable: true }) scannedWith!: number | null;
  @Column('text', { default: 'wanted' }) thumbnail!: Thumbnail;
  /** The small picture of it, content of the store as well. */
  @ForeignKey(() => StoredFile)
  @Column('bytea', { nullable: true })
  thumbnailSha256!: Buffer | null;
}

/** One file of a dossier. Never changed but for having been removed; its content stays in the store. */
@Entity()
@Check('attachment_kind_known_v1', oneOf('kind', ATTACHMENT_KINDS))
@Check('attachment_state_known_v1', oneOf('state', ATTACHMENT_STATES))
@Check('attachment_converted_known_v1', oneOf('converted_from', CONVERTED_KINDS))
@Check('attachment_reused_whole_v1', 'num_nonnulls(reused_from_id, reused_from_dossier_id, reused_from_code) IN (0, 3)')
@Check(
  'attachment_validity_whole_v1',
  '(valid_until_by_id IS NULL) = (valid_until_at IS NULL) AND (valid_until IS NULL OR valid_until_at IS NOT NULL)',
)
@Index('attachment_position_uq', ['dossierId', 'position'], { unique: true })
@Index('attachment_sha256', ['sha256'])
@Index('attachment_signed', ['id'], { where: `signatures IS NOT NULL AND state = 'kept'` })
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
  /** What it was when it came, where it is kept as something else; null for most. */
  @Column('text', { nullable: true }) convertedFrom!: ConvertedKind | null;
  /** What an officer should know before opening it. */
  @Column('text', { array: true, default: '{}' }) warnings!: string[];
  /** As found when it came in; null for a file without signatures. */
  @Column('jsonb', { nullable: true }) signatures!: SignatureReport | null;
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
  /** The file of an earlier dossier that this one is, for a paper used again; what becomes of that one changes nothing here. */
  @ForeignKey(() => Attachment)
  @Column('uuid', { nullable: true })
  reusedFromId!: string | null;
  @ForeignKey(() => Dossier)
  @Column('uuid', { nullable: true })
  reusedFromDossierId!: string | null;
  @Column('text', { nullable: true }) reusedFromCode!: string | null;
  /** The last day on which the paper is valid that it shows; null while nobody has said it. With it who said so last. */
  @Column('date', { nullable: true }) validUntil!: string | null;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  validUntilById!: string | null;
  @Column('timestamptz', { nullable: true }) validUntilAt!: Date | null;
}

/** What the signatures of a file were found to be worth when they were checked again. Written once. */
@Entity()
@Index('signature_check_attachment', ['attachmentId', 'id'])
export class SignatureCheck {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @ForeignKey(() => Attachment)
  @Column('uuid')
  attachmentId!: string;
  @Column('jsonb') report!: SignatureReport;
  /** Null where nobody asked for it: other authorities are trusted since. */
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  checkedById!: string | null;
}

/** The authorities that are trusted now, and since when; one row. */
@Entity()
@Check('trusted_roots_one_v1', 'one')
export class TrustedRoots {
  @PrimaryColumn('boolean', { default: true }) one!: true;
  /** Of their fingerprints. */
  @Column('bytea') digest!: Buffer;
  @Column('timestamptz') since!: Date;
}
