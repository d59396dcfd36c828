import { EMAIL_WORDING, type EmailText, letterOf } from './email-template.js';
import { oneLine, tidyFacts } from './notice-facts.js';
import type { VisitFacts, VisitNoticeKind } from './visit-notice.js';

/** One mail for all dossiers of a visit, each with its procedure and its due time. */
export function renderVisitEmail(kind: VisitNoticeKind, given: VisitFacts): EmailText {
  const all = given.map(tidyFacts);
  const office = tidyFacts(given[0]);
  const { event, says } = EMAIL_WORDING[kind];
  const list = all.map(({ code, procedureName, ownerName, dueText }, index) =>
    [
      `${index + 1}. ${code}: ${procedureName}`,
      ...(ownerName ? [`   Chủ hồ sơ: ${ownerName}`] : []),
      ...(dueText ? [`   Ngày hẹn trả kết quả: ${dueText}`] : []),
    ].join('\n'),
  );
  // One mailbox may serve a family: whoever is named in a dossier is addressed.
  const names = [...new Set(all.map(({ applicantName }) => applicantName))].join(', Ông/Bà ');
  return {
    subject: oneLine(`[${office.officeName}] ${all.length} hồ sơ ${event}`),
    body: letterOf(office, names, `${all.length} ${says(office)}`, [list]),
  };
}
