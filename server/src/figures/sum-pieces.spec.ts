import { describe, expect, it } from '@jest/globals';
import { addDays } from '@motcua/shared/calendar';
import { openingPieces, summed } from './sum-pieces.js';

const at = (time: string): Date => new Date(`${time}+07:00`);
const midnight = (day: string): Date => at(`${day}T00:00`);
const told = (from: Date, until: Date, finest: 'day' | 'half'): [string[], string] => {
  const { pieces, countedFrom } = summed({ from, until }, finest);
  return [pieces.map(({ grain, ...days }) => `${grain} ${days.from} ${days.before}`), countedFrom.toISOString()];
};

describe('what sums tell of a span', () => {
  it.each<{ from: string; until: string; finest: 'day' | 'half'; pieces: string[]; counted: string; why: string }>([
    {
      ...{ from: '2026-01-01', until: '2026-02-01', finest: 'half', counted: '2026-02-01' },
      ...{ pieces: ['half 2026-01-01 2026-02-01'], why: 'a month is two halves' },
    },
    {
      ...{ from: '2025-12-15', until: '2026-01-15', finest: 'half', counted: '2026-01-15' },
      ...{ pieces: ['half 2025-12-15 2026-01-15'], why: 'so is a month of the law' },
    },
    {
      ...{ from: '2025-12-20', until: '2026-02-10', finest: 'day', counted: '2026-02-10' },
      ...{
        pieces: ['day 2025-12-20 2026-01-01', 'half 2026-01-01 2026-02-01', 'day 2026-02-01 2026-02-10'],
        why: 'days stand at both ends',
      },
    },
    {
      ...{ from: '2026-01-02', until: '2026-01-14', finest: 'day', counted: '2026-01-14' },
      ...{ pieces: ['day 2026-01-02 2026-01-14'], why: 'no half is whole' },
    },
    {
      ...{ from: '2026-01-02', until: '2026-03-01', finest: 'half', counted: '2026-01-02' },
      ...{ pieces: [], why: 'nobody keeps days by procedure' },
    },
    {
      ...{ from: '2026-01-01', until: '2026-02-10', finest: 'half', counted: '2026-02-01' },
      ...{ pieces: ['half 2026-01-01 2026-02-01'], why: 'what is no whole half is counted' },
    },
    {
      ...{ from: '2026-01-01', until: '2026-01-02', finest: 'half', counted: '2026-01-01' },
      ...{ pieces: [], why: 'all of it is within one half' },
    },
  ])('$why', ({ from, until, finest, pieces, counted }) => {
    expect(told(midnight(from), midnight(until), finest)).toEqual([pieces, midnight(counted).toISOString()]);
  });

  it('ends at the last midnight in Vietnam', () => {
    expect(told(midnight('2026-01-03'), at('2026-01-05T00:30'), 'day')).toEqual([
      ['day 2026-01-03 2026-01-05'],
      midnight('2026-01-05').toISOString(),
    ]);
  });

  it('is nothing where the span begins within a day', () => {
    const from = at('2026-01-01T00:00:00.001');
    expect(told(from, midnight('2026-02-01'), 'day')).toEqual([[], from.toISOString()]);
  });

  it('leaves out no day and has none twice, whatever the days', () => {
    const days = Array.from({ length: 70 }, (_, n) => addDays('2027-12-20', n));
    const torn = days.flatMap((from, n) =>
      days.slice(n + 1).filter((before) => {
        const { pieces } = summed({ from: midnight(from), until: midnight(before) }, 'day');
        const ends = [from, ...pieces.map((piece) => piece.before)];
        const halves = pieces.filter(({ grain }) => grain === 'half').flatMap((piece) => [piece.from, piece.before]);
        return (
          ends.at(-1) !== before ||
          pieces.some((piece, index) => piece.from !== ends[index] || piece.from >= piece.before) ||
          !halves.every((day) => /-(01|15)$/.test(day))
        );
      }),
    );
    expect(torn).toEqual([]);
  });
});

describe('what was open at a midnight follows from all sums and those of the days since', () => {
  it.each([
    { day: '2026-01-10', since: ['day 2026-01-10 2026-01-15', 'half 2026-01-15 9999-01-01'] },
    { day: '2026-01-15', since: ['half 2026-01-15 9999-01-01'] },
    { day: '2025-12-20', since: ['day 2025-12-20 2026-01-01', 'half 2026-01-01 9999-01-01'] },
  ])('$day', ({ day, since }) => {
    expect(openingPieces(midnight(day)).map(({ grain, from, before }) => `${grain} ${from} ${before}`)).toEqual([
      'all 0001-01-01 9999-01-01',
      ...since,
    ]);
  });
});
