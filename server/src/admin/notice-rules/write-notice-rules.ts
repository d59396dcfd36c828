import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { NoticeRuleRow } from '../../notices/notice-rule.entity.js';
import { refuseTaken, requireVersion } from '../admin-rules.js';
import { requireScope, scopeOf } from '../calendars/calendar-scope.js';
import { changeRecorded } from '../change-recorded.js';
import { type NoticeRuleView, noticeRuleView } from './find-notice-rules.js';
import type { ChangeNoticeRuleDto, CreateNoticeRuleDto } from './notice-rules.dto.js';

/** Sets how an office and all below it tell one kind. @throws DomainError 404, 403, 422 `notice_rule.doubled` */
export async function createNoticeRule(
  tx: OfficeTx,
  actor: Actor,
  input: CreateNoticeRuleDto,
): Promise<NoticeRuleView> {
  const officeId = await scopeOf(tx.em, actor, input.officeCode);
  const { kind, email, sms, phone, holdSeconds, urgent } = input;
  const id = newId();
  await refuseTaken(
    'notice_rule.doubled',
    'kind',
    tx.em.insert(NoticeRuleRow, { id, officeId, kind, email, sms, phone, holdSeconds, urgent }),
  );
  const after = await noticeRuleView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'notice_rule',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}

/** @throws DomainError 404, 403, 409 */
export async function changeNoticeRule(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  { email, sms, phone, holdSeconds, urgent, version }: ChangeNoticeRuleDto,
): Promise<NoticeRuleView> {
  await lockNoticeRule(tx, actor, id, version);
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'notice_rule', subjectId: id, action: 'change', view: noticeRuleView },
    () => tx.em.update(NoticeRuleRow, { id }, { email, sms, phone, holdSeconds, urgent, version: version + 1 }),
  );
}

/** Takes a rule back: what the office above has set holds again. @throws DomainError 404, 403, 409 */
export async function removeNoticeRule(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<NoticeRuleView> {
  await lockNoticeRule(tx, actor, id, version);
  const before = await noticeRuleView(tx.em, id);
  await tx.em.delete(NoticeRuleRow, { id });
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'notice_rule',
    subjectId: id,
    action: 'disable',
    before,
    after: null,
  });
  return before;
}

async function lockNoticeRule(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<void> {
  const rule = await tx.em.findOne(NoticeRuleRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!rule) throw notFound();
  await requireScope(tx.em, actor, rule.officeId);
  requireVersion(rule, version);
}
