import { type ArrivedFile, FileStore } from '../../server/src/file-store/file-store.js';

/** Takes the first bytes, or so many pieces, and then waits until it is told to go on. */
export class SlowStore extends FileStore {
  kept = 0;
  readonly begun: Promise<void>;
  private begin!: () => void;
  goOn!: () => void;
  private readonly going: Promise<void>;

  constructor(
    private readonly inner: FileStore,
    private readonly pieces = 1,
  ) {
    super();
    this.begun = new Promise((resolve) => (this.begin = resolve));
    this.going = new Promise((resolve) => (this.goOn = resolve));
  }

  receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ArrivedFile> {
    const { begin, going, pieces } = this;
    return this.inner.receive(
      (async function* () {
        let taken = 0;
        for await (const chunk of source) {
          yield chunk;
          if (++taken < pieces) continue;
          begin();
          await going;
        }
      })(),
      limit,
    );
  }

  keep(file: ArrivedFile): Promise<void> {
    this.kept += 1;
    return this.inner.keep(file);
  }

  has(sha256: string): Promise<boolean> {
    return this.inner.has(sha256);
  }

  open(...asked: Parameters<FileStore['open']>): ReturnType<FileStore['open']> {
    return this.inner.open(...asked);
  }

  keptBefore(instant: Date): AsyncIterable<string> {
    return this.inner.keptBefore(instant);
  }

  remove(sha256: string): Promise<void> {
    return this.inner.remove(sha256);
  }

  dropArrivalsBefore(instant: Date): Promise<void> {
    return this.inner.dropArrivalsBefore(instant);
  }
}
