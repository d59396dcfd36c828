import {
  CHANNEL_MODES,
  type ChannelMode,
  MOST_HOLD_SECONDS,
  NOTICE_PEOPLE,
  type NoticeKind,
  type NoticePeople,
  PHONE_MODES,
  type PhoneMode,
} from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Office } from '../offices/office.entity.js';

const MODES = CHANNEL_MODES.map((mode) => `'${mode}'`).join(', ');

/** How an office tells one kind of notice, and those below it that have not set it; without an office: the whole country. */
@Entity('notice_rule')
@Check('notice_rule_modes_known_v1', `email IN (${MODES}) AND sms IN (${MODES})`)
@Check('notice_rule_phone_known_v1', `phone IN (${PHONE_MODES.map((mode) => `'${mode}'`).join(', ')})`)
@Check('notice_rule_people_known_v1', `people IN (${NOTICE_PEOPLE.map((people) => `'${people}'`).join(', ')})`)
@Check('notice_rule_hold_v1', `hold_seconds BETWEEN 0 AND ${MOST_HOLD_SECONDS}`)
@Index('notice_rule_office_uq', ['kind', 'officeId'], { unique: true })
@Index('notice_rule_national_uq', ['kind'], { unique: true, where: 'office_id IS NULL' })
export class NoticeRuleRow {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Office)
  @Column('uuid', { nullable: true })
  officeId!: string | null;
  @Column('text') kind!: NoticeKind;
  @Column('text') email!: ChannelMode;
  @Column('text') sms!: ChannelMode;
  @Column('text') phone!: PhoneMode;
  @Column('text', { default: 'submitter' }) people!: NoticePeople;
  @Column('integer') holdSeconds!: number;
  @Column('boolean') urgent!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}
