import type { NoticeRule } from '@motcua/shared/notices';
import { NoticeRuleRow } from '../../notices/notice-rule.entity.js';
import { type NoticeRuleView, noticeRuleView } from './find-notice-rules.js';
import { RuleWriter } from './rule-writer.js';

/** How an office and all below it tell citizens one kind. */
export const NOTICE_RULES = new RuleWriter<NoticeRuleRow, NoticeRule, NoticeRuleView>(
  NoticeRuleRow,
  'notice_rule',
  noticeRuleView,
);
