export interface LiveSettings {
  /** How often a quiet stream shows that it lives; connections silent for thirty seconds are cut. */
  readonly heartbeatMs: number;
  /** How often the sessions behind the streams are looked at. */
  readonly checkMs: number;
  /** How often a process says who has what open. */
  readonly announceMs: number;
  /** Viewers of whom nothing was heard for so long are gone: their process died. */
  readonly expireMs: number;
}

export const DEFAULT_LIVE_SETTINGS: LiveSettings = {
  heartbeatMs: 15_000,
  checkMs: 30_000,
  announceMs: 20_000,
  expireMs: 50_000,
};
