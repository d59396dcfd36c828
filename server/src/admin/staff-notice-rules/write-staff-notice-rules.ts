import type { StaffNoticeRule } from '@motcua/shared/notices';
import { StaffNoticeRuleRow } from '../../alerts/staff-notice-rule.entity.js';
import { RuleWriter } from '../notice-rules/rule-writer.js';
import { type StaffNoticeRuleView, staffNoticeRuleView } from './find-staff-notice-rules.js';

/** How an office and all below it tell their officers one kind. */
export const STAFF_NOTICE_RULES = new RuleWriter<StaffNoticeRuleRow, StaffNoticeRule, StaffNoticeRuleView>(
  StaffNoticeRuleRow,
  'staff_notice_rule',
  staffNoticeRuleView,
);
