import type { CallOutcome, NoticeKind, NoticeState, NoticeWay, RecallReason } from './notice-state.js';

/** Whom a notice is for: who has the dossier, or who brought it. */
export type NoticeRecipient = 'applicant' | 'submitter';

/** A notice as its dossier shows it. `At`: an instant, a Date on the server and ISO 8601 on the wire. */
export interface NoticeLine<At = string> {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: NoticeWay;
  readonly recipient: NoticeRecipient;
  readonly state: NoticeState;
  /** Masked. */
  readonly to: string;
  readonly createdAt: At;
  /** Whose act it tells: besides the counter and leaders, they may take it back. */
  readonly actorId: string | null;
  readonly acceptedAt: At | null;
  readonly attempts: number;
  /** Who took the message; `phone` where an officer told it. */
  readonly gateway: string | null;
  /** What the gateway said or wrote down when it took the message. */
  readonly gatewayId: string | null;
  /** The gateway's own words when it did not go well. */
  readonly lastError: string | null;
  readonly toldWithId: string | null;
  /** The dossier of the same visit whose message tells this one as well. */
  readonly toldWithCode: string | null;
  /** It does not leave earlier. */
  readonly notBefore: At | null;
  /** Why it will not be sent. */
  readonly recalledBecause: RecallReason | null;
  readonly waitsForId: string | null;
  /** It is only for the case that another, by this channel, does not arrive. */
  readonly waitsForChannel: NoticeWay | null;
  /** Stopped, because the same text went to the same number then. */
  readonly sameTextAt: At | null;
  /** It repeats that one. */
  readonly resentFromId: string | null;
  /** That one repeats it. */
  readonly resentAsId: string | null;
}

/** A row of the list of an office. */
export interface ListedNotice<At = string> extends NoticeLine<At> {
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly subject: string | null;
  /** The words as they were or will be sent. */
  readonly text: string;
}

/** A citizen who has to be told by phone. */
export interface CallToMake<At = string> {
  readonly noticeId: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly recipient: NoticeRecipient;
  readonly name: string;
  /** Masked; null where the dossier has none. */
  readonly phone: string | null;
  /** The number was heard in an earlier call, and is not the dossier's: `POST /notices/:id/reveal` tells it in full. */
  readonly numberHeard: boolean;
  readonly kind: NoticeKind;
  /** What to tell, in Vietnamese whatever the language of the desk. */
  readonly say: string;
  /** What did not get through, or `phone` where no message could, and what the gateway said of it. */
  readonly channel: NoticeWay;
  readonly state: NoticeState;
  readonly lastError: string | null;
  readonly since: At;
  readonly tries: number;
  readonly lastTriedAt: At | null;
  /** What came of the last call, and what its caller wrote down; null before the first. */
  readonly lastOutcome: CallOutcome | null;
  readonly lastNote: string | null;
  /** Called so often in vain that another way has to be found. */
  readonly oftenInVain: boolean;
}
