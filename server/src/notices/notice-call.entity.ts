import { CALL_OUTCOMES, type CallOutcome } from '@motcua/shared/notices';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Staff } from '../staff/staff.entity.js';
import { Notice } from './notice.entity.js';

/** An officer called a citizen about a notice that no gateway got through with. Never changed afterwards. */
@Entity()
@Check('notice_call_outcome_known_v1', `outcome IN (${CALL_OUTCOMES.map((outcome) => `'${outcome}'`).join(', ')})`)
@Index('notice_call_notice', ['noticeId', 'at'])
export class NoticeCall {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') officeId!: string;
  @ForeignKey(() => Notice)
  @Column('uuid')
  noticeId!: string;
  @ForeignKey(() => Staff)
  @Column('uuid')
  staffId!: string;
  @Column('text') outcome!: CallOutcome;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz') at!: Date;
}
