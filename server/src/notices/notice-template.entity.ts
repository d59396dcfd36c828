import {
  type NoticeChannel,
  type NoticeLanguage,
  TEMPLATE_STATES,
  type TemplateKind,
  type TemplateState,
} from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';
import { Staff } from '../staff/staff.entity.js';

/**
 * One version of the words an office has for a kind, a channel and a language. Words that were ever active stay as they
 * are: notices name the version they were written in.
 */
@Entity()
@Check('notice_template_state_known_v1', `state IN (${TEMPLATE_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'notice_template_four_eyes_v1',
  `activated_by_id IS NULL OR activated_by_id NOT IN (created_by_id, proposed_by_id)`,
)
@Index('notice_template_number_uq', ['officeId', 'kind', 'channel', 'language', 'number'], { unique: true })
@Index('notice_template_active_uq', ['officeId', 'kind', 'channel', 'language'], {
  unique: true,
  where: `state = 'active'`,
})
export class NoticeTemplate {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid')
  officeId!: string;
  @Column('text') kind!: TemplateKind;
  @Column('text') channel!: NoticeChannel;
  @Column('text') language!: NoticeLanguage;
  /** Counts the versions of these words at this office, from 1. */
  @Column('integer') number!: number;
  @Column('text') state!: TemplateState;
  /** E-mail only. */
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text') body!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  createdById!: string;
  @Column('timestamptz') createdAt!: Date;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  proposedById!: string | null;
  @Column('timestamptz', { nullable: true }) proposedAt!: Date | null;
  @ForeignKey(() => Staff)
  @Column('uuid', { nullable: true })
  activatedById!: string | null;
  @Column('timestamptz', { nullable: true }) activatedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
