/** One message as a gateway gets it. */
export interface OutgoingMessage {
  readonly noticeId: string;
  /** An e-mail address, or a phone as +84…. */
  readonly to: string;
  /** E-mail only. */
  readonly subject: string | null;
  readonly text: string;
  /** E-mail only: the same words for programs that show HTML. */
  readonly html?: string | null;
}

/** What is known after a message was handed over. `error` is in the gateway's own words, without the citizen's address. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly gateway: string; readonly gatewayId: string | null }
  /** Surely not taken. Permanent: the same message will be refused again. `waitMs`: not before that time, it was said. */
  | { readonly kind: 'refused'; readonly permanent: boolean; readonly error: string; readonly waitMs?: number }
  /** It may have been taken: the answer was lost. */
  | { readonly kind: 'unknown'; readonly error: string };

/** A way to a citizen. Never throws: what goes wrong is an outcome. */
export interface NoticeChannelSender {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /** Ends idle connections, and calls under way where the answer no longer matters enough to wait. */
  close(): void;
}
