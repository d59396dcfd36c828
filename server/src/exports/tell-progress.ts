import { performance } from 'node:perf_hooks';

const TELL_EVERY_MS = 300;

/** It was called off, or somebody else is at it since. */
export class NoLongerOurs extends Error {
  override readonly name = 'NoLongerOurs';
}

/**
 * Tells now and then how far something is, without ever waiting for it: who tells holds a connection already, and would
 * wait for a second one that nobody gives back.
 */
export class TellProgress {
  private toldAt = -TELL_EVERY_MS;
  private telling: Promise<void> | null = null;
  private isOurs = true;

  /** @param write answers whether there is anybody to tell it to */
  constructor(private readonly write: (done: number) => Promise<boolean>) {}

  /** @throws NoLongerOurs some time after it was called off */
  readonly tell = (done: number): void => {
    if (!this.isOurs) throw new NoLongerOurs();
    const at = performance.now();
    if (this.telling || at - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = at;
    this.telling = this.write(done)
      .then((isOurs) => void (this.isOurs = isOurs))
      // That nobody could be told is no reason to stop: whether it is still ours is asked again at the end.
      .catch(() => undefined)
      .finally(() => (this.telling = null));
  };

  async settled(): Promise<void> {
    await this.telling;
  }
}
