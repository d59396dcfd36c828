import {
  CHANNEL_MODES,
  type ChannelMode,
  DESK_MODES,
  type DeskMode,
  STAFF_NOTICE_KINDS,
  type StaffNoticeKind,
  type StaffNoticeRule,
} from '@motcua/shared/notices';
import { Flag, Line, OneOf, Whole } from '../../common/http/fields.js';

export class ListStaffNoticeRulesQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'None: what holds for the whole country.' })
  officeCode?: string;
}

class StaffNoticeRuleDto implements StaffNoticeRule {
  @OneOf(DESK_MODES, { example: 'always' }) desk!: DeskMode;
  @OneOf(CHANNEL_MODES, {
    example: 'fallback',
    description: 'The digest of the morning; `fallback`: only what the officer has not seen at the desk until then.',
  })
  email!: ChannelMode;
  @Flag({ example: false, description: 'Also a mail of its own, within seconds.' }) atOnce!: boolean;
  @Flag({ example: true, description: 'Whoever holds the dossier or is given it; the counter for what nobody holds.' })
  holder!: boolean;
  @Flag({ example: true, description: 'Leaders of the office and their deputies.' }) leaders!: boolean;
  @Flag({ example: false, description: 'Supervisors of the office and of those above it.' }) supervisors!: boolean;
}

export class CreateStaffNoticeRuleDto extends StaffNoticeRuleDto {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'None: for the whole country.' })
  officeCode?: string;
  @OneOf(STAFF_NOTICE_KINDS, { example: 'due_soon' }) kind!: StaffNoticeKind;
}

export class ChangeStaffNoticeRuleDto extends StaffNoticeRuleDto {
  @Whole({ min: 1, example: 1, description: 'The version that was read.' }) version!: number;
}
