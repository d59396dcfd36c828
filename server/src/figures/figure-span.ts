import { localDateOf } from '@motcua/shared/calendar';
import { type FigureId, type FigureSpan, isOverPeriod, isStepFigure, reportPeriod } from '@motcua/shared/figures';
import { malformed, refused } from '../common/domain-error.js';
import { endOfDay, startOfDay } from '../common/http/day-range.js';
import type { FigureAsked } from './figure-conditions.js';

/** The local days of a report, both inclusive. */
export interface ReportDays {
  readonly period: string | null;
  readonly from: string;
  readonly to: string;
}

/**
 * A named period, or the days themselves.
 *
 * @throws DomainError 400 for an unknown name, for both or for neither
 */
export function daysOf(query: {
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): ReportDays {
  const { period, from, to } = query;
  if (period !== undefined) {
    if (from !== undefined || to !== undefined) throw malformed('period', 'field.invalid');
    const named = reportPeriod(period);
    if (!named) throw malformed('period', 'field.invalid');
    return { period, from: named.from, to: named.to };
  }
  if (from === undefined) throw malformed('from', 'field.missing');
  if (to === undefined) throw malformed('to', 'field.missing');
  return { period: null, from, to };
}

/** A report on decades would keep the database busy for nobody. */
const LONGEST_DAYS = 5 * 366;

/** @throws DomainError 400 for a day that does not exist, 422 `report.period_invalid` where it ends before it begins, is all ahead or too long */
export function spanOf(
  { from, to }: Pick<ReportDays, 'from' | 'to'>,
  now: Date,
  [fromPath, toPath]: readonly [from: string, to: string] = ['from', 'to'],
): FigureSpan {
  const start = startOfDay(fromPath, from);
  const end = endOfDay(toPath, to);
  const tooLong = end.getTime() - start.getTime() > LONGEST_DAYS * 86_400_000;
  if (end <= start || from > localDateOf(now) || tooLong) {
    throw refused('report.period_invalid', 'The period ends before it begins, has not begun or is too long.', [
      { path: end <= start ? toPath : fromPath, code: 'field.invalid' },
    ]);
  }
  // The moment itself belongs to the span: what an act has just written is counted.
  const soon = new Date(now.getTime() + 1);
  return { from: start, until: end < soon ? end : soon };
}

/**
 * What a list is narrowed to by a figure; null without one.
 *
 * @throws DomainError 400 for days without a figure, a figure of a period without its days, one of this moment with them,
 *   and a step, or whose it was, without a figure of steps
 */
export function figureAskedFor(
  filters: {
    readonly figure?: FigureId | undefined;
    readonly figureFrom?: string | undefined;
    readonly figureTo?: string | undefined;
    readonly stepCode?: string | undefined;
    readonly stepOfficerId?: string | undefined;
  },
  now: Date,
): FigureAsked | null {
  const { figure: id, figureFrom: from, figureTo: to, stepCode, stepOfficerId } = filters;
  const days = [
    ['figureFrom', from],
    ['figureTo', to],
  ] as const;
  const overPeriod = id !== undefined && isOverPeriod(id);
  for (const [path, day] of days) {
    if (overPeriod && day === undefined) throw malformed(path, 'field.missing');
    if (!overPeriod && day !== undefined) throw malformed(path, 'field.invalid');
  }
  for (const [path, of] of Object.entries({ stepCode, stepOfficerId })) {
    if (of !== undefined && (id === undefined || !isStepFigure(id))) throw malformed(path, 'field.invalid');
  }
  if (id === undefined) return null;
  if (!isOverPeriod(id)) return { id, now };
  const span = spanOf({ from: from!, to: to! }, now, ['figureFrom', 'figureTo']);
  return isStepFigure(id) ? { id, span, stepCode, stepOfficerId } : { id, span };
}
