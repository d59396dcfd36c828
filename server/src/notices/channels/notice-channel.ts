/** A file with the name the reader sees. */
export interface AttachedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: Buffer;
}

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
  /** E-mail only: what goes with it. */
  readonly files?: readonly AttachedFile[];
  /** Text messages only: a gateway that may have this one since an earlier try, so that no other gets it. */
  readonly mayBeAt?: string | null;
  /** Text messages only: what an earlier outcome `begun` said. */
  readonly begun?: string | null;
}

/** What is known after a message was handed over. `error` is in the gateway's own words, without the citizen's address. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly gateway: string; readonly gatewayId: string | null }
  /**
   * Surely not taken. Permanent: the same message will be refused again. `waitMs`: not before that time, it was said.
   * `aboutMessage`: the gateway works and would take others.
   */
  | {
      readonly kind: 'refused';
      /** Which one said so. */
      readonly gateway?: string;
      readonly permanent: boolean;
      readonly error: string;
      readonly waitMs?: number;
      readonly aboutMessage?: true;
    }
  /** The first parts of a long text were taken, the others surely not: only this gateway can send those, by what `begun` says. */
  | { readonly kind: 'begun'; readonly gateway: string; readonly begun: string; readonly error: string }
  /** Not even tried: the gateway is left alone for so long. */
  | { readonly kind: 'put_off'; readonly waitMs: number; readonly error: string; readonly gateway?: string }
  /** It may have been taken: the answer was lost. Repeatable: handed over again it is still sent once only. */
  | { readonly kind: 'unknown'; readonly error: string; readonly repeatable?: boolean; readonly gateway?: string };

/** What a gateway says about a message it took, by a report of its own or when asked. */
export interface DeliveryReport {
  /** Which gateway says so, as in `SendOutcome`. */
  readonly gateway: string;
  /** Its own id for the message; null when it names ours only. */
  readonly gatewayId: string | null;
  /** Our reference; null when it names its own id only. */
  readonly noticeId: string | null;
  readonly state: 'gateway_accepted' | 'delivered' | 'undelivered' | 'expired';
  /** In the gateway's own words, without the citizen's address. */
  readonly words: string;
  /** When it came to that, where the gateway says so. */
  readonly at: Date | null;
}

/** For logs: of each part. */
export const statesOf = (reports: readonly DeliveryReport[]): string[] => reports.map(({ state }) => state);

/** Where a channel whose gateway reports over its own connection hands the reports on. Rejects when they are not kept. */
export type OnReport = (report: DeliveryReport) => Promise<void>;

/** A message whose fate is asked for. */
export interface SentMessage {
  readonly noticeId: string;
  /** Null when its answer was lost. */
  readonly gatewayId: string | null;
  /** The gateway that may have it; null when nobody knows which. */
  readonly mayBeAt: string | null;
}

/** A way to a citizen. Never throws: what goes wrong is an outcome. */
export interface NoticeChannelSender {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /**
   * Asks what became of a message, where the gateway can be asked.
   *
   * @returns one report for each part that the gateway names; null when it has surely never seen the message
   * @throws Error when there is no answer, or none that says anything
   */
  query?(sent: SentMessage): Promise<readonly DeliveryReport[] | null>;
  /** Ends idle connections, and calls under way where the answer no longer matters enough to wait. */
  close(): void;
}
