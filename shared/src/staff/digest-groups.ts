/** The parts of what somebody is told in the morning, in their order. Words of the API. */
export const DIGEST_GROUPS = [
  'overdue',
  'dueToday',
  'dueSoon',
  'unanswered',
  'pauseReview',
  'apologyDrafted',
  'assigned',
] as const;
export type DigestGroup = (typeof DIGEST_GROUPS)[number];
