import { formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import { shortDate, type Translate, whenWords } from '../time/time-words';
import type { Closure, PromisedTime } from './promise';

/** The promise as the officer reads it out; the second line says until when it holds. */
export interface PromiseWords {
  readonly now: string;
  /** Holidays it steps over. */
  readonly closed: string | null;
  readonly starts: string | null;
  readonly later: string | null;
}

export function promiseWords(promise: PromisedTime, now: Date, translate: Translate): PromiseWords {
  const { dueAt, startsAt, closures, later } = promise;
  if (dueAt === null) return { now: translate('intake.promise.none'), closed: null, starts: null, later: null };
  const today = localDateOf(now);
  const known = new Set(closures.map(({ from }) => from));
  // What the first line has said need not be said again.
  const news = later?.closures.filter(({ from }) => !known.has(from)) ?? [];
  return {
    now: whenWords(dueAt, now, translate),
    closed: closures.length > 0 ? closureWords(closures, today, translate) : null,
    starts: startsAt && translate('intake.promise.starts', { when: whenWords(startsAt, now, translate) }),
    later:
      later &&
      translate('intake.promise.later', {
        time: formatMinute(minuteOfDay(later.after)),
        when: [whenWords(later.dueAt, now, translate), closureWords(news, today, translate)].filter(Boolean).join('; '),
      }),
  };
}

const closureWords = (closures: readonly Closure[], today: string, translate: Translate): string =>
  closures
    .map(({ from, to }) =>
      from === to
        ? translate('intake.promise.closed_day', { day: shortDate(from, today) })
        : translate('intake.promise.closed_days', { from: shortDate(from, today), to: shortDate(to, today) }),
    )
    .join('; ');
