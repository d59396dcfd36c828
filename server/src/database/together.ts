import DataLoader from 'dataloader';

const MOST_AT_ONCE = 200;

/**
 * Does in one statement what is asked one by one: while one statement is under way, what comes next is gathered. Nobody
 * waits for others when nothing is under way.
 *
 * @param work answers each of what it is given, in that order; it may not hold some back for others
 */
export class Together<Asked, Answer> {
  private underWay: Promise<unknown> = Promise.resolve();
  private readonly loader: DataLoader<Asked, Answer>;

  constructor(work: (asked: readonly Asked[]) => Promise<readonly Answer[]>) {
    this.loader = new DataLoader(
      (asked) => {
        const answers = eachIfNotAll(work, asked);
        this.underWay = answers;
        return answers;
      },
      {
        cache: false,
        maxBatchSize: MOST_AT_ONCE,
        batchScheduleFn: (run) => void this.underWay.then(run),
      },
    );
  }

  /** @throws what its own statement throws, never what another's does */
  ask(asked: Asked): Promise<Answer> {
    return this.loader.load(asked);
  }
}

/** One that the database refuses does not take the others with it. Never rejects. */
async function eachIfNotAll<Asked, Answer>(
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  asked: readonly Asked[],
): Promise<readonly (Answer | Error)[]> {
  try {
    return await work(asked);
  } catch (error) {
    if (asked.length === 1) return [error instanceof Error ? error : new Error('The database did not answer.')];
    return (await Promise.all(asked.map((one) => eachIfNotAll(work, [one])))).flat();
  }
}
