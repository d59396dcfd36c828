import type { NoticeChannel, NoticeState } from './notice-state.js';

/** Stored nowhere, but named in the API: never renamed. */
export type NoticeTrouble =
  /** The queue's store does not answer: nothing leaves until it does. */
  | { readonly code: 'queue_away' }
  /** None is set up for this channel: whatever should leave by it fails. */
  | { readonly code: 'no_gateway'; readonly channel: NoticeChannel }
  /** It takes nothing, and so many workers leave it alone for a while. */
  | { readonly code: 'gateway_rests'; readonly gateway: string; readonly count: number }
  /** Messages wait whose time is long over: no worker runs, or it cannot work. */
  | { readonly code: 'overdue'; readonly count: number }
  /** Within the last hour this channel refused or lost more than it took. */
  | { readonly code: 'channel_failing'; readonly channel: NoticeChannel; readonly count: number }
  /** Nobody knows whether these arrived. */
  | { readonly code: 'unknown'; readonly channel: NoticeChannel; readonly count: number }
  /** These ended without reaching anybody: somebody has to tell the citizen another way. */
  | { readonly code: 'not_reached'; readonly channel: NoticeChannel; readonly count: number }
  /** Mails to people of that office came to nothing. */
  | {
      readonly code: 'staff_mails_failed';
      readonly mails: StaffMails;
      readonly officeCode: string;
      readonly officeName: string;
      readonly count: number;
    };

/** Mails that staff get: what is due today, at once, or a report. Stored words. */
export const STAFF_MAILS = ['staff_digest', 'alert_mail', 'report_mail'] as const;
export type StaffMails = (typeof STAFF_MAILS)[number];

/** Of one kind to people of one office; who belongs to several is counted at the first by its code. */
export interface FailedStaffMails<At = string> {
  readonly mails: StaffMails;
  readonly officeCode: string;
  readonly officeName: string;
  /** Given up within 24 hours. */
  readonly failed: number;
  /** Of those, so many may have arrived all the same: an answer was lost. */
  readonly mayHaveArrived: number;
  /** What the mail server said of the last; null where it was never asked. */
  readonly lastError: { readonly words: string | null; readonly at: At };
}

/** How many notices are in each state; none of those that are left out. */
export type NoticeCounts = Readonly<Partial<Record<NoticeState, number>>>;

export interface ChannelHealth<At = string> {
  readonly channel: NoticeChannel;
  /** Owed and not yet at their gateway; `dispatched` ones stand in the queue. */
  readonly owed: NoticeCounts;
  /** Of the notices written within the last hour, how many are in each state now. */
  readonly lastHour: NoticeCounts;
  /** The same for the last 24 hours. */
  readonly lastDay: NoticeCounts;
  /** What went wrong last, in the gateway's own words; null when nothing did within 24 hours. */
  readonly lastError: { readonly words: string; readonly at: At } | null;
}

/** A gateway as the workers of the last minute have seen it. */
export interface GatewayHealth {
  readonly gateway: string;
  readonly workers: number;
  /** So many of them leave it alone, for it takes nothing. */
  readonly resting: number;
  /** In its own words; null when nothing went wrong since those workers began. */
  readonly lastError: string | null;
}

/** How the sending of messages goes. `At`: an instant, a Date on the server and ISO 8601 on the wire. */
export interface NoticeHealth<At = string> {
  readonly troubles: readonly NoticeTrouble[];
  /** The queue's store answers. */
  readonly queueAnswers: boolean;
  /** When the oldest message that is still owed was written; null when none is. */
  readonly oldestOwedAt: At | null;
  readonly channels: readonly ChannelHealth<At>[];
  /** Those that the workers running now hand messages to; none where messages are kept on this computer, or cannot be sent. */
  readonly gateways: readonly GatewayHealth[];
  /** By office and kind; empty where none failed. */
  readonly staffMails: readonly FailedStaffMails<At>[];
  readonly readAt: At;
}
