import { describe, expect, it } from '@jest/globals';
import { Gate } from './gate.js';

describe('a gate', () => {
  it('lets in so many at once, the others in their order, also after one that failed', async () => {
    const gate = new Gate(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const works = [0, 1, 2, 3].map((one) =>
      gate.run(async () => {
        begun.push(one);
        await new Promise<void>((end) => ends.push(end));
        if (one === 0) throw new Error('hỏng');
        return one;
      }),
    );
    const settled = Promise.allSettled(works);
    expect(begun).toEqual([0, 1]);
    ends[0]!();
    await expect(works[0]).rejects.toThrow('hỏng');
    expect(begun).toEqual([0, 1, 2]);
    ends[1]!();
    await works[1];
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]!();
    ends[3]!();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(await gate.run(() => Promise.resolve('sau'))).toBe('sau');
  });
});
