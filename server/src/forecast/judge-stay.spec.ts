import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR, workingMinutesBetween } from '@motcua/shared/calendar';
import type { ProcedureOfCases } from '@motcua/shared/procedures';
import { judgeStay, type JudgedStay } from './judge-stay.js';

const at = (text: string): Date => new Date(`${text}+07:00`);
/** Sixteen working hours: four at the counter, and what is left, twelve, for appraisal and signing alike. */
const DEFINITION: ProcedureOfCases = {
  limit: { amount: 2, unit: 'workingDay' },
  steps: [
    { code: 'nhan', name: 'Tiếp nhận', role: 'counter_officer', limit: { amount: 4, unit: 'workingHour' } },
    { code: 'tham_dinh', name: 'Thẩm định', role: 'case_officer' },
    { code: 'ky', name: 'Ký', role: 'leader' },
    { code: 'tra', name: 'Trả', role: 'counter_officer' },
  ],
  cases: [{ code: 'NHANH', name: 'Nhanh', limit: { amount: 8, unit: 'workingHour' } }],
  components: [],
  fees: [],
};

/** On a Monday. */
const stay = (changes: Partial<JudgedStay> = {}): JudgedStay => ({
  stepCode: 'nhan',
  enteredAt: at('2026-03-02T08:00'),
  leftAt: at('2026-03-02T11:00'),
  caseCode: null,
  clockFrom: at('2026-03-02T08:00'),
  ...changes,
});
const judged = (one: JudgedStay, pauses: readonly { from: Date; to: Date; counts: boolean }[] = []): string =>
  judgeStay(one, DEFINITION, pauses, NATIONAL_CALENDAR);

describe('a stay at a step', () => {
  it('is in time within the step’s own time, and late a minute after it', () => {
    const minutes = Array.from({ length: 9 * 60 }, (_, n) => new Date(at('2026-03-02T08:00').getTime() + n * 60_000));
    const first = minutes.find((leftAt) => judged(stay({ leftAt })) === 'late')!;
    const due = new Date(first.getTime() - 60_000);
    expect(workingMinutesBetween(at('2026-03-02T08:00'), due, NATIONAL_CALENDAR)).toBe(4 * 60);
    expect(judged(stay({ leftAt: new Date(first.getTime() - 1) }))).toBe('in_time');
    expect(minutes.filter((leftAt) => leftAt > first).every((leftAt) => judged(stay({ leftAt })) === 'late')).toBe(
      true,
    );
  });

  it('has an equal part of what the others leave where its step has no time of its own', () => {
    expect(judged(stay({ stepCode: 'tham_dinh', leftAt: at('2026-03-02T13:30') }))).toBe('in_time');
    expect(judged(stay({ stepCode: 'tham_dinh', leftAt: at('2026-03-03T17:00') }))).toBe('late');
    // Half of the four hours that the shorter limit of the case leaves.
    expect(judged(stay({ stepCode: 'tham_dinh', caseCode: 'NHANH', leftAt: at('2026-03-02T09:00') }))).toBe('in_time');
    expect(judged(stay({ stepCode: 'tham_dinh', caseCode: 'NHANH', leftAt: at('2026-03-02T16:00') }))).toBe('late');
  });

  it('is not longer for a pause that counts, and is for one that does not', () => {
    const pause = { from: at('2026-03-02T09:00'), to: at('2026-03-05T09:00') };
    const long = stay({ leftAt: at('2026-03-05T10:00') });
    expect(judged(long, [{ ...pause, counts: true }])).toBe('in_time');
    expect(judged(long, [{ ...pause, counts: false }])).toBe('late');
    expect(judged(long)).toBe('late');
  });

  it('begins anew with a clock that was started anew during it, not with one that was started later', () => {
    const long = stay({ leftAt: at('2026-03-05T10:00') });
    expect(judged({ ...long, clockFrom: at('2026-03-05T08:00') })).toBe('in_time');
    expect(judged({ ...long, clockFrom: at('2026-03-06T08:00') })).toBe('late');
  });

  it('is untimed at a step the clock does not run in', () => {
    expect(judged(stay({ stepCode: 'tra' }))).toBe('untimed');
    expect(judged(stay({ stepCode: 'unknown' }))).toBe('untimed');
  });
});
