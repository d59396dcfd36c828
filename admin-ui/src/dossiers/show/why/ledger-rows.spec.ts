import { describe, expect, it } from '@jest/globals';
import { computeDeadline, NATIONAL_CALENDAR, type TimeLimit } from '@motcua/shared/calendar';
import { ledgerRows } from './ledger-rows';

const rowsOf = (acceptedAt: string, limit: TimeLimit, ...pauses: [string, string][]): string[] =>
  ledgerRows(
    computeDeadline({
      acceptedAt: new Date(acceptedAt),
      limit,
      pauses: pauses.map(([from, to]) => ({ from: new Date(from), to: new Date(to) })),
      calendar: NATIONAL_CALENDAR,
    }).counted,
  ).map(({ from, to, reason, units, sum }) =>
    [from.slice(5), to.slice(5), reason.kind, units, sum].filter((part) => part !== undefined).join(' '),
  );

describe('rows of a reckoning', () => {
  it('pass over a weekend and the days of one holiday in a row each', () =>
    expect(rowsOf('2026-02-12T10:00:00+07:00', { amount: 2, unit: 'workingDay' })).toEqual([
      '02-12 02-12 received 0 0',
      '02-13 02-13 working 1 1',
      '02-14 02-15 weekend 0 1',
      '02-16 02-20 holiday 0 1',
      '02-21 02-22 weekend 0 1',
      '02-23 02-23 working 1 2',
    ]));

  it('keep a row for every session that counts and one for a pause over several', () =>
    expect(
      rowsOf('2026-03-05T08:00:00+07:00', { amount: 8, unit: 'workingHour' }, [
        '2026-03-05T11:00:00+07:00',
        '2026-03-09T08:00:00+07:00',
      ]),
    ).toEqual([
      '03-05 03-05 working 180 180',
      '03-05 03-06 pause 0 180',
      '03-07 03-08 weekend 0 180',
      '03-09 03-09 working 210 390',
      '03-09 03-09 working 90 480',
    ]));
});
