export interface BreakerSettings {
  /** So many calls without a clear answer, one after the other, and the gateway is left alone. */
  readonly breakerFailures: number;
  /** For so long; then one call is tried. */
  readonly breakerRestMs: number;
}

/** Keeps calls from a gateway that takes none. Every worker process has its own. */
export class GatewayBreaker {
  private failures = 0;
  private restsUntil: number | null = null;

  constructor(
    private readonly settings: BreakerSettings,
    /** In milliseconds, from anywhere. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  get open(): boolean {
    return this.restsUntil !== null;
  }

  /** How many calls would be let through just now: any number, the one that tries, or none. */
  get letsThrough(): number {
    if (this.restsUntil === null) return Infinity;
    return this.restsUntil > this.now() ? 0 : 1;
  }

  /**
   * Asks for leave to call. When the rest is over the first one gets it, and the others once it is known what came of that
   * call, or after another rest.
   *
   * @returns milliseconds to wait, or null: call
   */
  ask(): number | null {
    if (this.restsUntil === null) return null;
    const left = this.restsUntil - this.now();
    if (left > 0) return left;
    this.restsUntil = this.now() + this.settings.breakerRestMs;
    return null;
  }

  record(answered: boolean): void {
    if (answered) {
      this.failures = 0;
      this.restsUntil = null;
      return;
    }
    this.failures++;
    if (this.failures >= this.settings.breakerFailures) this.restsUntil = this.now() + this.settings.breakerRestMs;
  }
}
