import { expect, it } from '@jest/globals';
import { FORM_SETS, isInSet, PAPER_FORMS } from '@motcua/shared/papers';
import type { PaperDocument } from '../../server/src/papers/pdf/paper-document.js';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { handoverSheet } from '../../server/src/papers/templates/handover-sheet.js';
import { register } from '../../server/src/papers/templates/register.js';
import { resultHandover } from '../../server/src/papers/templates/result-handover.js';
import { ADDRESS, APPLICANT, COUNTER, OFFICE, OFFICER, printed } from '../papers/paper-fixtures.js';

/** The whole measure is `npm run bench`. */
const TIMES = process.env['MOTCUA_BENCH_DOSSIERS'] === undefined ? 1 : 15;
const MAX_BYTES = 300_000;
/** What one dossier's paper may take. */
const MAX_MS = 200;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

interface Measure {
  readonly p50: number;
  readonly bytes: number;
  /** For people to read. */
  readonly words: string;
}

async function measure(name: string, print: () => Promise<Buffer>): Promise<Measure> {
  let { length } = await print(); // warm from here on
  const times: number[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    const begun = performance.now();
    ({ length } = await print());
    times.push(performance.now() - begun);
  }
  const p50 = median(times);
  const most = Math.max(...times).toFixed(0);
  return {
    p50,
    bytes: length,
    words: `${name}: p50 ${p50.toFixed(0)} ms, at most ${most} ms, ${Math.round(length / 1000)} kB`,
  };
}

it('prints every form quickly, and none is large', async () => {
  const lines: string[] = [];
  for (const form of PAPER_FORMS) {
    for (const set of FORM_SETS.filter((one) => isInSet(form, one))) {
      const { p50, bytes, words } = await measure(`${form} ${set}`, () => printed(form, set));
      lines.push(words);
      expect(bytes).toBeLessThan(MAX_BYTES);
      if (TIMES > 1) expect(p50).toBeLessThan(MAX_MS);
    }
  }
  console.log(lines.join('\n'));
});

const AT = new Date('2026-03-15T09:12:00+07:00');
const DUE = new Date('2026-03-18T17:00:00+07:00');
const many = <T>(count: number, line: (code: string) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => line(`H23.18.07-260315-${String(n + 1).padStart(4, '0')}`));
const PROCEDURE = { procedureName: 'Đăng ký khai sinh', applicantName: APPLICANT };

/** About many dossiers, as many as a busy day has. */
const PILES: Readonly<Record<string, () => PaperDocument>> = {
  'register, 100 lines': () =>
    register({
      set: '2025',
      office: OFFICE,
      from: '2026-03-01',
      to: '2026-03-31',
      lines: many(100, (code) => ({
        ...PROCEDURE,
        number: 213,
        code,
        sets: 1,
        address: ADDRESS,
        phone: '+84912345678',
        agencyName: OFFICE.agencyName,
        receivedAt: AT,
        dueAt: DUE,
        handedOverAt: DUE,
        delivery: 'Tại quầy',
        note: null,
      })),
      madeBy: COUNTER.fullName,
      madeAt: AT,
    }),
  'sheet of 50 dossiers': () =>
    handoverSheet({
      office: OFFICE,
      number: 42,
      giver: { fullName: COUNTER.fullName, places: [OFFICE.counterName] },
      receiver: { fullName: OFFICER.fullName, places: ['Công chức Tư pháp – Hộ tịch'] },
      lines: many(50, (code) => ({ ...PROCEDURE, code, sets: 1, givenAt: AT, dueAt: DUE, note: '' })),
      madeAt: AT,
    }),
  'sheet of 50 results': () =>
    resultHandover({
      office: OFFICE,
      number: 42,
      lines: many(50, (code) => ({
        ...PROCEDURE,
        code,
        results: 'Giấy khai sinh, số 17/2026 (GKS)',
        address: ADDRESS,
        hasFees: true,
        byPost: false,
      })),
      madeAt: AT,
    }),
};

it('prints lists of many dossiers without growing large', async () => {
  const lines: string[] = [];
  for (const [name, compose] of Object.entries(PILES)) {
    const { bytes, words } = await measure(name, () => renderPaper(compose()));
    lines.push(words);
    expect(bytes).toBeLessThan(MAX_BYTES);
  }
  console.log(lines.join('\n'));
});
