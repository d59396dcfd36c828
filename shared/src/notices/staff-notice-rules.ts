import type { ChannelMode } from './notice-rules.js';

/** What officers are told of a dossier. Stored words: never renamed. */
export const STAFF_NOTICE_KINDS = [
  'assigned',
  'due_soon',
  'overdue',
  'response_overdue',
  'pause_review',
  'apology_drafted',
] as const;
export type StaffNoticeKind = (typeof STAFF_NOTICE_KINDS)[number];

/** Whether the desk shows it at once. Stored words. */
export const DESK_MODES = ['always', 'never'] as const;
export type DeskMode = (typeof DESK_MODES)[number];

/** By which ways an office tells its officers one kind, and which of them. */
export interface StaffNoticeRule {
  readonly desk: DeskMode;
  /** The digest of the morning and its mail; `fallback`: only what the officer has not seen at the desk until then. */
  readonly email: ChannelMode;
  /** A mail of its own within seconds, besides. */
  readonly atOnce: boolean;
  /** Whoever holds the dossier or is given it; the counter for what nobody holds. */
  readonly holder: boolean;
  /** Of the office that answers for it, and their deputies. */
  readonly leaders: boolean;
  /** Of that office and those above it. */
  readonly supervisors: boolean;
}

const TOLD: StaffNoticeRule = {
  desk: 'always',
  email: 'always',
  atOnce: false,
  holder: true,
  leaders: true,
  supervisors: false,
};

/** Where nobody has set anything. */
export const DEFAULT_STAFF_NOTICE_RULES: Readonly<Record<StaffNoticeKind, StaffNoticeRule>> = {
  assigned: { ...TOLD, leaders: false },
  due_soon: TOLD,
  overdue: TOLD,
  response_overdue: TOLD,
  pause_review: TOLD,
  apology_drafted: TOLD,
};
