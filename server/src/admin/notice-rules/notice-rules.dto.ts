import {
  CHANNEL_MODES,
  type ChannelMode,
  MOST_HOLD_SECONDS,
  NOTICE_KINDS,
  NOTICE_PEOPLE,
  type NoticeKind,
  type NoticePeople,
  PHONE_MODES,
  type PhoneMode,
} from '@motcua/shared/notices';
import { Flag, Line, OneOf, Whole } from '../../common/http/fields.js';

export class ListNoticeRulesQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'None: what holds for the whole country.' })
  officeCode?: string;
}

class NoticeRuleDto {
  @OneOf(CHANNEL_MODES, { example: 'always' }) email!: ChannelMode;
  @OneOf(CHANNEL_MODES, { example: 'fallback' }) sms!: ChannelMode;
  @OneOf(PHONE_MODES, {
    example: 'fallback',
    description: '`fallback`: the counter calls whom no message reached or can reach; `never`: nobody is called.',
  })
  phone!: PhoneMode;
  @OneOf(NOTICE_PEOPLE, {
    example: 'submitter',
    description:
      '`submitter`: who brought the dossier, or its owner where that is the same or left no address; `applicant`: the owner, or who brought it where the owner left none; `both`, an address they share once.',
  })
  people!: NoticePeople;
  @Whole({ max: MOST_HOLD_SECONDS, example: 60, description: 'How long it can be taken back before it leaves.' })
  holdSeconds!: number;
  @Flag({ example: false, description: 'Also told at night and on days off.' }) urgent!: boolean;
}

export class CreateNoticeRuleDto extends NoticeRuleDto {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'None: for the whole country.' })
  officeCode?: string;
  @OneOf(NOTICE_KINDS, { example: 'result_ready' }) kind!: NoticeKind;
}

export class ChangeNoticeRuleDto extends NoticeRuleDto {
  @Whole({ min: 1, example: 1, description: 'The version that was read.' }) version!: number;
}
