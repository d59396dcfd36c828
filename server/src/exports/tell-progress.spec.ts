import { describe, expect, it } from '@jest/globals';
import { NoLongerOurs, TellProgress } from './tell-progress.js';

describe('telling how far something is', () => {
  it('ends what was called off', async () => {
    const progress = new TellProgress(() => Promise.resolve(false));
    progress.tell(0);
    await progress.settled();
    expect(() => progress.tell(500)).toThrow(NoLongerOurs);
  });

  it('goes on where nobody could be told', async () => {
    const progress = new TellProgress(() => Promise.reject(new Error('no connection')));
    progress.tell(0);
    await progress.settled();
    expect(() => progress.tell(500)).not.toThrow();
  });
});
