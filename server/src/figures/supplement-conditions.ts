import type { FigureSpan, SupplementFigure } from '@motcua/shared/figures';
import type { WithdrawalCause } from '@motcua/shared/dossiers';
import { periodPredicate, sqlSpan } from './period-conditions.js';

/** Every dossier `d` that may be in a figure of what was answered in the span; written so that an index can find them. */
export const mayBeAnswered = (span: FigureSpan): string =>
  `(d.finished_at IS NULL OR d.finished_at >= ${sqlSpan(span).from}) AND (d.received_at IS NULL OR d.received_at < ${sqlSpan(span).until})`;

/** Which of them are in a figure, of `d` and of `f` as `thenOf` makes it. */
export function supplementPredicate(id: SupplementFigure, span: FigureSpan): string {
  const { from, until } = sqlSpan(span);
  const settled = `d.received_at < ${until} AND ${periodPredicate('finished', span)}`;
  // A refusal is the end: it is never taken back.
  const refused = `d.state = 'not_accepted' AND NOT d.voided AND d.finished_at >= ${from} AND d.finished_at < ${until}`;
  const answered = `((${settled}) OR (${refused}))`;
  const ended = (cause: WithdrawalCause): string => `${settled} AND f.withdrawn AND d.withdrawal_cause = '${cause}'`;
  switch (id) {
    case 'answered':
      return answered;
    case 'supplemented':
      return `${answered} AND ${requestsBy(until)} > 0`;
    case 'supplementedAgain':
      return `${answered} AND ${requestsBy(until)} > 1`;
    case 'refused':
      return refused;
    case 'denied':
      return `${settled} AND NOT f.withdrawn AND ${outcomeBy(until)} = 'denied'`;
    case 'withdrawnByWish':
      return ended('citizen_wish');
    case 'returnedUnsupplemented':
      return ended('supplement_overdue');
    case 'returnedUnpaid':
      return ended('not_paid');
    case 'returnedSuspended':
      return ended('ended_after_suspension');
  }
}

/** How often a supplement had been asked by then: the row says so where nothing has happened since, else its events do. */
const requestsBy = (end: string): string =>
  `CASE WHEN d.supplement_requests = 0 OR d.updated_at < ${end} THEN d.supplement_requests
        ELSE (SELECT count(*) FROM dossier_event e
               WHERE e.dossier_id = d.id AND e.transition = 'request_supplement' AND e.at < ${end}) END`;

const outcomeBy = (end: string): string =>
  `CASE WHEN d.finished_at < ${end} THEN d.outcome
        ELSE (SELECT e.details ->> 'outcome' FROM dossier_event e
               WHERE e.dossier_id = d.id AND e.transition = 'decide' AND e.at < ${end} ORDER BY e.seq DESC LIMIT 1) END`;
