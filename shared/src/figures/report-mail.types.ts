import { BOARD_GROUPS } from './ageing.types.js';
import { ON_TIME_GROUPS } from './on-time.types.js';
import { STEP_GROUPS } from './steps.types.js';
import { PAUSE_GROUPS } from './supplements.types.js';

/** Reports that come by mail, as the API names them. Refusals do not: their reasons are words about somebody. Stored words, never renamed. */
export const MAILED_REPORTS = [
  'II.06',
  'on-time',
  'steps',
  'ageing',
  'supplements',
  'pauses',
  'qd-766',
  'late-causes',
] as const;
export type MailedReport = (typeof MAILED_REPORTS)[number];

/**
 * When a report is made, at 07:30 each time, and of which days. Stored words, never renamed.
 *
 * - `weekly`: on Monday, of the week before.
 * - `monthly`: on the first working day of a month, of the month before.
 * - `period`: on the 15th or the working day after it, of the period of reporting that has ended.
 *
 * @legal Nghị định 09/2019/NĐ-CP, Art. 12 (`period`)
 */
export const REPORT_MAIL_RULES = ['weekly', 'monthly', 'period'] as const;
export type ReportMailRule = (typeof REPORT_MAIL_RULES)[number];

/** The rules a report can be asked by: the form is handed in by its own periods. */
export const rulesOfReport = (report: MailedReport): readonly ReportMailRule[] =>
  report === 'II.06' ? ['period'] : ['weekly', 'monthly'];

/** By what the rows of a report can be grouped; none where it has one table only. */
export const groupsOfReport = (report: MailedReport): readonly string[] => GROUPS_OF_REPORT[report] ?? [];

const GROUPS_OF_REPORT: Readonly<Partial<Record<MailedReport, readonly string[]>>> = {
  'on-time': ON_TIME_GROUPS,
  steps: STEP_GROUPS,
  ageing: BOARD_GROUPS,
  supplements: BOARD_GROUPS,
  pauses: PAUSE_GROUPS,
};

export const REPORT_MAIL_FORMATS = ['xlsx', 'pdf', 'csv'] as const;
export type ReportMailFormat = (typeof REPORT_MAIL_FORMATS)[number];

/** Why nothing comes any more: one has said so, may no longer read the figures, or has a locked account. Stored words. */
export const REPORT_MAIL_ENDS = ['asked', 'role_lost', 'account_locked'] as const;
export type ReportMailEnd = (typeof REPORT_MAIL_ENDS)[number];

/** `making` becomes `planned`; the rest are the states of any mail to staff. Stored words. */
export const REPORT_MAIL_STATES = [
  'making',
  'planned',
  'submitting',
  'retry_waiting',
  'gateway_accepted',
  'failed',
] as const;
export type ReportMailState = (typeof REPORT_MAIL_STATES)[number];

/**
 * Why there is no mail: the account has no address, the report could not be made, the mail server did not take it, or
 * before it left its reader had ended it or lost the role or the account. Stored words.
 */
export const REPORT_MAIL_FAILURES = ['no_address', 'not_made', 'not_sent', ...REPORT_MAIL_ENDS] as const;
export type ReportMailFailure = (typeof REPORT_MAIL_FAILURES)[number];

/** The mail of the last period that was owed. */
export interface LastReportMail {
  /** Local days, both inclusive; of what is told of a moment, the days the mail is for. */
  readonly from: string;
  readonly to: string;
  readonly state: ReportMailState;
  /** There is no mail server: nothing has left. */
  readonly kept: boolean;
  readonly sentAt: string | null;
  /** Null but where it failed. */
  readonly failure: ReportMailFailure | null;
  /** What the mail server said last, in its own words, without the address. */
  readonly lastError: string | null;
  /** It failed after a try whose answer was lost. */
  readonly mayHaveArrived: boolean;
}

/** A report that somebody gets by mail. */
export interface ReportSubscriptionView {
  readonly id: string;
  readonly report: MailedReport;
  readonly officeCode: string;
  readonly officeName: string;
  /** Together with the offices below it. */
  readonly below: boolean;
  /** One of `groupsOfReport`; null for the usual one. */
  readonly groupBy: string | null;
  readonly rule: ReportMailRule;
  readonly format: ReportMailFormat;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly endReason: ReportMailEnd | null;
  /** Null until one was owed. */
  readonly last: LastReportMail | null;
}

/** Reports one gets by mail, and where to. */
export interface ReportSubscriptions {
  /** Masked; null while the account has no address, and then nothing can come. */
  readonly mailTo: string | null;
  /** Those that go on, then those that ended in the last 90 days; the newest first. */
  readonly data: readonly ReportSubscriptionView[];
}
