import { createHash } from 'node:crypto';
import { Client, type ClientConfig, type QueryResult } from 'pg';

/** Each statement a connection keeps ready costs PostgreSQL some hundred kilobytes; what comes later goes without a name. */
const MOST_PREPARED = 200;
/** What is put together anew for each call, such as an insert of many rows, is long and hardly comes again. */
const LONGEST = 12_000;
/** A moment written out is another text next time, but for the midnights (of Vietnam) that reports begin and end with. */
const OF_ONE_MOMENT = /'\d{4}-\d\d-\d\dT(?!17:00:00\.000Z)[\d:.]+Z'::timestamptz/;
/** A plan that is made once for all takes every list for ten long; of more than this it has to know how many they are. */
const MOST_LISTED = 20;
/** How many texts that came once are remembered until they come again. */
const MOST_REMEMBERED = 1_000;
/** How many texts of this process have a name; those of reports change with the days. */
const MOST_NAMES = 3_000;

const BEGIN = 'START TRANSACTION';
const NOTHING: QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/** Texts that came once: a second time is the sign that there will be a third. */
const seenOnce = new Set<string>();
/** What a text is prepared as, the same on all connections of the process. */
const names = new Map<string, string>();

type Send = (this: Client, ...query: unknown[]) => Promise<QueryResult>;
// Looked up each time: tests put themselves in between.
const send = (client: Client, ...query: unknown[]): Promise<QueryResult> =>
  (Client.prototype.query as Send).apply(client, query);

/**
 * A connection on which a request waits as seldom as it can, and PostgreSQL reads a statement once:
 *
 * - What comes again with other values is sent under a name, so that it is parsed and planned once for all. Without values
 *   a text goes as it is, since there may be several statements in it.
 * - A transaction begins with its first statement, in the same packet; one without any never begins.
 * - What is sent in the same turn goes out in one packet.
 *
 * Made for pools with `pipeline`: what is sent before the last answer is there does not wait for it.
 */
export class PreparingClient extends Client {
  private readonly prepares: boolean;
  private readonly prepared = new Set<string>();
  private owesBegin = false;
  /** Whether what is sent now stands within a transaction; the connection itself only knows up to where it was answered. */
  private isWithin = false;
  private isCorked = false;

  constructor(config: ClientConfig & { readonly prepares: boolean }) {
    super(config);
    this.prepares = config.prepares;
  }

  override query(...query: unknown[]): never {
    return this.submit(query) as never;
  }

  private submit([text, values, callback]: unknown[]): Promise<QueryResult> {
    this.corkForThisTurn();
    if (text === BEGIN) {
      this.owesBegin = true;
      return Promise.resolve(NOTHING);
    }
    const ends = text === 'COMMIT' || text === 'ROLLBACK';
    this.isWithin = !ends && (this.isWithin || this.owesBegin);
    if (!this.owesBegin) return this.sendNamed(text, values, callback);
    this.owesBegin = false;
    if (ends) return Promise.resolve(NOTHING);
    const begun = send(this, BEGIN);
    const first = this.sendNamed(text, values, callback);
    return Promise.all([first, begun]).then(([answer]) => answer);
  }

  private async sendNamed(text: unknown, values: unknown, callback: unknown): Promise<QueryResult> {
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 && callback === undefined
        ? this.nameOf(text, values)
        : undefined;
    if (name === undefined) return send(this, text, values, callback);
    const { isWithin } = this;
    try {
      return await send(this, { name, text, values });
    } catch (error) {
      if (!isOutOfDate(error)) throw error;
      const anew = nameFor(text as string, name);
      names.set(text as string, anew);
      // Nothing comes after an error within a transaction; whoever opened that begins it again.
      if (isWithin) throw error;
      return send(this, { name: anew, text, values });
    }
  }

  private nameOf(text: string, values: readonly unknown[]): string | undefined {
    if (!this.prepares || values.some(isLong)) return undefined;
    // Texts are long, and each look into a map goes through all of one.
    const name = names.get(text) ?? (mayComeAgain(text, values) ? named(text) : undefined);
    if (name === undefined || this.prepared.has(name)) return name;
    if (this.prepared.size >= MOST_PREPARED) return undefined;
    this.prepared.add(name);
    return name;
  }

  private corkForThisTurn(): void {
    if (this.isCorked) return;
    this.isCorked = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.isCorked = false;
      stream.uncork();
    });
  }
}

/** Whether a statement is prepared when it comes again with other values. */
export const mayComeAgain = (text: string, values: readonly unknown[]): boolean =>
  text.length <= LONGEST && !values.some(isLong) && !OF_ONE_MOMENT.test(text);

const isLong = (value: unknown): boolean => Array.isArray(value) && value.length > MOST_LISTED;

/** @returns nothing for a text that comes the first time */
function named(text: string): string | undefined {
  // They follow from the texts, so those that are still asked for get the same again.
  if (names.size >= MOST_NAMES) names.clear();
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= MOST_REMEMBERED) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  const name = nameFor(text);
  names.set(text, name);
  return name;
}

const nameFor = (text: string, before = ''): string =>
  createHash('sha256').update(before).update(text).digest('base64url').slice(0, 32);

/** A migration has given a column another type since: the statement has to be read again. */
export function isOutOfDate(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: unknown; routine?: unknown };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
