import { describe, expect, it } from '@jest/globals';
import { addWorkingMinutes, computeDueAt, NATIONAL_CALENDAR as calendar, type TimeLimit } from '../calendar/index.js';
import type { ProcessStep } from './procedure.types.js';
import { stepDueAt, stepsOfClock } from './step-clock.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const hours = (amount: number): TimeLimit => ({ amount, unit: 'workingHour' });
const step = (code: string, limit?: TimeLimit, role: ProcessStep['role'] = 'case_officer'): ProcessStep => ({
  code,
  name: code,
  role,
  ...(limit && { limit }),
});

/** Eight hours of one day: 1, 4, 2 and 1. */
const EIGHT = [
  step('tiep_nhan', hours(1), 'counter_officer'),
  step('tham_dinh', hours(4)),
  step('ky', hours(2), 'leader'),
  step('dong_dau', hours(1), 'records_clerk'),
  step('tra', undefined, 'counter_officer'),
];

describe('stepDueAt', () => {
  const due = (changes: Partial<Parameters<typeof stepDueAt>[0]>): Date | null =>
    stepDueAt({
      steps: EIGHT,
      stepCode: 'tham_dinh',
      limit: hours(8),
      enteredAt: at('2026-03-05 08:00'),
      pauses: [],
      dueAt: at('2026-03-06 17:00'),
      calendar,
      ...changes,
    });

  it.each([
    { enteredAt: '2026-03-05 08:00', due: '2026-03-05 14:00', why: 'four hours, past the lunch break' },
    { enteredAt: '2026-03-05 16:00', due: '2026-03-06 10:00', why: 'past a night' },
    { enteredAt: '2026-03-05 19:00', due: '2026-03-06 11:00', why: 'given after closing, it begins in the morning' },
    { enteredAt: '2026-03-06 15:00', due: '2026-03-06 17:00', why: 'never after the due time of the dossier' },
  ])('entered $enteredAt: $why', ({ enteredAt, due: expected }) =>
    expect(due({ enteredAt: at(enteredAt) })).toEqual(at(expected)),
  );

  it('gives back what a pause took since the step began, and nothing of an earlier one', () => {
    const since = { from: at('2026-03-05 09:00'), to: at('2026-03-05 11:00') };
    const before = { from: at('2026-03-04 09:00'), to: at('2026-03-05 07:30') };
    expect(due({ pauses: [since] })).toEqual(at('2026-03-05 16:00'));
    expect(due({ pauses: [before, since] })).toEqual(at('2026-03-05 16:00'));
    const over = { from: at('2026-03-05 07:00'), to: at('2026-03-05 09:00') };
    expect(due({ pauses: [over] })).toEqual(at('2026-03-05 15:00'));
  });

  it('counts a share in days by the rule of days', () => {
    const steps = [step('tham_dinh', { amount: 3, unit: 'workingDay' }), step('ky', { amount: 1, unit: 'workingDay' })];
    expect(due({ steps, dueAt: at('2026-03-20 17:00') })).toEqual(at('2026-03-10 17:00'));
  });

  it('leaves a step without a share what the others leave', () => {
    const steps = [step('tiep_nhan', hours(2)), step('xac_minh'), step('ky', hours(4))];
    const limit: TimeLimit = { amount: 3, unit: 'workingDay' };
    const open = { steps, limit, stepCode: 'xac_minh', dueAt: at('2026-03-20 17:00') };
    expect(due(open)).toEqual(addWorkingMinutes(at('2026-03-05 08:00'), 18 * 60, calendar));
  });

  it('gives equal parts where nobody has a share, or the shares leave nothing', () => {
    const none = [step('a'), step('tham_dinh')];
    expect(due({ steps: none })).toEqual(at('2026-03-05 14:00'));
    const full = [step('a', hours(8)), step('tham_dinh')];
    expect(due({ steps: full })).toEqual(at('2026-03-05 14:00'));
    const many = [...'abcdefghijkl'].map((code) => step(code));
    expect(due({ steps: many, stepCode: 'c' })).toEqual(at('2026-03-05 09:00'));
  });

  it('is none where the clock does not run, or no time is set', () => {
    expect(due({ stepCode: 'tra' })).toBeNull();
    expect(due({ stepCode: 'absent' })).toBeNull();
    const without: TimeLimit = { amount: 0, unit: 'none' };
    expect(due({ steps: [step('tham_dinh')], limit: without, dueAt: null })).toBeNull();
    expect(due({ limit: without, dueAt: null })).toEqual(at('2026-03-05 14:00'));
    expect(due({ steps: [step('tham_dinh', without)] })).toEqual(at('2026-03-06 17:00'));
  });

  it('ends with the dossier when each step takes its whole share of an hour limit', () => {
    const acceptedAt = at('2026-03-05 10:20');
    const whole = computeDueAt({ acceptedAt, limit: hours(8), calendar });
    let enteredAt = acceptedAt;
    for (const { code } of stepsOfClock(EIGHT)) enteredAt = due({ stepCode: code, enteredAt, dueAt: null })!;
    expect(enteredAt).toEqual(whole);
  });
});

describe('stepsOfClock', () => {
  it('leaves out giving the result, unless it is all there is or has a share', () => {
    expect(stepsOfClock(EIGHT).map(({ code }) => code)).toEqual(['tiep_nhan', 'tham_dinh', 'ky', 'dong_dau']);
    expect(stepsOfClock(EIGHT.slice(-1))).toHaveLength(1);
    expect(stepsOfClock([...EIGHT.slice(0, 1), step('tra', hours(1), 'counter_officer')])).toHaveLength(2);
  });
});
