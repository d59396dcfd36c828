import type { PauseCause } from '@motcua/shared/dossiers';
import type { PaperForm } from '@motcua/shared/papers';
import { Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity.js';

/** One paper of the procedure as this dossier has it. */
@Entity()
@Index('dossier_component_code_uq', ['dossierId', 'code'], { unique: true })
export class DossierComponent {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') code!: string;
  @Column('integer') position!: number;
  @Column('boolean') present!: boolean;
  @Column('boolean') valid!: boolean;
  @Column('integer', { default: 0 }) copies!: number;
  @Column('jsonb', { nullable: true }) copiesByKind!: { original?: number; certified?: number; photo?: number } | null;
  /** How it came: on paper, electronically, shown and given back, used again, found in a database. */
  @Column('text', { nullable: true }) source!: ComponentSource | null;
  @Column('text', { nullable: true }) note!: string | null;
  /** Open supplement: what is wrong and what to bring. */
  @Column('text', { nullable: true }) defect!: string | null;
  @Column('text', { nullable: true }) bring!: string | null;
}

export const COMPONENT_SOURCES = ['paper', 'electronic', 'presented', 'reused', 'database'] as const;
export type ComponentSource = (typeof COMPONENT_SOURCES)[number];

/** One stretch of time that does not count; never overlapping, but one may begin when another ends. */
@Entity()
@Index('dossier_pause_dossier', ['dossierId', 'startedAt'])
@Index('dossier_pause_review', ['reviewOn'], { where: 'ended_at IS NULL AND review_on IS NOT NULL' })
@Index('dossier_pause_open_uq', ['dossierId'], { unique: true, where: 'ended_at IS NULL' })
@Exclusion('dossier_pause_apart', 'USING gist (dossier_id WITH =, tstzrange(started_at, ended_at) WITH &&)')
export class DossierPause {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') cause!: PauseCause;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Who answers for ending it. */
  @Column('uuid') ownerId!: string;
  @Column('uuid', { nullable: true }) endedById!: string | null;
  @Column('text', { nullable: true }) document!: string | null;
  /** The event that opened it: for a supplement or a payment the request itself, with its reason. Null for old ones. */
  @Column('uuid', { nullable: true }) openedByEventId!: string | null;
  @Column('date', { nullable: true }) reviewOn!: string | null;
  /** Before acceptance, or ahead of a restarted clock: kept for the record, moves no due time. */
  @Column('boolean', { default: true }) counts!: boolean;
  /** The dossier was already late when the clock stopped; a pause never hides that. */
  @Column('boolean', { default: false }) overdueBefore!: boolean;
}

/** An internal hand-over (giao – nhận): giver, receiver, hour and minute. */
@Entity()
@Index('dossier_handover_dossier', ['dossierId', 'givenAt'])
@Index('dossier_handover_open_uq', ['dossierId'], {
  unique: true,
  where: 'received_at IS NULL AND recalled_at IS NULL',
})
export class DossierHandover {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text', { nullable: true }) fromStep!: string | null;
  @Column('text') toStep!: string;
  @Column('uuid') giverId!: string;
  @Column('uuid') receiverId!: string;
  @Column('timestamptz') givenAt!: Date;
  @Column('timestamptz', { nullable: true }) receivedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) recalledAt!: Date | null;
}

export interface PaidItem {
  readonly feeCode: string;
  readonly quantity: number;
  readonly amountVnd: number;
}

/** Money taken, exempted or asked for on a dossier. A cancelled receipt keeps its number. */
@Entity()
@Index('dossier_payment_dossier', ['dossierId', 'recordedAt'])
@Index('dossier_payment_receipt_uq', ['officeId', 'receiptForm', 'receiptSeries', 'receiptNumber'], {
  unique: true,
  where: 'receipt_number IS NOT NULL',
})
export class DossierPayment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') state!: 'requested' | 'paid' | 'exempted' | 'cancelled' | 'refunded';
  @Column('jsonb') items!: PaidItem[];
  @Column('integer') amountVnd!: number;
  @Column('text', { nullable: true }) method!: 'cash' | 'transfer' | 'portal' | null;
  @Column('text', { nullable: true }) receiptForm!: string | null;
  @Column('text', { nullable: true }) receiptSeries!: string | null;
  @Column('text', { nullable: true }) receiptNumber!: string | null;
  @Column('text', { nullable: true }) exemption!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedById!: string;
}

/** A result (kết quả) with its number in the office's register; a cancelled number is never used again. */
@Entity()
@Index('dossier_result_dossier', ['dossierId'])
@Index('dossier_result_register', ['officeId', 'id'])
@Index('dossier_result_number_uq', ['officeId', 'number', 'year'], { unique: true })
export class DossierResult {
  @PrimaryColumn('uuid') id!: string;
  /** The handling office, whose register numbers it. */
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('integer') year!: number;
  @Column('text') number!: string;
  @Column('text') title!: string;
  @Column('integer') copies!: number;
  @Column('uuid') signerId!: string;
  @Column('date') signedOn!: string;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
  /** Ký hiệu, as it stands on the paper. */
  @Column('text', { nullable: true }) symbol!: string | null;
  /** Where the paper lies until it is collected. */
  @Column('text', { nullable: true }) shelfSlot!: string | null;
  /** The file that is its electronic copy. */
  @ForeignKey('Attachment')
  @Column('uuid', { nullable: true })
  copyId!: string | null;
}

/** How a result left the counter. */
@Entity()
@Index('result_collection_dossier', ['dossierId', 'at'])
export class ResultCollection {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @Column('text') method!: 'desk' | 'post' | 'online';
  @Column('text', { nullable: true }) collectorName!: string | null;
  @Column('bytea', { nullable: true }) collectorIdEnc!: Buffer | null;
  @Column('text', { nullable: true }) relation!: 'applicant' | 'submitter' | 'authorised' | null;
  @Column('text', { nullable: true }) waybill!: string | null;
  /** The letter by which somebody else collected it. */
  @Column('text', { nullable: true }) authorisation!: string | null;
  /** What differed from the person they said they are. */
  @Column('text', { array: true, default: '{}' }) differs!: string[];
  /** Originals given back with it. */
  @Column('text', { array: true, default: '{}' }) returned!: string[];
  /** The file with their signature. */
  @ForeignKey('Attachment')
  @Column('uuid', { nullable: true })
  signatureId!: string | null;
  @Column('timestamptz') at!: Date;
}

/** The last number given out: gapless because the row is locked until the act that took it commits. */
@Entity()
export class NumberSeries {
  @PrimaryColumn('uuid') officeId!: string;
  /** `code` per day, the others per year. */
  @PrimaryColumn('text') kind!:
    'code' | 'register' | 'result' | 'handover_sheet' | 'result_sheet' | 'intake_list' | `paper.${PaperForm}`;
  /** `YYYY-MM-DD` or `YYYY`. */
  @PrimaryColumn('text') period!: string;
  @Column('integer') last!: number;
}
