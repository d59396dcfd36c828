import { localDateOf, type TimeLimit } from '@motcua/shared/calendar';
import { shortDate, type Translate } from '../../time/time-words';
import type { PauseOfDossier } from '../pause.types';
import { limitWords } from '../limit-words';
import { unitsWords } from './why/ledger-words';

/** What a finished pause moved the due time by: `hạn lùi 2 ngày làm việc`; empty for an open one and without a limit. */
export function handedBackWords({ handedBack }: PauseOfDossier, { unit }: TimeLimit, translate: Translate): string {
  if (handedBack === null || unit === 'none') return '';
  const { amount } = handedBack;
  if (amount === 0) return translate('dossier.pause_moved_nothing');
  const given =
    unit === 'workingHour' || unit === 'sameDay'
      ? unitsWords(amount, unit, translate)
      : limitWords({ amount, unit: unit === 'month' ? 'day' : unit }, translate);
  return translate('dossier.pause_moved', { span: given });
}

/** Whether an open pause should have been looked at again. */
export const isReviewOver = ({ endedAt, reviewOn }: PauseOfDossier, now: Date): boolean =>
  endedAt === null && reviewOn !== null && reviewOn < localDateOf(now);

/** When it is, or should have been, looked at again. */
export function reviewWords(pause: PauseOfDossier, now: Date, translate: Translate): string {
  if (pause.reviewOn === null) return '';
  const date = shortDate(pause.reviewOn, localDateOf(now));
  return translate(isReviewOver(pause, now) ? 'dossier.review_over' : 'dossier.review_on', { date });
}

/** The paper behind it; for a supplement or a payment that is the request itself. */
export function documentWords({ cause, document, openedByEventId }: PauseOfDossier, translate: Translate): string {
  if (document !== null) return document;
  if (openedByEventId === null) return '';
  return translate(
    cause === 'supplement' || cause === 'payment' ? `dossier.pause_request.${cause}` : 'dossier.pause_event',
  );
}
