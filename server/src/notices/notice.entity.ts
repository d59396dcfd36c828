import {
  NOTICE_LANGUAGES,
  NOTICE_STATES,
  type NoticeFacts,
  type NoticeKind,
  type NoticeLanguage,
  type NoticeRecipient,
  type NoticeState,
  type NoticeWay,
  RECALL_REASONS,
  type RecallReason,
  VISIT_NOTICE_KINDS,
  type Withdrawal,
} from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierEvent } from '../dossiers/entities/dossier-event.entity.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { Visit } from '../dossiers/entities/visit.entity.js';
import { NoticeTemplate } from './notice-template.entity.js';

/**
 * One message the citizen is owed: stored with the change that caused it, in the words it will have. PostgreSQL decides
 * who sends it; a queue only says that it is time.
 */
@Entity()
@Check('notice_state_known_v1', `state IN (${NOTICE_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'notice_held_v3',
  `held_for_visit_id IS NULL OR (state = 'planned' AND facts IS NOT NULL AND kind IN (${VISIT_NOTICE_KINDS.map((kind) => `'${kind}'`).join(', ')}))`,
)
@Check('notice_language_known_v1', `language IN (${NOTICE_LANGUAGES.map((language) => `'${language}'`).join(', ')})`)
@Check('notice_told_with_v1', `told_with_id IS NULL OR state = 'recalled'`)
@Check(
  'notice_recalled_because_v2',
  `recalled_because IS NULL OR (state = 'recalled' AND recalled_because IN (${RECALL_REASONS.map((reason) => `'${reason}'`).join(', ')}))`,
)
@Check('notice_undone_because_v2', `undone_because IN ('reversed', 'no_longer_true', 'not_wanted')`)
@Check('notice_waits_v1', `waits_for_id IS NULL OR state IN ('planned', 'recalled')`)
@Index('notice_intended_uq', ['eventId', 'channel', 'kind', 'recipient'], {
  unique: true,
  where: 'resent_from_id IS NULL',
})
@Index('notice_resent_uq', ['resentFromId'], { unique: true, where: 'resent_from_id IS NOT NULL' })
@Index('notice_dossier', ['dossierId', 'createdAt'])
@Index('notice_office', ['officeId', 'createdAt', 'id'])
@Index('notice_troubled', ['officeId', 'createdAt', 'id'], {
  where: `state IN ('failed', 'unknown', 'undelivered', 'expired', 'manual')`,
})
@Index('notice_held', ['heldForVisitId'], { where: 'held_for_visit_id IS NOT NULL' })
@Index('notice_told_with', ['toldWithId'], { where: 'told_with_id IS NOT NULL' })
@Index('notice_lower', ['state', 'waitsForId'], { where: 'waits_for_id IS NOT NULL' })
@Index('notice_awaits_receipt', ['id'], { where: 'awaits_receipt_until IS NOT NULL' })
@Index('notice_unknown', ['dueAt'], { where: `state = 'unknown'` })
@Index('notice_silent', ['dueAt'], { where: `state = 'gateway_accepted' AND channel = 'sms' AND asked < 3` })
@Index('notice_owed', ['dueAt'], { where: `state IN ('planned', 'dispatched', 'submitting', 'retry_waiting')` })
export class Notice {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Dossier)
  @Column('uuid')
  dossierId!: string;
  @ForeignKey(() => DossierEvent)
  @Column('uuid')
  eventId!: string;
  @Column('text') kind!: NoticeKind;
  @Column('text') channel!: NoticeWay;
  @Column('text') recipient!: NoticeRecipient;
  @Column('bytea') addressEnc!: Buffer;
  @Column('text') addressMasked!: string;
  /** It was set right while a try was on its way: the next one of a mail goes there, and a text message has none. */
  @Column('bytea', { nullable: true }) nextAddressEnc!: Buffer | null;
  @Column('text', { nullable: true }) nextAddressMasked!: string | null;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text') body!: string;
  /** In which the citizen reads it. */
  @Column('text', { default: 'vi' }) language!: NoticeLanguage;
  /** What an officer says who has to call: the same in full, with all letters. */
  @Column('text', { nullable: true }) say!: string | null;
  /** The office's words it was written in; null for the usual ones, and for one message about several dossiers. */
  @ForeignKey(() => NoticeTemplate)
  @Column('uuid', { nullable: true })
  templateVersionId!: string | null;
  @Column('text') state!: NoticeState;
  /** Part of the queue's job id: a job lost or dropped is dispatched again under a new number. */
  @Column('integer', { default: 0 }) dispatchNo!: number;
  @Column('integer', { default: 0 }) attempts!: number;
  /** When the next step is owed: first dispatch, end of a lease, next try. */
  @Column('timestamptz') dueAt!: Date;
  /** How often its gateway was asked what became of it, since its answer was lost or no report came. */
  @Column('smallint', { default: 0 }) asked!: number;
  /** Its gateway had never seen it, so it was owed once more: not twice. */
  @Column('boolean', { default: false }) sentAgain!: boolean;
  /** Set right before the gateway is called: a worker that died earlier has surely sent nothing. */
  @Column('timestamptz', { nullable: true }) submittingSince!: Date | null;
  /** Which gateway took it, and its own id for the message. */
  @Column('text', { nullable: true }) gateway!: string | null;
  @Column('text', { nullable: true }) gatewayId!: string | null;
  /** What the gateway has of a long text of which it took only the first parts, in its channel's own words. */
  @Column('text', { nullable: true }) begun!: string | null;
  /** What the gateway said last, in its own words. */
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  /** When the citizen had it, as far as the gateway says. */
  @Column('timestamptz', { nullable: true }) deliveredAt!: Date | null;
  /** Not sent before this visit is closed or its time is over: until then it has no outbox row, and the sweeper leaves it. */
  @ForeignKey(() => Visit)
  @Column('uuid', { nullable: true })
  heldForVisitId!: string | null;
  /**
   * While it is held: what one text for the whole visit needs, for the worker cannot read a dossier's procedure or person. Of one
   * that counts days: what it is written in anew with when it is sent again on another.
   */
  @Column('jsonb', { nullable: true }) facts!: NoticeFacts | null;
  /** The notice whose message tells this too; this one is never sent by itself. */
  @ForeignKey(() => Notice)
  @Column('uuid', { nullable: true })
  toldWithId!: string | null;
  /** Not sent earlier, in the real time of the database: an officer may still take it back, or it is night. */
  @Column('timestamptz', { nullable: true }) notBefore!: Date | null;
  /** The receipt of the dossier goes with it. */
  @Column('boolean', { default: false }) withReceipt!: boolean;
  /** It waits for its receipt until then, and leaves without it after that; null once there is nothing to wait for. */
  @Column('timestamptz', { nullable: true }) awaitsReceiptUntil!: Date | null;
  @Column('text', { nullable: true }) recalledBecause!: RecallReason | null;
  /** An act made it untrue or unwished while a try was on its way: if that does not bring it, it is not tried again, for this reason. */
  @Column('text', { nullable: true }) undoneBecause!: Withdrawal['because'] | 'not_wanted' | null;
  /** Only sent when that one does not arrive: until then it has no outbox row. Gone once it is owed itself. */
  @ForeignKey(() => Notice)
  @Column('uuid', { nullable: true })
  waitsForId!: string | null;
  /** An officer had that one sent once more: the same words to the same address. */
  @ForeignKey(() => Notice)
  @Column('uuid', { nullable: true })
  resentFromId!: string | null;
  /** Its number was heard in a call at a wrong one, and is not the dossier's. */
  @Column('boolean', { default: false }) numberHeard!: boolean;
  /** Keyed hash of address and words: tells that somebody would get the same text twice, and nothing of either. */
  @Column('bytea', { nullable: true }) textKey!: Buffer | null;
  /** Stopped because this one has brought, or is bringing, the same text to the same number. */
  @ForeignKey(() => Notice)
  @Column('uuid', { nullable: true })
  sameTextAsId!: string | null;
}
