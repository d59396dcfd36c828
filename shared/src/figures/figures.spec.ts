import { describe, expect, it } from '@jest/globals';
import { FIGURE_IDS, FIGURES, II_06_COLUMNS, PERIOD_FIGURES } from './definitions.js';
import { type DossierThen, figuresOf } from './figures-of.js';
import { addsUp, type PeriodFigures } from './ii-06.types.js';
import { reportPeriod, reportPeriodAt, reportPeriodsOf } from './report-period.js';

const at = (text: string): Date => new Date(`${text}+07:00`);
/** December 2025. */
const DECEMBER = { from: at('2025-12-01T00:00'), until: at('2026-01-01T00:00') };

const dossier = (changes: Partial<DossierThen> = {}): DossierThen => ({
  receivedAt: at('2025-12-03T09:00'),
  channel: 'desk',
  voided: false,
  enteredAfterwards: false,
  broughtOver: false,
  caseChanges: [],
  finishedAt: null,
  withdrawn: false,
  dueAt: at('2025-12-20T17:00'),
  paused: false,
  lateBeforePause: false,
  ...changes,
});

const NEW = ['received', 'receivedDirect'];
const OLD = ['received', 'carriedOver'];

describe('the figures of one dossier in December', () => {
  it.each<{ why: string; then: Partial<DossierThen>; is: string[] }>([
    { why: 'never accepted: refused, or withdrawn before', then: { receivedAt: null }, is: [] },
    { why: 'accepted after the period', then: { receivedAt: at('2026-01-01T00:00') }, is: [] },
    {
      why: 'accepted in its last millisecond',
      then: { receivedAt: at('2025-12-31T23:59:59.999'), dueAt: at('2026-01-05T17:00') },
      is: [...NEW, 'open', 'openInTime'],
    },
    {
      why: 'accepted in the last millisecond before it',
      then: { receivedAt: at('2025-11-30T23:59:59.999'), finishedAt: at('2025-12-20T08:00') },
      is: [...OLD, 'finished', 'finishedOnTime'],
    },
    {
      why: 'finished in the last millisecond before it',
      then: { receivedAt: at('2025-11-03T09:00'), finishedAt: at('2025-11-30T23:59:59.999') },
      is: [],
    },
    {
      why: 'online, decided in the last millisecond of the year',
      then: { channel: 'online', finishedAt: at('2025-12-31T23:59:59.999'), dueAt: at('2025-12-31T17:00') },
      is: ['received', 'receivedOnline', 'finished', 'finishedOnTime'],
    },
    {
      why: 'decided at midnight: of the next year',
      then: { finishedAt: at('2026-01-01T00:00'), dueAt: at('2026-01-05T17:00') },
      is: [...NEW, 'open', 'openInTime'],
    },
    {
      why: 'by post, before the due day',
      then: { channel: 'post', finishedAt: at('2025-12-19T23:59') },
      is: [...NEW, 'finished', 'finishedBefore'],
    },
    {
      why: 'on the due day, before the hour or after it',
      then: { finishedAt: at('2025-12-20T23:59:59.999') },
      is: [...NEW, 'finished', 'finishedOnTime'],
    },
    {
      why: 'a day after, whatever an apology promised',
      then: { finishedAt: at('2025-12-21T00:00') },
      is: [...NEW, 'finished', 'finishedLate'],
    },
    {
      why: 'without a limit',
      then: { finishedAt: at('2025-12-21T00:00'), dueAt: null },
      is: [...NEW, 'finished', 'finishedOnTime'],
    },
    {
      why: 'withdrawn long after the due day',
      then: { finishedAt: at('2025-12-30T09:00'), withdrawn: true },
      is: [...NEW, 'finished', 'finishedOnTime'],
    },
    { why: 'open and due before the last day', then: {}, is: [...NEW, 'open', 'openLate'] },
    {
      why: 'open and due on the last day: not over before it ends',
      then: { dueAt: at('2025-12-31T17:00') },
      is: [...NEW, 'open', 'openInTime'],
    },
    { why: 'open without a limit', then: { dueAt: null }, is: [...NEW, 'open', 'openInTime'] },
    {
      why: 'paused when it was late: in time, and counted beside it',
      then: { paused: true, lateBeforePause: true },
      is: [...NEW, 'open', 'openInTime', 'pausedLate'],
    },
    { why: 'paused in time', then: { paused: true }, is: [...NEW, 'open', 'openInTime'] },
    {
      why: 'years old and still open',
      then: { receivedAt: at('2022-03-01T09:00'), dueAt: at('2022-03-04T17:00') },
      is: [...OLD, 'open', 'openLate'],
    },
    { why: 'entered by mistake', then: { voided: true }, is: ['voided'] },
    {
      why: 'entered by mistake before the period',
      then: { voided: true, receivedAt: at('2025-11-03T09:00') },
      is: [],
    },
    {
      why: 'typed in afterwards',
      then: { enteredAfterwards: true, finishedAt: at('2025-12-10T09:00') },
      is: [...NEW, 'finished', 'finishedBefore', 'enteredAfterwards'],
    },
    {
      why: 'brought over, received before the period and settled in it',
      then: { broughtOver: true, receivedAt: at('2025-11-28T09:00'), finishedAt: at('2025-12-10T09:00') },
      is: [...OLD, 'finished', 'finishedBefore', 'broughtOver'],
    },
    {
      why: 'brought over, settled after the period: open at its end',
      then: { broughtOver: true, finishedAt: at('2026-01-10T09:00'), dueAt: at('2026-01-12T17:00') },
      is: [...NEW, 'open', 'openInTime', 'broughtOver'],
    },
    {
      why: 'given another case in the period, twice',
      then: { caseChanges: [at('2025-12-10T09:00'), at('2025-12-11T09:00')] },
      is: [...NEW, 'open', 'openLate', 'caseChanged'],
    },
    {
      why: 'given another case after the period',
      then: { caseChanges: [at('2026-01-02T09:00')] },
      is: [...NEW, 'open', 'openLate'],
    },
  ])('$why', ({ then, is }) => expect(figuresOf(dossier(then), DECEMBER, 'day')).toEqual(is));

  it('compares by the minute where the office says so', () => {
    const late = dossier({ finishedAt: at('2025-12-20T17:01') });
    expect(figuresOf(late, DECEMBER, 'minute')).toContain('finishedLate');
    expect(figuresOf(late, DECEMBER, 'day')).toContain('finishedOnTime');
    const open = dossier({ dueAt: at('2025-12-31T17:00') });
    expect(figuresOf(open, DECEMBER, 'minute')).toContain('openLate');
  });

  it('judges a period that is not over by this moment', () => {
    const until = at('2025-12-20T18:00');
    expect(figuresOf(dossier(), { ...DECEMBER, until }, 'day')).toContain('openInTime');
    expect(figuresOf(dossier(), { ...DECEMBER, until: at('2025-12-21T00:00:01') }, 'day')).toContain('openLate');
  });
});

describe('a row of Biểu II.06', () => {
  const row = (changes: Partial<PeriodFigures> = {}): PeriodFigures => ({
    ...(Object.fromEntries(PERIOD_FIGURES.map((id) => [id, 0])) as PeriodFigures),
    ...{ received: 6, receivedOnline: 1, receivedDirect: 2, carriedOver: 3 },
    ...{ finished: 4, finishedBefore: 1, finishedOnTime: 1, finishedLate: 2, open: 2, openInTime: 1, openLate: 1 },
    ...changes,
  });

  it('adds up', () => expect(addsUp(row())).toBe(true));

  it.each<[string, Partial<PeriodFigures>]>([
    ['(3) is not (4) + (5) + (6)', { receivedOnline: 2 }],
    ['(7) is not (8) + (9) + (10)', { finishedLate: 1 }],
    ['(11) is not (12) + (13)', { openLate: 0 }],
    ['(3) is not (7) + (11)', { open: 3, openInTime: 2 }],
  ])('does not where %s', (_, changes) => expect(addsUp(row(changes))).toBe(false));
});

describe('the periods offices report for', () => {
  it.each([
    ['2026-11', '2026-10-15', '2026-11-14'],
    ['2026-01', '2025-12-15', '2026-01-14'],
    ['2026-03', '2026-02-15', '2026-03-14'],
    ['2026-Q1', '2025-12-15', '2026-03-14'],
    ['2026-Q4', '2026-09-15', '2026-12-14'],
    ['2026-H1', '2025-12-15', '2026-06-14'],
    ['2026-H2', '2026-06-15', '2026-12-14'],
    ['2026', '2025-12-15', '2026-12-14'],
  ])('%s runs from %s to %s', (name, from, to) => expect(reportPeriod(name)).toMatchObject({ name, from, to }));

  it.each(['2026-13', '2026-00', '2026-Q5', '2026-H3', '1999', '2026-1', ' 2026', 'Q1'])('knows no %s', (name) =>
    expect(reportPeriod(name)).toBeNull(),
  );

  it('leave no day out and count none twice', () => {
    for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
      const all = [2025, 2026, 2027].flatMap((year) => reportPeriodsOf(kind, year));
      for (const [index, { from }] of all.entries()) {
        if (index === 0) continue;
        expect(new Date(from).getTime() - new Date(all[index - 1]!.to).getTime()).toBe(86_400_000);
      }
    }
  });

  it('of a day: 15 December is of the next year', () => {
    expect(reportPeriodAt('month', '2026-11-14').name).toBe('2026-11');
    expect(reportPeriodAt('month', '2026-11-15').name).toBe('2026-12');
    expect(reportPeriodAt('month', '2026-12-15').name).toBe('2027-01');
    expect(reportPeriodAt('year', '2026-12-14').name).toBe('2026');
    expect(reportPeriodAt('year', '2026-12-15').name).toBe('2027');
    expect(reportPeriodAt('quarter', '2026-03-15').name).toBe('2026-Q2');
  });
});

describe('the definitions', () => {
  it('have the columns of Biểu II.06 in their order', () => {
    expect(II_06_COLUMNS.map((id) => FIGURES[id].column)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('say in a sentence of each language what is counted', () => {
    for (const id of FIGURE_IDS) {
      for (const language of ['vi', 'en'] as const) expect(FIGURES[id][language].counts).toMatch(/^\p{Lu}.+\.$/u);
    }
  });
});
