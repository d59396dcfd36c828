import {
  DOSSIER_STATES,
  type Channel,
  type DossierState,
  LATE_CAUSES,
  type LateCause,
  type WithdrawalCause,
} from '@motcua/shared/dossiers';
import type { MessageWish } from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Applicant } from '../../applicants/applicant.entity.js';
import { Office } from '../../offices/office.entity.js';
import { CatchUp } from './catch-up.entity.js';
import { HistoryImport } from './history-import.entity.js';
import { ProcedureVersion } from '../../procedures/procedure.entity.js';
import { Staff } from '../../staff/staff.entity.js';
import { Visit } from './visit.entity.js';

const OPEN = `state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`;

/** The clock runs: what the scan for lateness looks along. */
const RUNNING = `state IN ('accepted', 'processing') AND NOT paused`;

/**
 * One dossier (hồ sơ). `version` equals the number of its events. Times of receipt and of promise are written by acts
 * only, from the clock of their transaction.
 */
@Entity()
@Check('dossier_state_known_v1', `state IN (${DOSSIER_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'dossier_received_when_accepted_v1',
  `state IN ('submitted', 'not_accepted', 'awaiting_supplement', 'withdrawn') OR received_at IS NOT NULL`,
)
@Check('dossier_late_cause_v1', `late_cause IN (${LATE_CAUSES.map((cause) => `'${cause}'`).join(', ')})`)
@Check(
  'dossier_messages_v1',
  `messages IS NULL OR (messages->'channels' <@ '["email", "sms"]' AND messages->>'language' IN ('vi', 'en'))`,
)
@Index('dossier_code_uq', ['code'], { unique: true })
@Index('dossier_external_code_uq', ['externalSource', 'externalCode'], {
  unique: true,
  where: 'external_code IS NOT NULL',
})
// Of kinds that TypeORM has no words for.
@Index('dossier_office_due', { synchronize: false })
@Index('dossier_name_pieces', { synchronize: false })
@Index('dossier_due', ['dueAt', 'id'])
@Index('dossier_submitted', ['submittedAt', 'id'])
@Index('dossier_received', ['receivedAt', 'id'])
@Index('dossier_office_state_due', { synchronize: false })
@Index('dossier_office_open_due', ['officeId', 'dueAt', 'id'], { where: OPEN })
@Index('dossier_office_submitted', ['officeId', 'submittedAt', 'id'])
@Index('dossier_office_received', ['officeId', 'receivedAt', 'id'])
@Index('dossier_office_code', ['officeId', 'code'])
@Index('dossier_office_tail', ['officeId', 'codeTail'])
@Index('dossier_handling', ['handlingOfficeId', 'dueAt', 'id'])
@Index('dossier_handling_settled', ['handlingOfficeId', 'finishedAt', 'receivedAt'])
@Index('dossier_late', ['handlingOfficeId', 'finishedAt', 'dueAt', 'receivedAt'], {
  where: 'NOT voided AND (finished_at IS NULL OR finished_at > due_at)',
})
@Index('dossier_refused', ['handlingOfficeId', 'finishedAt'], { where: `state = 'not_accepted' AND NOT voided` })
@Index('dossier_denied', ['handlingOfficeId', 'finishedAt'], { where: `outcome = 'denied'` })
@Index('dossier_handled_elsewhere', ['handlingOfficeId', 'dueAt', 'id', 'officeId'], {
  where: '(office_id <> handling_office_id) IS TRUE',
})
@Index('dossier_running_due', ['dueAt'], { where: RUNNING })
@Index('dossier_running_due_soon', ['dueSoonAt'], { where: RUNNING })
@Index('dossier_unanswered', ['responseDueAt'], { where: `state = 'submitted' AND responded_at IS NULL` })
@Index('dossier_running_id', ['id'], {
  where: `state IN ('accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`,
})
@Index('dossier_assignee_open', ['assigneeId', 'dueAt', 'id'], { where: OPEN })
@Index('dossier_applicant', ['applicantId'])
@Index('dossier_phone', ['officeId', 'phoneIndex'], { where: 'phone_index IS NOT NULL' })
@Index('dossier_visit', ['visitId'], { where: 'visit_id IS NOT NULL' })
@Index('dossier_catch_up', ['catchUpId'], { where: 'catch_up_id IS NOT NULL' })
@Index('dossier_history_import', ['historyImportId'], { where: 'history_import_id IS NOT NULL' })
@Index('dossier_brought_over', ['handlingOfficeId', 'finishedAt', 'receivedAt'], {
  where: 'history_import_id IS NOT NULL AND NOT voided',
})
@Index('dossier_submitter', ['officeId', 'submitterIndex'], { where: 'submitter_index IS NOT NULL' })
export class Dossier {
  @PrimaryColumn('uuid') id!: string;
  /** The receiving office: intake, supplements, hand-over. */
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  /** The office that decides and answers for the deadline; mostly the same. */
  @ForeignKey(() => Office)
  @Column('uuid')
  handlingOfficeId!: string;
  @Column('text') code!: string;
  /** The number within the day, for those who say "hồ sơ 42". */
  @Column('text') codeTail!: string;
  @Column('text', { nullable: true }) externalCode!: string | null;
  @Column('text', { nullable: true }) externalSource!: string | null;
  @Column('text') state!: DossierState;
  @Column('integer') version!: number;
  @Column('text') channel!: Channel;
  @Column('text') procedureCode!: string;
  @ForeignKey(() => ProcedureVersion)
  @Column('uuid')
  procedureVersionId!: string;
  @Column('text', { nullable: true }) caseCode!: string | null;

  @ForeignKey(() => Applicant)
  @Column('uuid')
  applicantId!: string;
  @Column('text') applicantName!: string;
  /** Lower case without diacritics: what the search box compares. */
  @Column('text') applicantFold!: string;
  @Column('bytea', { nullable: true }) phoneEnc!: Buffer | null;
  @Column('bytea', { nullable: true }) phoneIndex!: Buffer | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('bytea', { nullable: true }) submitterEnc!: Buffer | null;
  @Column('bytea', { nullable: true }) submitterIndex!: Buffer | null;
  /** How who is told of it wishes to be told; null where nothing was said. */
  @Column('jsonb', { nullable: true }) messages!: MessageWish | null;
  @Column('jsonb', { default: '{}' }) formData!: Record<string, string | number | boolean>;
  @Column('integer', { default: 1 }) sets!: number;
  /** The counter's own words for the people after it; never told to the citizen. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('jsonb') resultDelivery!: { method: 'desk' | 'post' | 'online'; address?: string };

  @Column('timestamptz') submittedAt!: Date;
  @Column('timestamptz', { nullable: true }) responseDueAt!: Date | null;
  /** From here on the desk calls the answer due soon; moves with `responseDueAt`. */
  @Column('timestamptz', { nullable: true }) responseDueSoonAt!: Date | null;
  @Column('timestamptz', { nullable: true }) respondedAt!: Date | null;
  /** Late answers before the response clock was last started anew. */
  @Column('integer', { default: 0 }) earlierLateAnswers!: number;
  @Column('timestamptz', { nullable: true }) receivedAt!: Date | null;
  /** Start of the clock as it counts now; later than `receivedAt` only where a supplement restarts it. */
  @Column('timestamptz', { nullable: true }) clockFrom!: Date | null;
  /** The calendar that the due time is reckoned by: a later change moves it only by an act of its own. */
  @Column('integer', { default: 0 }) calendarRevision!: number;
  @Column('timestamptz', { nullable: true }) dueOriginal!: Date | null;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** From here on the desk calls it due soon; moves with `dueAt`. */
  @Column('timestamptz', { nullable: true }) dueSoonAt!: Date | null;
  @Column('timestamptz', { nullable: true }) duePromised!: Date | null;
  /** The decision, refusal, withdrawal: the end of the clock, not the day of collection. */
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;

  /** A pause is open: the clock stands still, and the dossier is not overdue meanwhile. */
  @Column('boolean', { default: false }) paused!: boolean;
  /** Where the open supplement or payment was asked. */
  @Column('text', { nullable: true }) originState!: DossierState | null;
  @Column('text', { nullable: true }) stepCode!: string | null;
  /** Who is to work on it next; until they confirm, `holderId` still answers for it. */
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  assigneeId!: string | null;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  holderId!: string | null;
  @Column('boolean', { default: false }) handoverPending!: boolean;
  /** The case officer whose draft is now before the leader. */
  @Column('uuid', { nullable: true }) drafterId!: string | null;
  @Column('integer', { default: 0 }) supplementRequests!: number;
  @Column('integer', { default: 0 }) apologies!: number;
  @Column('uuid', { nullable: true }) signerId!: string | null;
  @Column('text', { nullable: true }) outcome!: 'granted' | 'denied' | null;
  @Column('timestamptz', { nullable: true }) signedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) resultAtCounterAt!: Date | null;
  @Column('timestamptz', { nullable: true }) postedAt!: Date | null;
  @Column('text', { nullable: true }) withdrawalCause!: WithdrawalCause | null;
  /** Why it is late, as somebody has said; null where nobody did. */
  @Column('text', { nullable: true }) lateCause!: LateCause | null;
  /** Entered by mistake; out of the figures, footnoted. */
  @Column('boolean', { default: false }) voided!: boolean;
  /** Typed in after the fact, in an approved batch; reports footnote it. */
  @ForeignKey(() => CatchUp)
  @Column('uuid', { nullable: true })
  catchUpId!: string | null;
  /** Brought over, finished, from an older system: its number there is `externalCode`. */
  @ForeignKey(() => HistoryImport)
  @Column('uuid', { nullable: true })
  historyImportId!: string | null;
  /** Taken in with others that the same person brought. */
  @ForeignKey(() => Visit)
  @Column('uuid', { nullable: true })
  visitId!: string | null;
  /** When it was typed in; the real time of receipt is `receivedAt`. */
  @Column('timestamptz') enteredAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
