import type { NoticeFacts } from './notice-facts.js';

/** What several dossiers tell together that are taken in, come back decided or are handed over in one go. */
export const VISIT_NOTICE_KINDS = [
  'submitted',
  'accepted',
  'result_ready',
  'collect_reminder',
  'collect_reminder_again',
  'handed_over',
] as const;
export type VisitNoticeKind = (typeof VISIT_NOTICE_KINDS)[number];

/** The dossiers of one message, in the order of the acts that are told, all of one office. */
export type VisitFacts = readonly [NoticeFacts, ...NoticeFacts[]];

/** What has to be the same for all dossiers of a message: who collects one result and gets another by post is told of each. */
export const sharedWay = (kind: VisitNoticeKind, { delivery = 'desk' }: NoticeFacts): string =>
  kind === 'result_ready' ? delivery : '';
