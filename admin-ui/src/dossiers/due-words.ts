import type { Tone } from '../app/theme';
import { spanWords, type Translate } from '../layout/time-words';
import type { ClockOfDossier, Timeliness } from './dossier.types';

export const SIGNS = ['empty', 'quarter', 'full', 'bars', 'check', 'dash'] as const;
export type Sign = (typeof SIGNS)[number];

/** The clock of a dossier as it is shown: word, sign and colour say the same three times. */
export interface DueSign {
  readonly words: string;
  readonly sign: Sign;
  readonly tone: Tone;
}

const FINISHED: Partial<Record<Timeliness, Omit<DueSign, 'words'>>> = {
  before_time: { sign: 'check', tone: 'green' },
  on_time: { sign: 'check', tone: 'green' },
  late: { sign: 'full', tone: 'red' },
};

/** The server says how it stands, for it alone knows the calendar; the words count to the minute of `now`. */
export function dueSign(dossier: ClockOfDossier, now: Date, translate: Translate): DueSign {
  const { state, timeliness } = dossier;
  const finished = FINISHED[timeliness];
  if (finished) return { ...finished, words: translate(`due.${timeliness}`) };
  if (timeliness === 'paused' || state === 'awaiting_supplement') {
    return { words: translate('due.paused'), sign: 'bars', tone: 'blue' };
  }
  if (timeliness === 'none') return answerSign(dossier, now, translate);
  if (dossier.dueAt === null) return { words: translate('due.no_limit'), sign: 'dash', tone: 'neutral' };
  const due = new Date(dossier.dueAt);
  if (timeliness === 'overdue') {
    return { words: translate('due.overdue', { span: spanWords(due, now, translate) }), sign: 'full', tone: 'red' };
  }
  const soon = timeliness === 'due_soon';
  return {
    words: translate(soon ? 'due.soon' : 'due.left', { span: spanWords(now, due, translate) }),
    sign: soon ? 'quarter' : 'empty',
    tone: soon ? 'amber' : 'neutral',
  };
}

/** Before acceptance another clock runs: the citizen must get some answer within the response time. */
function answerSign({ state, responseDueAt }: ClockOfDossier, now: Date, translate: Translate): DueSign {
  if (state !== 'submitted' || responseDueAt === null) {
    return { words: translate('due.not_counted'), sign: 'dash', tone: 'neutral' };
  }
  const due = new Date(responseDueAt);
  return due < now
    ? { words: translate('due.answer_overdue', { span: spanWords(due, now, translate) }), sign: 'full', tone: 'red' }
    : {
        words: translate('due.answer_left', { span: spanWords(now, due, translate) }),
        sign: 'empty',
        tone: 'neutral',
      };
}

/** The instant the clock runs to, if one runs. */
export function runsTo({ state, timeliness, dueAt, responseDueAt }: ClockOfDossier): Date | null {
  if (timeliness === 'none') return state === 'submitted' && responseDueAt !== null ? new Date(responseDueAt) : null;
  return ['in_time', 'due_soon', 'overdue'].includes(timeliness) && dueAt !== null ? new Date(dueAt) : null;
}
