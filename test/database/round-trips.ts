import { Client } from 'pg';

export interface Trips {
  /** Statements that were sent. */
  readonly statements: number;
  /** How often nothing was under way on the connection when one was sent: as often somebody waited. */
  readonly waits: number;
}

type Query = (this: Client, ...query: unknown[]) => Promise<unknown>;

/** What the work sends to PostgreSQL through this process: the least of three times, for what else goes on only adds to it. */
export async function tripsOf(work: () => Promise<unknown>): Promise<Trips> {
  const times = [await once(work), await once(work), await once(work)];
  return times.reduce((least, time) => (time.statements < least.statements ? time : least));
}

async function once(work: () => Promise<unknown>): Promise<Trips> {
  // Put back as it was, and until then called on the connection it was called on.
  const given = Object.getOwnPropertyDescriptor(Client.prototype, 'query')!;
  const original = given.value as Query;
  const underWay = new Map<Client, number>();
  let [statements, waits] = [0, 0];
  const counted: Query = function (...query) {
    const before = underWay.get(this) ?? 0;
    statements += 1;
    if (before === 0) waits += 1;
    underWay.set(this, before + 1);
    const done = original.apply(this, query);
    const end = (): void => void underWay.set(this, underWay.get(this)! - 1);
    done.then(end, end);
    return done;
  };
  Object.assign(Client.prototype, { query: counted });
  try {
    await work();
  } finally {
    Object.defineProperty(Client.prototype, 'query', given);
  }
  return { statements, waits };
}
