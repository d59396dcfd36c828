import type { WorkingCalendar } from '@motcua/shared/calendar';
import type { Tone } from '../ui/tone';
import { spanWords, type Translate, whenWords } from '../time/time-words';
import { workingWords } from '../time/working-words';
import type { ClockOfDossier, Timeliness } from './dossier.types';

export const SIGNS = ['empty', 'quarter', 'full', 'bars', 'check', 'dash'] as const;
export type Sign = (typeof SIGNS)[number];

/** The clock of a dossier as it is shown: word, sign and colour say the same three times. */
export interface DueSign {
  readonly words: string;
  readonly sign: Sign;
  readonly tone: Tone;
}

/** What words about time depend on. Without the office's calendar they fall back to time on the wall. */
export interface Timepiece {
  readonly now: Date;
  readonly calendar: WorkingCalendar | undefined;
}

const FINISHED: Partial<Record<Timeliness, Omit<DueSign, 'words'>>> = {
  before_time: { sign: 'check', tone: 'green' },
  on_time: { sign: 'check', tone: 'green' },
  late: { sign: 'full', tone: 'red' },
};

/** The server says how it stands; the words count working time to the minute of `now`. */
export function dueSign(dossier: ClockOfDossier, timepiece: Timepiece, translate: Translate): DueSign {
  const { state, timeliness } = dossier;
  const finished = FINISHED[timeliness];
  if (finished) return { ...finished, words: translate(`due.${timeliness}`) };
  if (timeliness === 'paused' || state === 'awaiting_supplement') {
    return { words: translate('due.paused'), sign: 'bars', tone: 'blue' };
  }
  if (timeliness === 'none') return answerSign(dossier, timepiece, translate);
  if (dossier.dueAt === null) return { words: translate('due.no_limit'), sign: 'dash', tone: 'neutral' };
  return runningSign(new Date(dossier.dueAt), timeliness === 'due_soon', timepiece, translate);
}

/** Before acceptance another clock runs: the citizen must get some answer within the response time. */
function answerSign({ state, responseClock }: ClockOfDossier, timepiece: Timepiece, translate: Translate): DueSign {
  if (state !== 'submitted' || responseClock === null) {
    return { words: translate('due.not_counted'), sign: 'dash', tone: 'neutral' };
  }
  if (responseClock.state === 'overdue') return { words: translate('due.answer_late'), sign: 'full', tone: 'red' };
  return runningSign(new Date(responseClock.dueAt), responseClock.state === 'due_soon', timepiece, translate);
}

/** The clock of the answer in full, beside the dossier; null once it was answered in time, or where none ran. */
export function responseSign(
  { state, responseClock }: ClockOfDossier,
  now: Date,
  translate: Translate,
): DueSign | null {
  if (responseClock === null) return null;
  const late = responseClock.state === 'overdue' || responseClock.lateAnswers > 0;
  if (state !== 'submitted' || responseClock.state === 'overdue') {
    return late ? { words: translate('due.answer_late'), sign: 'full', tone: 'red' } : null;
  }
  const words = translate('due.answer_by', { when: whenWords(new Date(responseClock.dueAt), now, translate) });
  return responseClock.state === 'due_soon'
    ? { words, sign: 'quarter', tone: 'amber' }
    : { words, sign: 'empty', tone: 'neutral' };
}

function runningSign(due: Date, soon: boolean, timepiece: Timepiece, translate: Translate): DueSign {
  const { now, calendar } = timepiece;
  const between = (from: Date, to: Date): string =>
    calendar ? workingWords(from, to, calendar, translate) : spanWords(from, to, translate);
  if (due < now) {
    const span = between(due, now);
    return {
      words: span ? translate('due.overdue', { span }) : translate('due.just_overdue'),
      sign: 'full',
      tone: 'red',
    };
  }
  const span = between(now, due) || translate('span.minutes', { count: 1 });
  return { words: translate('due.left', { span }), sign: soon ? 'quarter' : 'empty', tone: soon ? 'amber' : 'neutral' };
}

/** The instant the clock runs to, if one runs. */
export function runsTo({ state, timeliness, dueAt, responseDueAt }: ClockOfDossier): Date | null {
  if (timeliness === 'none') return state === 'submitted' && responseDueAt !== null ? new Date(responseDueAt) : null;
  return ['in_time', 'due_soon', 'overdue'].includes(timeliness) && dueAt !== null ? new Date(dueAt) : null;
}
