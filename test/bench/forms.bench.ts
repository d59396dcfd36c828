import { expect, it } from '@jest/globals';
import { FORM_SETS, isInSet, PAPER_FORMS } from '@motcua/shared/papers';
import { printed } from '../papers/paper-fixtures.js';

/** The whole measure is `npm run bench`. */
const TIMES = process.env['MOTCUA_BENCH_DOSSIERS'] === undefined ? 1 : 15;
const MAX_BYTES = 300_000;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

it('prints every form quickly, and none is large', async () => {
  const lines: string[] = [];
  for (const form of PAPER_FORMS) {
    for (const set of FORM_SETS.filter((one) => isInSet(form, one))) {
      let { length } = await printed(form, set); // warm from here on
      const times: number[] = [];
      for (let count = 0; count < TIMES; count += 1) {
        const begun = performance.now();
        ({ length } = await printed(form, set));
        times.push(performance.now() - begun);
      }
      lines.push(
        `${form} ${set}: p50 ${median(times).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms, ${Math.round(length / 1000)} kB`,
      );
      expect(length).toBeLessThan(MAX_BYTES);
      if (TIMES > 1) expect(median(times)).toBeLessThan(200);
    }
  }
  console.log(lines.join('\n'));
});
