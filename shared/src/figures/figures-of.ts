import { classifyFinished, type LatenessCompare } from '../calendar/index.js';
import type { Channel } from '../dossiers/index.js';
import type { PeriodFigure } from './definitions.js';

/** One dossier as it was at the end of a period. */
export interface DossierThen {
  /** The time of acceptance, as it stands corrected; null for what was never accepted. */
  readonly receivedAt: Date | null;
  readonly channel: Channel;
  /** Entered by mistake, whenever that was found out. */
  readonly voided: boolean;
  readonly enteredAfterwards: boolean;
  /** Settled in an older system. */
  readonly broughtOver: boolean;
  /** When it was given another case. */
  readonly caseChanges: readonly Date[];
  /** The decision, or the end of what was withdrawn or returned; null while it was open. */
  readonly finishedAt: Date | null;
  readonly withdrawn: boolean;
  /** Moved by lawful pauses, not by an apology; null without a limit. */
  readonly dueAt: Date | null;
  /** The clock stood still. Not where it was stopped in work (another agency, force majeure) when it was late: that stays late. */
  readonly paused: boolean;
  /** `paused`, and it was late already when the clock stopped. */
  readonly lateBeforePause: boolean;
}

/** From the first moment of its first day to the first moment that no longer belongs to it. */
export interface FigureSpan {
  readonly from: Date;
  /** The end of the last day, or of the present moment where that day is not over. */
  readonly until: Date;
}

/**
 * The figures of a period that one dossier is counted in.
 *
 * @legal Biểu II.06 of Thông tư 01/2020/TT-VPCP
 */
export function figuresOf(then: DossierThen, { from, until }: FigureSpan, compare: LatenessCompare): PeriodFigure[] {
  const { receivedAt, finishedAt } = then;
  if (receivedAt === null || receivedAt >= until) return [];
  const isNew = receivedAt >= from;
  if (then.voided) return isNew ? ['voided'] : [];
  if (finishedAt !== null && finishedAt < from) return [];
  const figures: PeriodFigure[] = ['received'];
  if (!isNew) figures.push('carriedOver');
  else figures.push(then.channel === 'online' ? 'receivedOnline' : 'receivedDirect');
  if (finishedAt !== null && finishedAt < until) figures.push('finished', finishedFigure(then, finishedAt, compare));
  else figures.push('open', ...openFigures(then, until, compare));
  if (isNew && then.enteredAfterwards) figures.push('enteredAfterwards');
  if (then.broughtOver) figures.push('broughtOver');
  if (then.caseChanges.some((at) => at >= from && at < until)) figures.push('caseChanged');
  return figures;
}

const FINISHED = { before_time: 'finishedBefore', on_time: 'finishedOnTime', late: 'finishedLate' } as const;

function finishedFigure({ withdrawn, dueAt }: DossierThen, finishedAt: Date, compare: LatenessCompare): PeriodFigure {
  return FINISHED[withdrawn ? 'on_time' : classifyFinished(finishedAt, dueAt, compare)];
}

function openFigures(then: DossierThen, until: Date, compare: LatenessCompare): PeriodFigure[] {
  if (then.paused) return then.lateBeforePause ? ['openInTime', 'pausedLate'] : ['openInTime'];
  const lastMoment = new Date(until.getTime() - 1);
  return [classifyFinished(lastMoment, then.dueAt, compare) === 'late' ? 'openLate' : 'openInTime'];
}
