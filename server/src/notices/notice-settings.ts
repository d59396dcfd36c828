/** All windows of the way from an act to the gateway, in milliseconds where the name says so. */
export interface NoticeSettings {
  readonly relayEveryMs: number;
  readonly relayBatch: number;
  readonly queueTimeoutMs: number;
  /** A dispatched notice that nobody claims within it is dispatched again. */
  readonly dispatchWindowMs: number;
  /** How long a claim is believed; at least twice as long as any gateway call. */
  readonly leaseMs: number;
  readonly gatewayTimeoutMs: number;
  /** So many calls of a gateway without a clear answer, one after the other, and it is left alone. */
  readonly breakerFailures: number;
  /** For so long; then one message is tried. */
  readonly breakerRestMs: number;
  /** How long after a lost answer a gateway is asked first; each time twice as long as before. */
  readonly askFirstMs: number;
  /** So often it is asked. */
  readonly askMost: number;
  /** How long after a gateway took a text message of which no report has come it is asked first; each time twice as long as before. */
  readonly askSilentMs: number;
  readonly sweepEveryMs: number;
  readonly sweepBatch: number;
  readonly retryFirstMs: number;
  readonly retryMostMs: number;
  /** After so many tries an officer is asked. */
  readonly maxAttempts: number;
  /** The same for what is owed for so long while its gateway is left alone, which counts for no try. */
  readonly giveUpAfterMs: number;
  /** Mails handed over at the same time by one process: each keeps a connection, of which mail servers allow few. */
  readonly mailsAtOnce: number;
  /** Text messages handed over at the same time by one process: with 50 ms for each answer 25 make 500 a second. */
  readonly textsAtOnce: number;
  /** Notices of a visit that nobody closes wait so long after its last intake. */
  readonly visitHoldMs: number;
  /** Notices that an officer might regret wait until they leave, so that they can be taken back; off to measure speed. */
  readonly holds: boolean;
  /** How long a mail waits for the receipt it takes along; 0: it goes without. */
  readonly receiptWithinMs: number;
  /** Nights and public holidays are kept as each office has set it; off to measure and to test at any hour. */
  readonly quietHours: boolean;
  /** The same text to the same number within it is stopped for an officer; 0: none is. */
  readonly sameTextMs: number;
  readonly housekeepingEveryMs: number;
  /** How often it is looked whether the store still has all set times. */
  readonly schedulesEveryMs: number;
  /** A stop that takes longer leaves the rest to the leases. */
  readonly stopWithinMs: number;
}

export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = {
  relayEveryMs: 250,
  relayBatch: 500,
  queueTimeoutMs: 5_000,
  dispatchWindowMs: 60_000,
  leaseMs: 60_000,
  gatewayTimeoutMs: 30_000,
  breakerFailures: 5,
  breakerRestMs: 30_000,
  askFirstMs: 60_000,
  askMost: 6,
  askSilentMs: 3_600_000,
  sweepEveryMs: 5_000,
  sweepBatch: 500,
  retryFirstMs: 30_000,
  retryMostMs: 3_600_000,
  maxAttempts: 12,
  giveUpAfterMs: 86_400_000,
  mailsAtOnce: 10,
  textsAtOnce: 50,
  visitHoldMs: 600_000,
  holds: true,
  receiptWithinMs: 60_000,
  quietHours: true,
  sameTextMs: 600_000,
  housekeepingEveryMs: 3_600_000,
  schedulesEveryMs: 60_000,
  stopWithinMs: 1_200,
};

/** Work that fails, for a store is away, is tried again after pauses that grow up to this. */
export const SLOWEST_LOOP_MS = 10_000;
