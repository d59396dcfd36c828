import type { NoticeFacts } from './notice-facts.js';

/** What an intake tells, and so what several dossiers of one visit tell together. */
export const VISIT_NOTICE_KINDS = ['submitted', 'accepted'] as const;
export type VisitNoticeKind = (typeof VISIT_NOTICE_KINDS)[number];

/** The dossiers of one message, in the order in which they were taken in, all of one office. */
export type VisitFacts = readonly [NoticeFacts, ...NoticeFacts[]];
