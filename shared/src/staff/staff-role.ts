/**
 * What a person may be at an office. Stored words: never renamed.
 * One person may hold several roles, each as a pair (role, office).
 */
export const STAFF_ROLES = [
  'counter_officer',
  'case_officer',
  'leader',
  'records_clerk',
  'supervisor',
  'administrator',
] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];
