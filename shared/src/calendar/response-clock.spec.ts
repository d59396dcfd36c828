import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import { responseDueSoonFrom, responseState } from './response-clock.js';
import { responseDueAt } from './response-deadline.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

describe('the clock of the answer', () => {
  // Reckoned by hand; hours are 07:00–11:30 and 13:30–17:00, Tết is off from 16 to 20 February 2026.
  // prettier-ignore
  it.each([
    ['2026-03-03 09:00', '2026-03-04 09:00', '2026-03-03 17:00', 'eight hours later: two are left from the evening on'],
    ['2026-03-03 20:00', '2026-03-04 17:00', '2026-03-04 15:00', 'submitted outside hours: the whole next day'],
    ['2026-03-06 16:00', '2026-03-09 16:00', '2026-03-09 14:00', 'on a Friday at 16:00: Monday at 16:00'],
    ['2026-03-07 10:00', '2026-03-09 17:00', '2026-03-09 15:00', 'on a Saturday'],
    ['2026-02-13 16:00', '2026-02-23 16:00', '2026-02-23 14:00', 'on the last afternoon before Tết'],
    ['2026-03-03 07:30', '2026-03-04 07:30', '2026-03-03 15:30', 'due soon from the evening before'],
  ])('submitted %s is due %s and due soon from %s: %s', (since, due, soon) => {
    const dueAt = responseDueAt(at(since), calendar);
    expect(dueAt).toEqual(at(due));
    expect(responseDueSoonFrom(dueAt, calendar)).toEqual(at(soon));
  });

  const times = { dueAt: at('2026-03-04 15:00'), dueSoonAt: at('2026-03-04 10:30'), respondedAt: null };
  it.each([
    ['2026-03-04 10:29', 'waiting'],
    ['2026-03-04 10:30', 'due_soon'],
    ['2026-03-04 15:00', 'due_soon'],
    ['2026-03-04 15:01', 'overdue'],
  ])('at %s says %s', (now, state) => expect(responseState(times, at(now))).toBe(state));

  it.each([
    ['2026-03-04 15:00', 'answered'],
    ['2026-03-04 15:01', 'answered_late'],
  ])('answered at %s is %s for ever', (respondedAt, state) =>
    expect(responseState({ ...times, respondedAt: at(respondedAt) }, at('2026-04-01 09:00'))).toBe(state),
  );

  it('is never due soon where that was not kept', () =>
    expect(responseState({ ...times, dueSoonAt: null }, at('2026-03-04 14:59'))).toBe('waiting'));
});
