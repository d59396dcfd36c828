import { ocspAnswersIn } from '../ocsp-answer.js';
import { ListNotFetched } from './fetch-list.js';
import { type Fetcher, listsIn } from './gather-validation.js';

/** Authorities give out new ones once a day or more seldom, and every result that is sealed needs the same. */
const KEPT_MS = 60 * 60_000;
/** Whoever seals next need not wait for an authority that did not answer. */
const MISSED_MS = 5 * 60_000;
const MAX_REMEMBERED = 20;

/** Lists and answers that were fetched a short while ago, and where none came from. */
export class RememberedLists {
  private readonly known = new Map<string, { readonly bytes: Buffer | null; readonly until: number }>();

  /** @param nowMs when it is asked */
  async get(url: string, nowMs: number, fetcher: Fetcher, question?: Buffer): Promise<Buffer> {
    const key = `${url} ${question?.toString('base64') ?? ''}`;
    const known = this.known.get(key);
    if (known && nowMs < known.until) {
      if (known.bytes) return known.bytes;
      throw new ListNotFetched('It did not come a short while ago.');
    }
    try {
      const bytes = await fetcher(url, question);
      const ends = question
        ? // One that names no end is good for the moment only.
          ocspAnswersIn(bytes).map(({ nextUpdate }) => nextUpdate?.getTime() ?? nowMs)
        : listsIn(bytes).map(({ nextUpdate }) => nextUpdate?.getTime() ?? Infinity);
      // What is no list is asked for again soon, and a list is remembered no longer than it holds.
      this.keep(key, { bytes, until: Math.min(nowMs + (ends.length > 0 ? KEPT_MS : MISSED_MS), ...ends) });
      return bytes;
    } catch (error) {
      if (error instanceof ListNotFetched) this.keep(key, { bytes: null, until: nowMs + MISSED_MS });
      throw error;
    }
  }

  private keep(key: string, found: { readonly bytes: Buffer | null; readonly until: number }): void {
    this.known.delete(key);
    this.known.set(key, found);
    if (this.known.size > MAX_REMEMBERED) this.known.delete(this.known.keys().next().value!);
  }
}
